package io.github.mycase4j.mcp.prompt;

import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.domain.TextKind;
import io.github.mycase4j.client.domain.TextMatch.Fit;
import io.github.mycase4j.client.model.CaseStage;
import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Quotes;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Completes arguments of prompts and variables of resource templates from the firm's collections in
 * memory. Sends no request to MyCase and starts no load.
 *
 * <p>Thread-safe.
 */
public final class Completions {
  private final PromptRegistry prompts;
  private final List<McpServer.ResourceTemplate> templates;

  /** Creates the completion of these prompts and templates; performs no I/O. */
  public Completions(PromptRegistry prompts, List<McpServer.ResourceTemplate> templates) {
    this.prompts = prompts;
    this.templates = List.copyOf(templates);
  }

  /**
   * Returns the values that complete the typed text.
   *
   * @param firm supplies the collections of the current login; empty without a login. Called only
   *     if they are needed
   * @throws InvalidArgumentException when there is no such prompt, template or argument
   */
  public McpServer.Completion complete(
      McpServer.CompletionRequest request, Supplier<Optional<FirmCollections>> firm) {
    boolean ofPrompt = request.source() == McpServer.CompletionSource.PROMPT;
    if (ofPrompt) {
      checkPrompt(request);
    } else {
      checkTemplate(request);
    }
    Suggestions suggestions = new Suggestions(request.value());
    String argument = request.argument();
    if (!ofPrompt && argument.equals("type")) {
      List.of("client", "company")
          .forEach(type -> suggestions.addText(type, suggestions.fit(TextKind.TEXT, type), true));
      return suggestions.completion();
    }
    firm.get().ifPresent(collections -> add(request, collections, suggestions));
    return suggestions.completion();
  }

  private void checkPrompt(McpServer.CompletionRequest request) {
    PromptTemplate prompt = prompts.find(request.reference());
    if (prompt == null) {
      throw new InvalidArgumentException(
          "ref", "There is no prompt " + Quotes.of(request.reference()) + ".");
    } else if (!prompt.has(request.argument())) {
      throw prompt.unknown(request.argument());
    }
  }

  private void checkTemplate(McpServer.CompletionRequest request) {
    if (templates.stream().noneMatch(each -> each.uriTemplate().equals(request.reference()))) {
      throw new InvalidArgumentException(
          "ref", "There is no resource template " + Quotes.of(request.reference()) + ".");
    } else if (!request.reference().contains("{" + request.argument() + "}")) {
      throw new InvalidArgumentException(
          request.argument(),
          "The resource template "
              + request.reference()
              + " has no variable "
              + Quotes.of(request.argument())
              + ".");
    }
  }

  private static void add(
      McpServer.CompletionRequest request, FirmCollections firm, Suggestions suggestions) {
    switch (request.argument()) {
      case "case" -> rows(firm.cases()).forEach(each -> addCase(each, suggestions));
      case "case_id" -> rows(firm.cases()).forEach(each -> addCaseId(each, suggestions));
      case "client" -> {
        rows(firm.clients()).forEach(each -> addClient(each, suggestions));
        rows(firm.companies()).forEach(each -> addCompany(each, suggestions));
      }
      case "contact_id" -> {
        String type = request.context().getOrDefault("type", "");
        if (!type.equals("company")) {
          rows(firm.clients()).forEach(each -> addClientId(each, suggestions));
        }
        if (!type.equals("client")) {
          rows(firm.companies()).forEach(each -> addCompanyId(each, suggestions));
        }
      }
      case "staff" -> rows(firm.staff()).forEach(each -> addStaff(each, suggestions));
      case "practice_area" ->
          addNames(
              firm.practiceAreas(),
              PracticeArea::name,
              firm.cases(),
              LegalCase::practiceArea,
              suggestions);
      case "case_stage" ->
          addNames(
              firm.caseStages(), CaseStage::name, firm.cases(), LegalCase::caseStage, suggestions);
      default -> {
        // There is nothing to suggest for numbers and for names that are in no collection.
      }
    }
  }

  private static <T> List<T> rows(SyncedCollection<T> collection) {
    return collection.peek().map(Snapshot::rows).orElse(List.of());
  }

  private static void addCase(LegalCase row, Suggestions suggestions) {
    Fit byName = suggestions.fit(TextKind.CASE_NAME, row.name());
    boolean open = CaseStatus.OPEN.equals(row.status());
    if (byName != Fit.NONE) {
      suggestions.addText(row.name(), byName, open);
    } else {
      suggestions.addText(
          row.caseNumber(), suggestions.fit(TextKind.CASE_NUMBER, row.caseNumber()), open);
    }
  }

  private static void addCaseId(LegalCase row, Suggestions suggestions) {
    Fit byName = suggestions.fit(TextKind.CASE_NAME, row.name());
    Fit byNumber = suggestions.fit(TextKind.CASE_NUMBER, row.caseNumber());
    suggestions.addId(
        row.id(),
        byName.compareTo(byNumber) <= 0 ? byName : byNumber,
        CaseStatus.OPEN.equals(row.status()),
        row.name());
  }

  private static void addClient(Client row, Suggestions suggestions) {
    if (!Boolean.TRUE.equals(row.archived())) {
      suggestions.addText(row.fullName(), fit(row, suggestions), true);
    }
  }

  private static void addClientId(Client row, Suggestions suggestions) {
    suggestions.addId(
        row.id(), fit(row, suggestions), !Boolean.TRUE.equals(row.archived()), row.fullName());
  }

  private static Fit fit(Client row, Suggestions suggestions) {
    return suggestions.fitPerson(row.firstName(), row.middleName(), row.lastName());
  }

  private static void addCompany(Company row, Suggestions suggestions) {
    if (!Boolean.TRUE.equals(row.archived())) {
      suggestions.addText(row.name(), suggestions.fit(TextKind.NAME, row.name()), true);
    }
  }

  private static void addCompanyId(Company row, Suggestions suggestions) {
    suggestions.addId(
        row.id(),
        suggestions.fit(TextKind.NAME, row.name()),
        !Boolean.TRUE.equals(row.archived()),
        row.name());
  }

  private static void addStaff(StaffMember row, Suggestions suggestions) {
    if (!Boolean.FALSE.equals(row.active())) {
      suggestions.addText(
          row.fullName(),
          suggestions.fitPerson(row.firstName(), row.middleInitial(), row.lastName()),
          true);
    }
  }

  /** Adds names from MyCase's own list, or those in use on cases if that list is not in memory. */
  private static <T, U> void addNames(
      SyncedCollection<T> list,
      Function<T, String> name,
      SyncedCollection<U> users,
      Function<U, String> nameInUse,
      Suggestions suggestions) {
    List<T> known = rows(list);
    List<String> names =
        known.isEmpty()
            ? rows(users).stream().map(nameInUse).toList()
            : known.stream().map(name).toList();
    names.forEach(each -> suggestions.addText(each, suggestions.fit(TextKind.TEXT, each), true));
  }
}
