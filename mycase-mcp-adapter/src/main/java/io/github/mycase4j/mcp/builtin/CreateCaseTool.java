package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.NewCase;
import io.github.mycase4j.client.model.NewCaseStaff;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code create-case}: opens a case, once everything it names is known to exist. */
public final class CreateCaseTool implements MyCaseTool<CreateCaseTool.Input> {

  /** Creates the tool. */
  public CreateCaseTool() {}

  /** What {@code status} may be. */
  public enum Status {
    /** An open case. */
    OPEN,
    /** A closed case. */
    CLOSED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A staff member on the new case. */
  public record Member(
      long id, @Nullable Boolean leadLawyer, @Nullable Boolean originatingLawyer) {}

  /** The arguments. */
  public record Input(
      @Describe(value = "Must be unique in the firm", recorded = AuditMode.HASHED) String name,
      @Nullable Status status,
      @Describe(value = "", recorded = AuditMode.HASHED) @Nullable String caseNumber,
      @Nullable LocalDate openedDate,
      @Describe(value = "", recorded = AuditMode.HASHED) @Nullable String description,
      @Describe(value = "One of the firm's own", recorded = AuditMode.HASHED)
          @Nullable String practiceArea,
      @Describe(value = "One of the firm's own", recorded = AuditMode.HASHED)
          @Nullable String caseStage,
      @Describe("Statute of limitations") @Nullable LocalDate solDate,
      @Nullable List<Long> clientIds,
      @Nullable List<Long> companyIds,
      @Nullable List<Member> staff,
      @Describe("Client or company that is billed") @Nullable Long billingContactId) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.write(
            "create-case",
            "Creates a case in MyCase. Writes: ask the user to confirm first. Practice area, stage"
                + " and all ids are checked before anything is created; find ids with"
                + " search-contacts and list-staff.",
            Input.class)
        .title("Create a case")
        .object("case", CaseRow.class);
  }

  @Override
  public void check(Input in, ToolContext context) {
    named(in, context);
  }

  /** Starts the case with its name, practice area and stage, which are checked. */
  private static NewCase.Builder named(Input in, ToolContext context) {
    NewCase.Builder body = NewCase.named(Text.required("name", in.name()));
    FirmTerms terms = new FirmTerms(context);
    body.practiceArea(terms.listedPracticeArea(in.practiceArea()));
    body.caseStage(terms.listedCaseStage(in.caseStage()));
    return body;
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    NewCase.Builder body = named(in, context);
    Warnings warnings = new Warnings(context).ofPast("sol_date", in.solDate());
    addPeople(in, body, new IdChecks(context), warnings);
    if (in.status() != null) {
      body.status(CaseStatus.of(in.status().toString()));
    }
    body.caseNumber(in.caseNumber())
        .openedDate(in.openedDate())
        .description(in.description())
        .solDate(in.solDate());
    context.cancellation().check();
    LegalCase created = context.mycase().cases().create(body.build());
    return ToolResult.object("case", CaseRow.of(created), created).warnings(warnings.all());
  }

  private static void addPeople(Input in, NewCase.Builder body, IdChecks known, Warnings warnings) {
    List<Long> clients = in.clientIds() == null ? List.of() : in.clientIds();
    List<Long> companies = in.companyIds() == null ? List.of() : in.companyIds();
    List<Member> staff = in.staff() == null ? List.of() : in.staff();
    warnings
        .ofArchivedClients("client_ids", known.clients("client_ids", clients))
        .ofArchivedCompanies("company_ids", known.companies("company_ids", companies))
        .ofInactive("staff", known.staff("staff", staff.stream().map(Member::id).toList()));
    clients.stream().distinct().forEach(body::client);
    companies.stream().distinct().forEach(body::company);
    for (Member member : staff) {
      NewCaseStaff person = NewCaseStaff.of(member.id());
      if (member.leadLawyer() != null) {
        person = person.withLeadLawyer(member.leadLawyer());
      }
      if (member.originatingLawyer() != null) {
        person = person.withOriginatingLawyer(member.originatingLawyer());
      }
      body.staff(person);
    }
    if (in.billingContactId() != null) {
      known.contact("billing_contact_id", in.billingContactId());
      body.billingContact(in.billingContactId());
    }
  }
}
