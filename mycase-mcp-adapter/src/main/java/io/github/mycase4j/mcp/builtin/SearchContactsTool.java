package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.domain.Contact;
import io.github.mycase4j.client.domain.ContactSearch;
import io.github.mycase4j.client.domain.RowConditions;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code search-contacts}: clients and companies by name, e-mail address or telephone number. */
public final class SearchContactsTool implements MyCaseTool<SearchContactsTool.Input> {
  private static final RowOrder<ContactSearch.Match> BEST_FIRST =
      RowOrder.<ContactSearch.Match, Integer>ascending(ContactSearch.Match::rank)
          .thenAscending(ContactSearch.Match::sortName)
          .thenAscending(match -> match.contact().type().name())
          .thenAscending(match -> match.contact().id());

  /** Creates the tool. */
  public SearchContactsTool() {}

  /** What {@code type} may be. */
  public enum Type {
    /** Clients and companies. */
    ALL,
    /** People. */
    CLIENT,
    /** Companies. */
    COMPANY;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    Contact.@Nullable Type toContact() {
      return this == ALL ? null : this == CLIENT ? Contact.Type.CLIENT : Contact.Type.COMPANY;
    }
  }

  /** The arguments. */
  public record Input(
      @Describe(value = "In name, email, phone or company", recorded = AuditMode.HASHED)
          @Nullable String query,
      @Describe(value = "Name or part of it", recorded = AuditMode.HASHED) @Nullable String name,
      @Describe(value = "Whole address", recorded = AuditMode.HASHED) @Nullable String email,
      @Describe(value = "Whole number in any format", recorded = AuditMode.HASHED)
          @Nullable String phone,
      @Describe(
              value = "Company's name or part of it: the company and its clients",
              recorded = AuditMode.HASHED)
          @Nullable String company,
      @Nullable Type type,
      @Nullable Boolean includeArchived) {}

  /**
   * The fields beside the rows.
   *
   * @param archivedLeftOut the number of archived contacts that also match; null where there are
   *     none
   */
  public record Output(@Nullable Integer archivedLeftOut) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "search-contacts",
            "Finds clients and companies by name, email, phone or company; best match first. All"
                + " given filters must match. Names match by words in any order, whatever case,"
                + " accents and punctuation; initials match, and Jr., a middle initial or a legal"
                + " form (LLC, Inc.) may be missing. Nicknames and other spellings are not found:"
                + " this is no conflict clearance. Staff are in list-staff, everything about one"
                + " contact in get-contact.",
            Input.class)
        .title("Search contacts")
        .rows("contacts", ContactRow.class)
        .result(Output.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    Text.checkFilter("name", in.name());
    Text.checkFilter("email", in.email());
    Text.checkFilter("company", in.company());
    if (in.phone() != null && in.phone().chars().noneMatch(c -> c >= '0' && c <= '9')) {
      throw new InvalidArgumentException("phone", "phone must have digits.");
    }
    ContactSearch search =
        ContactSearch.all()
            .withQuery(in.query())
            .withName(in.name())
            .withEmail(in.email())
            .withPhone(in.phone())
            .withCompany(in.company())
            .withType(in.type() == null ? null : in.type().toContact())
            .withArchived(Boolean.TRUE.equals(in.includeArchived()));
    FirmCollections collections = context.mycase().collections();
    collections.companies().prefetch();
    Snapshot<Client> clients = collections.clients().read();
    Snapshot<Company> companies = collections.companies().read();
    ContactSearch.Result found =
        search.run(
            CheckedRows.of(context, clients.rows()), CheckedRows.of(context, companies.rows()));
    return ToolResult.rows(
            found.matches(),
            BEST_FIRST,
            match -> ContactRow.of(match.contact()),
            match -> ContactRow.source(match.contact()))
        .and(new Output(found.archivedLeftOut() == 0 ? null : found.archivedLeftOut()))
        .missing(clients.incompleteness())
        .missing(companies.incompleteness())
        .doubts(
            doubtfulClients(in, matching(search, Contact.Type.CLIENT, clients, companies))
                .doubts(clients.unreadable()))
        .doubts(
            doubtfulCompanies(in, matching(search, Contact.Type.COMPANY, clients, companies))
                .doubts(companies.unreadable()));
  }

  /** Returns the ids of the contacts with unreadable fields whose readable fields match. */
  private static Set<Long> matching(
      ContactSearch search,
      Contact.Type type,
      Snapshot<Client> clients,
      Snapshot<Company> companies) {
    boolean ofClients = type == Contact.Type.CLIENT;
    if (ofClients ? clients.unreadable().isEmpty() : companies.unreadable().isEmpty()) {
      return Set.of();
    }
    return search
        .withType(type)
        .withArchived(true)
        .run(ofClients ? clients.unreadable() : List.of(), companies.rows())
        .matches()
        .stream()
        .map(match -> match.contact().id())
        .collect(Collectors.toSet());
  }

  private static RowConditions<Client> doubtfulClients(Input in, Set<Long> matching) {
    return RowConditions.of("client", Client::id)
        .where(c -> in.type() != Type.COMPANY)
        .where(
            c -> matching.contains(c.id()),
            fields(
                in,
                List.of("first_name", "middle_name", "middle_initial", "last_name"),
                List.of(
                    "cell_phone_number",
                    "work_phone_number",
                    "home_phone_number",
                    "fax_phone_number")))
        .where(!Boolean.TRUE.equals(in.includeArchived()), c -> !isTrue(c.archived()), "archived");
  }

  private static RowConditions<Company> doubtfulCompanies(Input in, Set<Long> matching) {
    return RowConditions.of("company", Company::id)
        .where(c -> in.type() != Type.CLIENT || in.company() != null || in.query() != null)
        .where(
            c -> matching.contains(c.id()),
            fields(in, List.of("name"), List.of("main_phone_number", "fax_phone_number")))
        .where(!Boolean.TRUE.equals(in.includeArchived()), c -> !isTrue(c.archived()), "archived")
        .where(in.company() != null || in.query() != null, c -> true, "clients");
  }

  /** Returns the fields that decide whether a contact is found. */
  private static String[] fields(Input in, List<String> names, List<String> numbers) {
    List<String> fields = new ArrayList<>();
    if (in.query() != null || in.name() != null || in.company() != null) {
      fields.addAll(names);
    }
    if (in.query() != null || in.email() != null) {
      fields.add("email");
    }
    if (in.query() != null || in.phone() != null) {
      fields.addAll(numbers);
    }
    return fields.toArray(String[]::new);
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
