package io.github.mycase4j.client.domain;

import io.github.mycase4j.client.model.TimeEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The totals of time entries. Amounts are added unrounded and rounded once, half up to cents: the
 * rounded amounts of thousands of entries can add up to some dollars more. Hours are exact.
 *
 * <p>An entry is billable only if MyCase marks it as billable. An entry without a rate, or without
 * hours if it is not a flat fee, adds nothing to the amounts.
 *
 * <p>Immutable and thread-safe; performs no I/O.
 *
 * @param entries how many entries
 * @param hours all hours
 * @param billableHours hours of billable entries
 * @param nonBillableHours hours of the other entries
 * @param billableAmount dollars of billable entries
 * @param uninvoicedAmount dollars of billable entries that are on no invoice
 * @param flatFeeAmount the part of {@code billableAmount} that is flat fees
 * @param averageHourlyRate dollars an hour over billable entries that are not flat fees, rounded
 *     half up to cents; null when they have no hours
 */
public record TimeTotals(
    int entries,
    BigDecimal hours,
    BigDecimal billableHours,
    BigDecimal nonBillableHours,
    BigDecimal billableAmount,
    BigDecimal uninvoicedAmount,
    BigDecimal flatFeeAmount,
    @Nullable BigDecimal averageHourlyRate) {
  private static final int CENTS = 2;

  /**
   * Adds up entries.
   *
   * @param entries the time entries
   * @return the totals
   */
  public static TimeTotals of(Collection<TimeEntry> entries) {
    Sums sums = new Sums();
    for (TimeEntry entry : entries) {
      sums.add(entry);
    }
    return sums.totals();
  }

  /**
   * Returns a collector that adds up entries, such as those of each group of a stream.
   *
   * @return the collector
   */
  public static Collector<TimeEntry, ?, TimeTotals> collector() {
    return Collector.of(
        Sums::new, Sums::add, Sums::merge, Sums::totals, Collector.Characteristics.UNORDERED);
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
    if (rate == null || isFlatFee(entry)) {
      return rate;
    }
    return entry.hours() == null ? null : entry.hours().multiply(rate);
  }

  private static boolean isFlatFee(TimeEntry entry) {
    return Boolean.TRUE.equals(entry.flatFee());
  }

  private static BigDecimal plus(BigDecimal sum, @Nullable BigDecimal addend) {
    return addend == null ? sum : sum.add(addend);
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(CENTS, RoundingMode.HALF_UP);
  }

  /**
   * Accumulates the totals. Each entry adds to one sum of hours and to one of amounts, and the
   * totals are put together at the end: decimals are costly to add.
   */
  private static final class Sums {
    private final BillableSums hourly = new BillableSums();
    private final BillableSums flat = new BillableSums();
    private int entries;
    private BigDecimal nonBillableHours = BigDecimal.ZERO;

    void add(TimeEntry entry) {
      entries++;
      if (Boolean.TRUE.equals(entry.billable())) {
        (isFlatFee(entry) ? flat : hourly).add(entry);
      } else {
        nonBillableHours = plus(nonBillableHours, entry.hours());
      }
    }

    Sums merge(Sums other) {
      entries += other.entries;
      nonBillableHours = nonBillableHours.add(other.nonBillableHours);
      hourly.merge(other.hourly);
      flat.merge(other.flat);
      return this;
    }

    TimeTotals totals() {
      BigDecimal billableHours = hourly.hours.add(flat.hours);
      return new TimeTotals(
          entries,
          billableHours.add(nonBillableHours),
          billableHours,
          nonBillableHours,
          rounded(hourly.amount().add(flat.amount())),
          rounded(hourly.uninvoiced.add(flat.uninvoiced)),
          rounded(flat.amount()),
          hourly.rate());
    }
  }

  /** The sums of hourly or of flat billable entries. */
  private static final class BillableSums {
    private BigDecimal hours = BigDecimal.ZERO;
    private BigDecimal invoiced = BigDecimal.ZERO;
    private BigDecimal uninvoiced = BigDecimal.ZERO;

    void add(TimeEntry entry) {
      hours = plus(hours, entry.hours());
      if (entry.invoices().isEmpty()) {
        uninvoiced = plus(uninvoiced, exactAmountOf(entry));
      } else {
        invoiced = plus(invoiced, exactAmountOf(entry));
      }
    }

    void merge(BillableSums other) {
      hours = hours.add(other.hours);
      invoiced = invoiced.add(other.invoiced);
      uninvoiced = uninvoiced.add(other.uninvoiced);
    }

    BigDecimal amount() {
      return invoiced.add(uninvoiced);
    }

    @Nullable BigDecimal rate() {
      return hours.signum() == 0 ? null : amount().divide(hours, CENTS, RoundingMode.HALF_UP);
    }
  }
}
