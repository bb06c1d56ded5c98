package io.github.mycase4j.client.api;

import static io.github.mycase4j.client.api.Operation.creates;
import static io.github.mycase4j.client.api.Operation.reads;
import static io.github.mycase4j.client.api.Operation.writes;

import io.github.mycase4j.client.model.Expense;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.InvoicePaymentQuery;
import io.github.mycase4j.client.model.InvoiceQuery;
import io.github.mycase4j.client.model.InvoiceStatus;
import io.github.mycase4j.client.model.NewExpense;
import io.github.mycase4j.client.model.NewInvoicePayment;
import io.github.mycase4j.client.model.NewTimeEntry;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.TimeEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Time entries, expenses, invoices and payments. */
public final class BillingOperations {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  private static final String TIME =
      "{'id':7,'activity_name':'Call','rate':'250.0','hours':0.1,'case':{'id':9}}";
  private static final String EXPENSE =
      "{'id':7,'activity_name':'Filing fee','cost':'60.50','units':'2.0','case':{'id':9}}";
  private static final String INVOICE = "{'id':7,'total_amount':'10.50','status':'forwarded'}";
  private static final String PAYMENT = "{'id':8,'amount':10.50,'invoice':{'id':7}}";

  private BillingOperations() {}

  public static List<Operation> all() {
    return List.of(
        reads(
            "timeEntries.list",
            "GET /time_entries?page_size=1000",
            "[" + TIME + "]",
            m -> m.timeEntries().list().stream().map(TimeEntry::rate).toList(),
            List.of(new BigDecimal("250.0"))),
        reads(
            "timeEntries.get",
            "GET /time_entries/7",
            TIME,
            m -> m.timeEntries().get(7).hours(),
            new BigDecimal("0.1")),
        creates(
            "timeEntries.create",
            "POST /time_entries",
            "{'activity_name':'Call','entry_date':'2026-03-05','rate':250,'hours':0.1,"
                + "'case':{'id':9},'staff':{'id':4}}",
            TIME,
            m ->
                m.timeEntries()
                    .create(
                        NewTimeEntry.of(
                            "Call", DAY, new BigDecimal("250"), new BigDecimal("0.1"), 9, 4))
                    .id(),
            7L),
        writes(
            "timeEntries.delete", "DELETE /time_entries/7", null, m -> m.timeEntries().delete(7)),
        reads(
            "expenses.list",
            "GET /expenses?page_size=1000",
            "[" + EXPENSE + "]",
            m -> m.expenses().list().stream().map(Expense::cost).toList(),
            List.of(new BigDecimal("60.50"))),
        reads(
            "expenses.get",
            "GET /expenses/7",
            EXPENSE,
            m -> m.expenses().get(7).units(),
            new BigDecimal("2.0")),
        creates(
            "expenses.create",
            "POST /expenses",
            "{'activity_name':'Filing fee','description':'Twice','billable':false,"
                + "'entry_date':'2026-03-05','cost':60.50,'units':2,'case':{'id':9},"
                + "'staff':{'id':4}}",
            EXPENSE,
            m ->
                m.expenses()
                    .create(
                        NewExpense.of(
                                "Filing fee", DAY, new BigDecimal("60.50"), new BigDecimal(2), 9)
                            .withDescription("Twice")
                            .withBillable(false)
                            .withStaff(4))
                    .id(),
            7L),
        writes("expenses.delete", "DELETE /expenses/7", null, m -> m.expenses().delete(7)),
        reads(
            "invoices.list",
            "GET /invoices?only_allowed_online_payments=false&page_size=1000",
            "[" + INVOICE + "]",
            m -> m.invoices().list().stream().map(Invoice::status).toList(),
            List.of(InvoiceStatus.of("forwarded"))),
        reads(
            "invoices.list",
            "GET /invoices?only_allowed_online_payments=true&page_size=1000",
            "[" + INVOICE + "]",
            m ->
                m.invoices().list(InvoiceQuery.all().withOnlyOnlinePayments(true)).stream()
                    .map(Invoice::id)
                    .toList(),
            List.of(7L)),
        writes("invoices.delete", "DELETE /invoices/7", null, m -> m.invoices().delete(7)),
        reads(
            "invoicePayments.list",
            "GET /invoice_payments?filter[payable_id]=7&page_size=1000",
            "[" + PAYMENT + "]",
            m ->
                m.invoicePayments().list(InvoicePaymentQuery.all().withInvoice(7L)).stream()
                    .map(InvoicePayment::amount)
                    .toList(),
            List.of(new BigDecimal("10.50"))),
        new Operation(
            "invoicePayments.createForInvoice",
            "POST /invoices/7/payments",
            "{'amount':10.50,'date':'2026-03-05','notes':'Check'}",
            "200 " + PAYMENT,
            m ->
                m.invoicePayments()
                    .createForInvoice(
                        7, NewInvoicePayment.of(new BigDecimal("10.50"), DAY).withNotes("Check"))
                    .invoice(),
            Ref.of(7)));
  }
}
