package io.github.mycase4j.mcp.builtin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mycase4j.client.domain.BillingSummary;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.InvoiceStatus;
import io.github.mycase4j.client.model.Ref;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An invoice with something outstanding. */
record InvoiceRow(
    long id,
    @Nullable String invoiceNumber,
    @Nullable InvoiceStatus status,
    @Nullable LocalDate invoiceDate,
    @Nullable LocalDate dueDate,
    @Nullable BigDecimal totalAmount,
    @Nullable BigDecimal paidAmount,
    @Nullable BigDecimal outstanding,
    @Nullable Long daysLate,
    @JsonProperty("case") @Nullable Ref legalCase) {

  static InvoiceRow of(BillingSummary.OpenInvoice open) {
    Invoice invoice = open.invoice();
    return new InvoiceRow(
        invoice.id(),
        invoice.invoiceNumber(),
        invoice.status(),
        invoice.invoiceDate(),
        invoice.dueDate(),
        invoice.totalAmount(),
        invoice.paidAmount(),
        Unreadable.has(invoice, "total_amount", "paid_amount") ? null : open.outstanding(),
        Unreadable.has(invoice, "due_date") ? null : Long.valueOf(open.daysLate()),
        invoice.legalCase());
  }
}
