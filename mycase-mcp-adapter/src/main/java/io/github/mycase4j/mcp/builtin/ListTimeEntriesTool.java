package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.collection.RowFilter;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.domain.RowConditions;
import io.github.mycase4j.client.domain.TimeTotals;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.TimeEntry;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.GroupKey.KeyType;
import io.github.mycase4j.mcp.tool.Grouping;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolResult.EmptyGroups;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code list-time-entries}: time entries with the totals of hours and amounts. */
public final class ListTimeEntriesTool implements MyCaseTool<ListTimeEntriesTool.Input> {
  private static final RowOrder<TimeEntry> NEWEST_FIRST =
      RowOrder.<TimeEntry, LocalDate>descending(TimeEntry::entryDate).thenDescending(TimeEntry::id);

  private static final Grouping<TimeEntry> GROUPS =
      Grouping.<TimeEntry>of("time entry", TimeEntry::id, Measures.class)
          .by("case", GroupKey.reference(KeyType.CASE, "case", TimeEntry::legalCase))
          .by("client", GroupKey.ofCase(TimeEntry::legalCase, GroupKey.clientsOfCase()))
          .by("company", GroupKey.ofCase(TimeEntry::legalCase, GroupKey.companiesOfCase()))
          .by("staff", GroupKey.reference(KeyType.STAFF, "staff", TimeEntry::staff))
          .by("activity", GroupKey.text("activity_name", TimeEntry::activityName))
          .by(
              "practice_area",
              GroupKey.ofCase(
                  TimeEntry::legalCase, GroupKey.text("practice_area", LegalCase::practiceArea)))
          .by("month", GroupKey.month("entry_date", TimeEntry::entryDate));

  /** Creates the tool. */
  public ListTimeEntriesTool() {}

  /** The arguments. */
  public record Input(
      @Nullable Long caseId,
      @Nullable Long staffId,
      @Describe("First day") @Nullable LocalDate startDate,
      @Describe("Last day") @Nullable LocalDate endDate,
      @Nullable Boolean billable,
      @Describe("false: on no invoice yet") @Nullable Boolean invoiced,
      @Describe("A person; for a company company_id") @Nullable Long clientId,
      @Nullable Long companyId,
      @Describe(value = "", recorded = AuditMode.HASHED) @Nullable String practiceArea,
      @Nullable Boolean flatFee) {}

  /** The fields beside the rows. */
  public record Output(TimeTotals totals) {}

  /** The figures of a group. */
  public record Measures(
      BigDecimal billableAmount,
      long count,
      BigDecimal hours,
      BigDecimal billableHours,
      BigDecimal uninvoicedAmount) {
    static Collector<TimeEntry, ?, Measures> collector() {
      return Collectors.collectingAndThen(
          TimeTotals.collector(),
          totals ->
              new Measures(
                  totals.billableAmount(),
                  totals.entries(),
                  totals.hours(),
                  totals.billableHours(),
                  totals.uninvoicedAmount()));
    }
  }

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "list-time-entries",
            "Lists hours worked, newest first, with totals over all matches, not only this page."
                + " Unbilled work: billable true, invoiced false. Totals add unrounded amounts; rounded"
                + " rows can add up to a little more (dollars over thousands of rows). Invoices are"
                + " in get-billing-summary. By client, an entry counts for each client of its case, so"
                + " groups can add up to more than totals.",
            Input.class)
        .title("List time entries")
        .rows("time_entries", TimeEntryRow.class)
        .groups(GROUPS)
        .result(Output.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    Text.checkFilter("practice_area", in.practiceArea());
    DateRange days = DateRange.days("start_date", in.startDate(), "end_date", in.endDate());
    new IdChecks(context)
        .filters(in.caseId(), in.staffId(), in.clientId())
        .companyFilter(in.companyId());
    CaseFilter ofCase =
        CaseFilter.of(context, in.clientId(), in.companyId(), in.practiceArea(), null, null);
    RowConditions<TimeEntry> ofEntry =
        RowConditions.of("time entry", TimeEntry::id)
            .where(in.caseId() != null, e -> Refs.is(e.legalCase(), in.caseId()), "case")
            .where(in.staffId() != null, e -> Refs.is(e.staff(), in.staffId()), "staff")
            .where(days.isAsked(), e -> days.has(e.entryDate()), "entry_date")
            .where(
                in.billable() != null,
                e -> Objects.equals(in.billable(), Boolean.TRUE.equals(e.billable())),
                "billable")
            .where(
                in.invoiced() != null,
                e -> Objects.equals(in.invoiced(), !e.invoices().isEmpty()),
                "invoices")
            .where(
                in.flatFee() != null,
                e -> Objects.equals(in.flatFee(), Boolean.TRUE.equals(e.flatFee())),
                "flat_fee");
    RowConditions<TimeEntry> conditions =
        ofEntry
            .where(ofCase.isAsked(), e -> ofCase.has(e.legalCase()), "case")
            .using("hours", "rate", "flat_fee", "billable", "invoices");
    Snapshot<TimeEntry> entries = context.mycase().collections().timeEntries().read();
    RowFilter selection =
        RowFilter.all()
            .ofCase(in.caseId())
            .ofStaff(in.staffId())
            .between(in.startDate(), in.endDate());
    List<TimeEntry> rows = CheckedRows.of(context, entries.rows(selection));
    List<TimeEntry> found = conditions.matches(rows);
    ToolResult result =
        ToolResult.rows(found, NEWEST_FIRST, TimeEntryRow::of)
            .groups(
                GROUPS,
                found,
                Measures.collector(),
                new EmptyGroups(
                    c -> Refs.isOrAny(c.id(), in.caseId()) && ofCase.has(c),
                    (key, id) -> Refs.isOrAny(id, in.staffId())))
            .missing(ofCase.incompleteness())
            .missing(entries.incompleteness())
            .doubts(conditions.doubts(entries.unreadable()))
            .doubts(
                ofCase.doubts(
                    () ->
                        Stream.concat(ofEntry.matches(rows).stream(), entries.unreadable().stream())
                            .map(TimeEntry::legalCase)));
    return context.isGrouped()
        ? result
        : result.and(new Output(TimeTotals.of(CheckedRows.of(context, found))));
  }
}
