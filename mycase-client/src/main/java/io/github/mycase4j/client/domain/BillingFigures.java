package io.github.mycase4j.client.domain;

import io.github.mycase4j.client.model.Invoice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collector;

/**
 * The amounts of issued invoices, of all or of a group of them. Dollars, exact and not rounded; an
 * invoice without a total or a paid amount counts as zero there. {@code billed} less {@code paid}
 * is {@code outstanding} less {@code credit}.
 *
 * <p>Immutable and thread-safe; performs no I/O.
 *
 * @param invoiceCount how many invoices
 * @param billed their totals
 * @param paid their paid amounts
 * @param outstanding total less paid; no invoice counts below zero
 * @param overdue the part of {@code outstanding} that was due before the day
 * @param credit paid less total; no invoice counts below zero: overpayments, which pay for no other
 *     invoice
 * @param aging {@code outstanding} by age
 */
public record BillingFigures(
    int invoiceCount,
    BigDecimal billed,
    BigDecimal paid,
    BigDecimal outstanding,
    BigDecimal overdue,
    BigDecimal credit,
    Aging aging) {

  /**
   * The outstanding amount by whole days after the due date. The five parts add up to it.
   *
   * @param current not yet due, due on the day, or without a due date
   * @param days1To30 1 to 30 days late
   * @param days31To60 31 to 60 days late
   * @param days61To90 61 to 90 days late
   * @param over90 more than 90 days late
   */
  public record Aging(
      BigDecimal current,
      BigDecimal days1To30,
      BigDecimal days31To60,
      BigDecimal days61To90,
      BigDecimal over90) {}

  /**
   * Returns a collector that adds up the issued invoices of a stream, such as those of each group,
   * and skips the others.
   *
   * @param asOf the day as of which an invoice is late or not
   * @return the collector
   */
  public static Collector<Invoice, ?, BillingFigures> collector(LocalDate asOf) {
    Objects.requireNonNull(asOf, "asOf");
    return Collector.of(
        () -> new Sums(asOf),
        Sums::addIfIssued,
        Sums::merge,
        Sums::figures,
        Collector.Characteristics.UNORDERED);
  }

  @Override
  public String toString() {
    return "BillingFigures[invoiceCount=" + invoiceCount + "]";
  }

  /** Accumulates the figures. */
  static final class Sums {
    private final LocalDate asOf;
    private int count;
    private BigDecimal billed = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private BigDecimal credit = BigDecimal.ZERO;
    private BigDecimal current = BigDecimal.ZERO;
    private BigDecimal days1To30 = BigDecimal.ZERO;
    private BigDecimal days31To60 = BigDecimal.ZERO;
    private BigDecimal days61To90 = BigDecimal.ZERO;
    private BigDecimal over90 = BigDecimal.ZERO;

    Sums(LocalDate asOf) {
      this.asOf = asOf;
    }

    private void addIfIssued(Invoice invoice) {
      if (BillingSummary.isIssued(invoice)) {
        add(invoice);
      }
    }

    void add(Invoice invoice) {
      count++;
      if (invoice.totalAmount() != null) {
        billed = billed.add(invoice.totalAmount());
      }
      if (invoice.paidAmount() != null) {
        paid = paid.add(invoice.paidAmount());
      }
      BigDecimal open = BillingSummary.balanceOf(invoice);
      if (open.signum() > 0) {
        age(open, BillingSummary.daysLate(invoice, asOf));
      } else {
        credit = credit.subtract(open);
      }
    }

    private void age(BigDecimal amount, long daysLate) {
      if (daysLate <= 0) {
        current = current.add(amount);
      } else if (daysLate <= 30) {
        days1To30 = days1To30.add(amount);
      } else if (daysLate <= 60) {
        days31To60 = days31To60.add(amount);
      } else if (daysLate <= 90) {
        days61To90 = days61To90.add(amount);
      } else {
        over90 = over90.add(amount);
      }
    }

    private Sums merge(Sums other) {
      count += other.count;
      billed = billed.add(other.billed);
      paid = paid.add(other.paid);
      credit = credit.add(other.credit);
      current = current.add(other.current);
      days1To30 = days1To30.add(other.days1To30);
      days31To60 = days31To60.add(other.days31To60);
      days61To90 = days61To90.add(other.days61To90);
      over90 = over90.add(other.over90);
      return this;
    }

    BillingFigures figures() {
      BigDecimal late = days1To30.add(days31To60).add(days61To90).add(over90);
      return new BillingFigures(
          count,
          billed,
          paid,
          current.add(late),
          late,
          credit,
          new Aging(current, days1To30, days31To60, days61To90, over90));
    }
  }
}
