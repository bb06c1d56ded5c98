package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment on an invoice.
 *
 * @param id MyCase's id
 * @param amount dollars
 * @param notes the notes
 * @param date the day or time that it is about
 * @param invoice the invoice
 * @param status the status
 * @param transactionType the transaction type
 * @param legalCase the case that it belongs to
 * @param accountName the account name
 * @param attorney the attorney who made the invoice
 * @param client the client who paid
 * @param invoiceNumber the invoice number
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record InvoicePayment(
    long id,
    @Nullable BigDecimal amount,
    @Nullable String notes,
    @Nullable LocalDate date,
    @Nullable Ref invoice,
    @Nullable PaymentStatus status,
    @Nullable String transactionType,
    @JsonProperty("case") @Nullable Ref legalCase,
    @Nullable String accountName,
    @Nullable Ref attorney,
    @Nullable Ref client,
    @Nullable String invoiceNumber,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param amount dollars
   * @param notes the notes
   * @param date the day or time that it is about
   * @param invoice the invoice
   * @param status the status
   * @param transactionType the transaction type
   * @param legalCase the case that it belongs to
   * @param accountName the account name
   * @param attorney the attorney who made the invoice
   * @param client the client who paid
   * @param invoiceNumber the invoice number
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public InvoicePayment {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "InvoicePayment[id=" + id + ", status=" + status + "]";
  }
}
