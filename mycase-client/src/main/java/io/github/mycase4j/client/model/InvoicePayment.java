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
 * @param amount dollars
 * @param attorney who made the invoice
 * @param client who paid
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

  public InvoicePayment {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "InvoicePayment[id=" + id + ", status=" + status + "]";
  }
}
