package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.collection.RowFilter;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.domain.RowConditions;
import io.github.mycase4j.client.domain.TextKind;
import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code list-cases}: cases by filters that MyCase itself lacks. */
public final class ListCasesTool implements MyCaseTool<ListCasesTool.Input> {
  private static final String PENDING = "Pending";
  private static final RowOrder<Ranked<LegalCase>> NEWEST_OPENED_FIRST =
      RowOrder.<Ranked<LegalCase>, Integer>ascending(Ranked::rank)
          .thenDescending((Ranked<LegalCase> match) -> match.row().openedDate())
          .thenDescending(match -> match.row().id());

  /** Creates the tool. */
  public ListCasesTool() {}

  /** What {@code status} may be. */
  public enum Status {
    /** Open cases. */
    OPEN,
    /** Closed cases. */
    CLOSED,
    /** Open cases whose stage is called "Pending". */
    PENDING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The arguments. */
  public record Input(
      @Describe("pending = open cases in the case stage \"Pending\"") @Nullable Status status,
      @Describe(value = "Name or case number, or part of it", recorded = AuditMode.HASHED)
          @Nullable String query,
      @Describe(value = "Whole name", recorded = AuditMode.HASHED) @Nullable String practiceArea,
      @Describe(value = "Whole name", recorded = AuditMode.HASHED) @Nullable String caseStage,
      @Nullable Long staffId,
      @Nullable Long clientId,
      @Describe("Statute of limitations, first day") @Nullable LocalDate solFrom,
      @Describe("Last day") @Nullable LocalDate solTo,
      @Describe("Instant with offset, or date (UTC)") @Nullable Instant updatedAfter) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "list-cases",
            "Lists the firm's cases (matters) with status, stage, dates, clients and staff; newest"
                + " opened first, after exact matches of query. Also finds a case by name or number, and statute-of-limitations"
                + " dates (sol_from, sol_to). Use get-case for everything about one case.",
            Input.class)
        .title("List cases")
        .rows("cases", CaseRow.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    DateRange sol = DateRange.days("sol_from", in.solFrom(), "sol_to", in.solTo());
    new IdChecks(context).filters(null, in.staffId(), in.clientId());
    TextMatch query = TextMatch.of(in.query());
    boolean pending = in.status() == Status.PENDING;
    Snapshot<LegalCase> cases = context.mycase().collections().cases().read();
    FirmTerms terms = new FirmTerms(context);
    TextMatch area = terms.practiceArea(in.practiceArea(), cases);
    TextMatch stage = terms.caseStage(in.caseStage(), cases);
    TextMatch pendingStage = terms.caseStage("status", pending ? PENDING : null, cases);
    RowConditions<LegalCase> conditions =
        RowConditions.of("case", LegalCase::id)
            .where(in.status() != null, c -> hasStatus(c, in.status()), "status")
            .where(pending, c -> pendingStage.equalsWhole(c.caseStage()), "case_stage")
            .where(
                in.query() != null,
                c -> Ranked.of(c, query, fit(query, c)).findAny().isPresent(),
                "name",
                "case_number")
            .where(
                in.practiceArea() != null, c -> area.equalsWhole(c.practiceArea()), "practice_area")
            .where(in.caseStage() != null, c -> stage.equalsWhole(c.caseStage()), "case_stage")
            .where(in.staffId() != null, c -> hasStaff(c, in.staffId()), "staff")
            .where(in.clientId() != null, c -> hasClient(c, in.clientId()), "clients")
            .where(sol.isAsked(), c -> sol.has(c.solDate()), "sol_date")
            .where(
                in.updatedAfter() != null,
                c -> DateRange.changed(c.updatedAt(), c.createdAt(), in.updatedAfter()),
                "updated_at",
                "created_at");
    RowFilter selection = RowFilter.all().ofStaff(in.staffId());
    List<Ranked<LegalCase>> found =
        conditions.matches(CheckedRows.of(context, cases.rows(selection))).stream()
            .flatMap(c -> Ranked.of(c, query, fit(query, c)))
            .toList();
    return ToolResult.rows(
            found, NEWEST_OPENED_FIRST, match -> CaseRow.of(match.row()), Ranked::row)
        .missing(cases.incompleteness())
        .doubts(conditions.doubts(cases.unreadable()));
  }

  private static TextMatch.Fit fit(TextMatch query, LegalCase legalCase) {
    return Collections.min(
        List.of(
            query.fit(TextKind.CASE_NAME, legalCase.name()),
            query.fit(TextKind.CASE_NUMBER, legalCase.caseNumber())));
  }

  private static boolean hasStaff(LegalCase legalCase, @Nullable Long id) {
    return id != null && legalCase.staff().stream().anyMatch(s -> s.id() == id);
  }

  private static boolean hasClient(LegalCase legalCase, @Nullable Long id) {
    return id != null && legalCase.clients().stream().anyMatch(s -> s.id() == id);
  }

  private static boolean hasStatus(LegalCase legalCase, @Nullable Status status) {
    if (status == null) {
      return true;
    }
    return switch (status) {
      case OPEN -> CaseStatus.OPEN.equals(legalCase.status());
      case CLOSED -> CaseStatus.CLOSED.equals(legalCase.status());
      case PENDING -> CaseStatus.OPEN.equals(legalCase.status());
    };
  }
}
