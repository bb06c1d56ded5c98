package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment to record on an invoice.
 *
 * @param amount dollars
 * @param date the day of the payment
 * @param notes the notes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewInvoicePayment(BigDecimal amount, LocalDate date, @Nullable String notes) {

  /**
   * Checks the components.
   *
   * @param amount dollars
   * @param date the day of the payment
   * @param notes the notes
   */
  public NewInvoicePayment {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(date, "date");
  }

  /**
   * {@return a payment with what MyCase requires}
   *
   * @param amount dollars
   * @param date the day of the payment
   */
  public static NewInvoicePayment of(BigDecimal amount, LocalDate date) {
    return new NewInvoicePayment(amount, date, null);
  }

  /**
   * {@return a copy with these notes}
   *
   * @param value the notes
   */
  public NewInvoicePayment withNotes(String value) {
    return new NewInvoicePayment(amount, date, Objects.requireNonNull(value, "value"));
  }

  @Override
  public String toString() {
    return "NewInvoicePayment[]";
  }
}
