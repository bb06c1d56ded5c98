package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invoice of the firm. What is outstanding is total less paid; MyCase has no way to ask for a
 * single one.
 *
 * @param id MyCase's id
 * @param invoiceDate the day of the invoice
 * @param invoiceNumber the invoice number
 * @param dueDate the day it is due
 * @param totalAmount dollars
 * @param paidAmount dollars
 * @param legalCase the case that it belongs to
 * @param bankAccount the bank account
 * @param viewUrl where the client can look at it
 * @param allowOnlinePayments whether it can be paid online
 * @param status the status
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Invoice(
    long id,
    @Nullable LocalDate invoiceDate,
    @Nullable String invoiceNumber,
    @Nullable LocalDate dueDate,
    @Nullable BigDecimal totalAmount,
    @Nullable BigDecimal paidAmount,
    @JsonProperty("case") @Nullable Ref legalCase,
    @Nullable BankAccount bankAccount,
    @Nullable String viewUrl,
    @Nullable Boolean allowOnlinePayments,
    @Nullable InvoiceStatus status,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param invoiceDate the day of the invoice
   * @param invoiceNumber the invoice number
   * @param dueDate the day it is due
   * @param totalAmount dollars
   * @param paidAmount dollars
   * @param legalCase the case that it belongs to
   * @param bankAccount the bank account
   * @param viewUrl where the client can look at it
   * @param allowOnlinePayments whether it can be paid online
   * @param status the status
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public Invoice {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "Invoice[id=" + id + ", status=" + status + "]";
  }
}
