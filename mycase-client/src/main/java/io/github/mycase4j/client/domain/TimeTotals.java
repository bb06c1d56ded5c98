package io.github.mycase4j.client.domain;

import io.github.mycase4j.client.model.TimeEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The totals of time entries. Amounts are added unrounded and rounded once, half up to cents: they
 * may differ by a cent from the sum of the rounded rows. Hours are exact.
 *
 * <p>An entry is billable only when MyCase says so: one that does not say is not. An entry without
 * rate, or without hours when it is no flat fee, adds nothing to the amounts.
 *
 * @param entries how many entries
 * @param hours all hours
 * @param billableHours hours of billable entries
 * @param billableAmount dollars of billable entries
 * @param uninvoicedAmount dollars of billable entries that are on no invoice
 */
public record TimeTotals(
    int entries,
    BigDecimal hours,
    BigDecimal billableHours,
    BigDecimal billableAmount,
    BigDecimal uninvoicedAmount) {
  private static final int CENTS = 2;

  /**
   * Adds up entries.
   *
   * @param entries the time entries
   * @return the totals
   */
  public static TimeTotals of(Collection<TimeEntry> entries) {
    BigDecimal hours = BigDecimal.ZERO;
    BigDecimal billableHours = BigDecimal.ZERO;
    BigDecimal billable = BigDecimal.ZERO;
    BigDecimal uninvoiced = BigDecimal.ZERO;
    for (TimeEntry entry : entries) {
      hours = plus(hours, entry.hours());
      if (Boolean.TRUE.equals(entry.billable())) {
        BigDecimal amount = exactAmountOf(entry);
        billableHours = plus(billableHours, entry.hours());
        billable = plus(billable, amount);
        uninvoiced = entry.invoices().isEmpty() ? plus(uninvoiced, amount) : uninvoiced;
      }
    }
    return new TimeTotals(
        entries.size(), hours, billableHours, rounded(billable), rounded(uninvoiced));
  }

  /**
   * {@return the amount of one entry, billable or not: hours times rate, or the rate of a flat fee,
   * rounded half up to cents} Empty if MyCase did not send the fields for it.
   *
   * @param entry the time entry
   */
  public static Optional<BigDecimal> amountOf(TimeEntry entry) {
    BigDecimal exact = exactAmountOf(entry);
    return exact == null ? Optional.empty() : Optional.of(rounded(exact));
  }

  private static @Nullable BigDecimal exactAmountOf(TimeEntry entry) {
    BigDecimal rate = entry.rate();
    if (rate == null || Boolean.TRUE.equals(entry.flatFee())) {
      return rate;
    }
    return entry.hours() == null ? null : entry.hours().multiply(rate);
  }

  private static BigDecimal plus(BigDecimal sum, @Nullable BigDecimal addend) {
    return addend == null ? sum : sum.add(addend);
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(CENTS, RoundingMode.HALF_UP);
  }
}
