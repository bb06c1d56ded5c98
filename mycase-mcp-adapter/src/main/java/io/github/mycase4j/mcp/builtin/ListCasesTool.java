package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.RowFilter;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.domain.RowConditions;
import io.github.mycase4j.client.domain.TextKind;
import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.Grouping;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolResult.EmptyGroups;
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

  private static final Grouping<LegalCase> GROUPS =
      Grouping.<LegalCase>of("case", LegalCase::id, Grouping.Count.class)
          .by("client", GroupKey.clientsOfCase())
          .by("company", GroupKey.companiesOfCase())
          .by("staff", GroupKey.staffOfCase())
          .by("lead_lawyer", GroupKey.leadLawyerOfCase())
          .by("practice_area", GroupKey.text("practice_area", LegalCase::practiceArea))
          .by("case_stage", GroupKey.text("case_stage", LegalCase::caseStage))
          .by(
              "status",
              GroupKey.text("status", c -> c.status() == null ? null : c.status().value()))
          .by("opened_month", GroupKey.month("opened_date", LegalCase::openedDate));

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

  /** What {@code sol} may be. */
  public enum Sol {
    /** Cases with a limitation date. */
    ANY,
    /** Cases without one. */
    NONE;

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
      @Describe(value = "", recorded = AuditMode.HASHED) @Nullable String practiceArea,
      @Describe(value = "", recorded = AuditMode.HASHED) @Nullable String caseStage,
      @Nullable Long staffId,
      @Nullable Long leadLawyerId,
      @Describe("A person; for a company company_id") @Nullable Long clientId,
      @Nullable Long companyId,
      @Describe("Statute-of-limitations date: any = has one") @Nullable Sol sol,
      @Describe("First day") @Nullable LocalDate solFrom,
      @Describe("Last day") @Nullable LocalDate solTo,
      @Nullable Boolean hasOpenTasks,
      @Describe("Instant with offset, or date (UTC)") @Nullable Instant updatedAfter,
      @Describe("Exclusive; of the case itself, not of its time, tasks or events")
          @Nullable Instant updatedBefore,
      @Describe("Default opened (newest first), or sol with sol_from or sol_to")
          @Nullable CaseSort sort) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "list-cases",
            "Lists the firm's cases (matters), or finds one by name or number; exact matches of"
                + " query first. Statute-of-limitations dates are here. What is owed is in"
                + " get-billing-summary, everything else about one case in get-case. By"
                + " client, company, staff or lead lawyer, a case counts in each group, so groups can add"
                + " up to more than totals.",
            Input.class)
        .title("List cases")
        .rows("cases", CaseRow.class)
        .groups(GROUPS);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    Text.checkFilter("practice_area", in.practiceArea());
    Text.checkFilter("case_stage", in.caseStage());
    DateRange sol = DateRange.days("sol_from", in.solFrom(), "sol_to", in.solTo());
    if (in.sol() == Sol.NONE && sol.isAsked()) {
      throw new InvalidArgumentException(
          "sol", "sol none is for cases without a date: leave out sol_from and sol_to.");
    }
    ChangeRange changed = ChangeRange.of(in.updatedAfter(), in.updatedBefore());
    new IdChecks(context)
        .filters(null, in.staffId(), in.clientId())
        .companyFilter(in.companyId())
        .leadLawyerFilter(in.leadLawyerId());
    FirmCollections collections = context.mycase().collections();
    if (in.hasOpenTasks() != null) {
      collections.tasks().prefetch();
    }
    Snapshot<LegalCase> cases = collections.cases().read();
    TextMatch query = TextMatch.of(in.query());
    RowConditions<LegalCase> conditions =
        names(in, query, new FirmTerms(context), cases)
            .where(in.staffId() != null, c -> hasStaff(c, in.staffId()), "staff")
            .where(
                in.sol() != null, c -> (c.solDate() != null) == (in.sol() == Sol.ANY), "sol_date")
            .where(sol.isAsked(), c -> sol.has(c.solDate()), "sol_date")
            .where(
                changed.isAsked(),
                c -> changed.has(c.updatedAt(), c.createdAt()),
                "updated_at",
                "created_at");
    RowFilter selection =
        RowFilter.all().ofStaff(in.staffId() == null ? in.leadLawyerId() : in.staffId());
    List<LegalCase> found = conditions.matches(CheckedRows.of(context, cases.rows(selection)));
    OpenTasksFilter tasks =
        in.hasOpenTasks() == null ? null : new OpenTasksFilter(context, in.hasOpenTasks(), found);
    List<Ranked<LegalCase>> ranked =
        found.stream()
            .filter(c -> tasks == null || tasks.matches(c))
            .flatMap(c -> Ranked.of(c, query, fit(query, c)))
            .toList();
    ToolResult result =
        ToolResult.rows(
                ranked, sort(in, sol).order(), match -> CaseRow.of(match.row()), Ranked::row)
            .groups(
                GROUPS,
                ranked.stream().map(Ranked::row).toList(),
                Grouping.Count.collector(),
                new EmptyGroups(
                    c -> true,
                    (key, id) ->
                        Refs.isOrAny(id, key.equals("staff") ? in.staffId() : in.leadLawyerId())))
            .missing(cases.incompleteness())
            .doubts(conditions.doubts(cases.unreadable()));
    return tasks == null ? result : tasks.addGaps(result);
  }

  private static CaseSort sort(Input in, DateRange sol) {
    if (in.sort() != null) {
      return in.sort();
    }
    return sol.isAsked() ? CaseSort.SOL : CaseSort.OPENED;
  }

  /** Returns the conditions on the status and the query, and those that other lists share. */
  private static RowConditions<LegalCase> names(
      Input in, TextMatch query, FirmTerms terms, Snapshot<LegalCase> cases) {
    boolean pending = in.status() == Status.PENDING;
    RowConditions<LegalCase> shared =
        CaseFilter.conditions(
            terms,
            cases,
            in.clientId(),
            in.companyId(),
            in.practiceArea(),
            in.caseStage(),
            in.leadLawyerId());
    TextMatch pendingStage = terms.caseStage("status", pending ? PENDING : null, cases);
    return shared
        .where(in.status() != null, c -> hasStatus(c, in.status()), "status")
        .where(pending, c -> pendingStage.equalsWhole(c.caseStage()), "case_stage")
        .where(
            in.query() != null,
            c -> Ranked.of(c, query, fit(query, c)).findAny().isPresent(),
            "name",
            "case_number");
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
