package io.github.mycase4j.mcp.builtin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.domain.BillingFigures;
import io.github.mycase4j.client.domain.BillingSummary;
import io.github.mycase4j.client.domain.RowConditions;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.LegalCase;
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
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code get-billing-summary}: amounts billed and paid, and the age of amounts owed. */
public final class GetBillingSummaryTool implements MyCaseTool<GetBillingSummaryTool.Input> {
  private static final String TRUST_NOTE =
      "These are invoices and payments on invoices to trust accounts, and part of summary; MyCase's"
          + " API does not provide the ledger balance of a trust account, and these figures are not"
          + " one.";
  private static final RowOrder<BillingSummary.OpenInvoice> OLDEST_DUE_FIRST =
      RowOrder.<BillingSummary.OpenInvoice, LocalDate>ascending(open -> open.invoice().dueDate())
          .thenAscending(open -> open.invoice().id());

  private static final Grouping<Invoice> GROUPS =
      Grouping.<Invoice>of("invoice", Invoice::id, Measures.class)
          .by("client", GroupKey.ofCase(Invoice::legalCase, GroupKey.clientsOfCase()))
          .by("company", GroupKey.ofCase(Invoice::legalCase, GroupKey.companiesOfCase()))
          .by("case", GroupKey.reference(KeyType.CASE, "case", Invoice::legalCase))
          .by(
              "practice_area",
              GroupKey.ofCase(
                  Invoice::legalCase, GroupKey.text("practice_area", LegalCase::practiceArea)))
          .by(
              "case_stage",
              GroupKey.ofCase(
                  Invoice::legalCase, GroupKey.text("case_stage", LegalCase::caseStage)))
          .by("lead_lawyer", GroupKey.ofCase(Invoice::legalCase, GroupKey.leadLawyerOfCase()))
          .by("invoice_month", GroupKey.month("invoice_date", Invoice::invoiceDate));

  /** Creates the tool. */
  public GetBillingSummaryTool() {}

  /** The arguments. */
  public record Input(
      @Nullable Long caseId,
      @Describe("Day for the aging, default today") @Nullable LocalDate asOf,
      @Describe("A person; for a company company_id") @Nullable Long clientId,
      @Nullable Long companyId,
      @Describe(value = "", recorded = AuditMode.HASHED) @Nullable String practiceArea,
      @Describe(value = "", recorded = AuditMode.HASHED) @Nullable String caseStage,
      @Nullable Long leadLawyerId,
      @Describe("true: past due only; false: all") @Nullable Boolean overdue,
      @Describe("Invoice date, first day") @Nullable LocalDate invoicedFrom,
      @Describe("Last day") @Nullable LocalDate invoicedTo) {

    boolean isOverdueAsked() {
      return Boolean.TRUE.equals(overdue);
    }

    /** Returns whether all invoices of the case count, as in MyCase's own balance for it. */
    boolean isCaseAlone() {
      return caseId != null && !isOverdueAsked() && invoicedFrom == null && invoicedTo == null;
    }
  }

  /** The number of invoices and their total. */
  public record Count(int count, BigDecimal amount) {
    static Count of(BillingSummary.Count count) {
      return new Count(count.count(), cents(count.amount()));
    }
  }

  /** The outstanding amounts by days after the due date. */
  public record Aging(
      BigDecimal current,
      @JsonProperty("days_1_30") BigDecimal days1To30,
      @JsonProperty("days_31_60") BigDecimal days31To60,
      @JsonProperty("days_61_90") BigDecimal days61To90,
      @JsonProperty("over_90") BigDecimal over90) {
    static Aging of(BillingFigures.Aging aging) {
      return new Aging(
          cents(aging.current()),
          cents(aging.days1To30()),
          cents(aging.days31To60()),
          cents(aging.days61To90()),
          cents(aging.over90()));
    }
  }

  /** The figures. */
  public record Summary(
      BigDecimal billed,
      BigDecimal paid,
      BigDecimal outstanding,
      BigDecimal overdue,
      BigDecimal credit,
      int invoiceCount,
      Count draft,
      Count forwarded,
      Aging aging,
      MissingCases.@Nullable Owed onMissingCases) {
    static Summary of(BillingSummary summary, MissingCases.@Nullable Owed onMissingCases) {
      BillingFigures figures = summary.figures();
      return new Summary(
          cents(figures.billed()),
          cents(figures.paid()),
          cents(figures.outstanding()),
          cents(figures.overdue()),
          cents(figures.credit()),
          figures.invoiceCount(),
          Count.of(summary.draft()),
          Count.of(summary.forwarded()),
          Aging.of(figures.aging()),
          onMissingCases);
    }
  }

  /** The figures of a group. */
  public record Measures(
      BigDecimal outstanding,
      BigDecimal billed,
      BigDecimal paid,
      BigDecimal overdue,
      @JsonProperty("over_90") BigDecimal over90,
      long count) {
    static Collector<Invoice, ?, Measures> collector(LocalDate asOf) {
      return Collectors.collectingAndThen(
          BillingFigures.collector(asOf),
          figures ->
              new Measures(
                  cents(figures.outstanding()),
                  cents(figures.billed()),
                  cents(figures.paid()),
                  cents(figures.overdue()),
                  cents(figures.aging().over90()),
                  figures.invoiceCount()));
    }
  }

  /** Amounts are added as MyCase sent them and rounded once. */
  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  /** The result beside the invoices. */
  public record Output(
      Summary summary,
      BillingSummary.Trust trust,
      String trustNote,
      @Nullable BigDecimal mycaseOutstandingBalance,
      @Nullable List<String> notes,
      @Nullable LocalDate today,
      @Nullable String timeZone) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "get-billing-summary",
            "Returns what was billed and paid and what is owed, for the whole firm or by filters:"
                + " figures by age and the invoices with something outstanding, oldest due first."
                + " Filters narrow every figure; limit narrows none. as_of moves only the aging:"
                + " MyCase keeps no past balances. invoices[].status is MyCase's own; days_late and"
                + " summary.overdue decide what is past due. credit: paid too much. Unbilled work is"
                + " in list-time-entries. By client or lead lawyer, an invoice counts in each"
                + " group, so groups can add up to more than totals.",
            Input.class)
        .title("Billing summary")
        .rows("invoices", InvoiceRow.class)
        .groups(GROUPS)
        .result(Output.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    Text.checkFilter("practice_area", in.practiceArea());
    Text.checkFilter("case_stage", in.caseStage());
    DateRange invoiced =
        DateRange.days("invoiced_from", in.invoicedFrom(), "invoiced_to", in.invoicedTo());
    IdChecks ids = new IdChecks(context);
    LegalCase only = in.caseId() == null ? null : ids.legalCase("case_id", in.caseId());
    ids.filters(null, null, in.clientId())
        .companyFilter(in.companyId())
        .leadLawyerFilter(in.leadLawyerId());
    FirmCollections collections = context.mycase().collections();
    collections.invoicePayments().prefetch();
    CaseFilter ofCase =
        CaseFilter.of(
            context,
            in.clientId(),
            in.companyId(),
            in.practiceArea(),
            in.caseStage(),
            in.leadLawyerId());
    Today now = Today.of(context);
    LocalDate asOf = in.asOf() == null ? now.day() : in.asOf();
    RowConditions<Invoice> ofInvoice =
        RowConditions.of("invoice", Invoice::id)
            .where(in.caseId() != null, i -> Refs.is(i.legalCase(), in.caseId()), "case")
            .where(invoiced.isAsked(), i -> invoiced.has(i.invoiceDate()), "invoice_date")
            .where(in.isOverdueAsked(), BillingSummary::isIssued, "status")
            .where(
                in.isOverdueAsked(),
                i -> BillingSummary.outstandingOf(i).signum() > 0,
                "total_amount",
                "paid_amount")
            .where(
                in.isOverdueAsked(),
                i -> i.dueDate() != null && i.dueDate().isBefore(asOf),
                "due_date");
    RowConditions<Invoice> conditions =
        ofInvoice.where(ofCase.isAsked(), i -> ofCase.has(i.legalCase()), "case").using("case");
    Snapshot<Invoice> invoices = collections.invoices().read();
    Snapshot<InvoicePayment> payments = collections.invoicePayments().read();
    List<Invoice> rows = CheckedRows.of(context, invoices.rows());
    List<Invoice> matches = conditions.matches(rows);
    BillingSummary summary =
        BillingSummary.of(matches, CheckedRows.of(context, payments.rows()), asOf);
    Optional<String> doubts = BillingSummary.doubts(conditions, invoices.rows(), payments.rows());
    boolean certain = invoices.incompleteness().isEmpty() && doubts.isEmpty();
    MissingCases missing = MissingCases.among(summary.open(), context);
    BigDecimal balance = only == null ? null : only.outstandingBalance();
    Output output =
        new Output(
            Summary.of(summary, missing.owed()),
            summary.trust(),
            TRUST_NOTE,
            balance,
            notes(summary, in.isCaseAlone() && certain ? balance : null),
            in.asOf() == null ? now.day() : null,
            in.asOf() == null ? now.zone().getId() : null);
    return ToolResult.rows(summary.open(), OLDEST_DUE_FIRST, InvoiceRow::of, open -> open.invoice())
        .groups(
            GROUPS,
            matches.stream().filter(BillingSummary::isIssued).toList(),
            Measures.collector(asOf),
            new EmptyGroups(
                c -> Refs.isOrAny(c.id(), in.caseId()) && ofCase.has(c),
                (key, id) -> Refs.isOrAny(id, in.leadLawyerId())))
        .and(output)
        .missing(missing.incompleteness())
        .missing(ofCase.incompleteness())
        .missing(invoices.incompleteness())
        .missing(payments.incompleteness())
        .doubts(doubts)
        .doubts(
            ofCase.doubts(
                () ->
                    Stream.concat(ofInvoice.matches(rows).stream(), invoices.unreadable().stream())
                        .map(Invoice::legalCase)))
        .doubts(
            RowConditions.of("case", LegalCase::id)
                .using("outstanding_balance")
                .doubts(only == null ? List.of() : List.of(only)));
  }

  /**
   * @param balance MyCase's own figure, which should equal the outstanding amount; null when there
   *     is none to compare
   */
  private static @Nullable List<String> notes(
      BillingSummary summary, @Nullable BigDecimal balance) {
    List<String> notes = new ArrayList<>();
    if (!summary.unknownStatuses().isEmpty()) {
      notes.add(
          "Invoices with a status unknown to this connector are counted as issued: "
              + String.join(", ", summary.unknownStatuses())
              + ".");
    }
    if (summary.withoutStatus() > 0) {
      notes.add(
          summary.withoutStatus() == 1
              ? "1 invoice without a status is counted as issued."
              : summary.withoutStatus() + " invoices without a status are counted as issued.");
    }
    if (balance != null && balance.compareTo(summary.figures().outstanding()) != 0) {
      notes.add(
          "mycase_outstanding_balance, MyCase's own figure for the case, differs from"
              + " summary.outstanding; the invoices are what counts.");
    }
    return notes.isEmpty() ? null : notes;
  }
}
