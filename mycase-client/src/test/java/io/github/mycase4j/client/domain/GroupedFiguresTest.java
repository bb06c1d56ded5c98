package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.InvoiceStatus;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.TimeEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The collectors against a straightforward computation in fractions of a cent, on random rows. */
class GroupedFiguresTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  /** Ten thousandths of a dollar, or of an hour times a dollar, are exact in a long. */
  private static final int SCALE = 4;

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @Nested
  class OfTimeEntries {

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.client.domain.GroupedFiguresTest#seeds")
    void areThoseOfTheEntriesOfEachGroup(long seed) {
      List<TimeEntry> entries = entries(new Random(seed));
      Map<Long, TimeTotals> groups =
          entries.stream()
              .collect(Collectors.groupingBy(GroupedFiguresTest::key, TimeTotals.collector()));

      groups.forEach(
          (key, totals) ->
              assertTotals(totals, entries.stream().filter(e -> key(e) == key).toList()));
      assertTotals(TimeTotals.of(entries), entries);
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.client.domain.GroupedFiguresTest#seeds")
    void areTheSameInSeveralThreads(long seed) {
      List<TimeEntry> entries = entries(new Random(seed));

      TimeTotals parallel = entries.parallelStream().collect(TimeTotals.collector());

      assertThat(parallel).isEqualTo(entries.stream().collect(TimeTotals.collector()));
      assertTotals(parallel, entries);
    }

    private static void assertTotals(TimeTotals totals, Collection<TimeEntry> entries) {
      long hours = 0;
      long billableHours = 0;
      long hourlyHours = 0;
      long billable = 0;
      long hourly = 0;
      long uninvoiced = 0;
      for (TimeEntry entry : entries) {
        long worked = entry.hours() == null ? 0 : units(entry.hours(), 2);
        long rate = entry.rate() == null ? 0 : units(entry.rate(), 2);
        boolean flat = Boolean.TRUE.equals(entry.flatFee());
        hours += worked;
        if (Boolean.TRUE.equals(entry.billable())) {
          long amount = flat ? rate * 100 : worked * rate;
          billableHours += worked;
          billable += amount;
          hourlyHours += flat ? 0 : worked;
          hourly += flat ? 0 : amount;
          uninvoiced += entry.invoices().isEmpty() ? amount : 0;
        }
      }
      assertThat(totals.entries()).isEqualTo(entries.size());
      assertThat(totals.hours()).isEqualByComparingTo(BigDecimal.valueOf(hours, 2));
      assertThat(totals.billableHours()).isEqualByComparingTo(BigDecimal.valueOf(billableHours, 2));
      assertThat(totals.nonBillableHours())
          .isEqualByComparingTo(BigDecimal.valueOf(hours - billableHours, 2));
      assertThat(totals.billableAmount()).isEqualTo(cents(billable));
      assertThat(totals.uninvoicedAmount()).isEqualTo(cents(uninvoiced));
      assertThat(totals.flatFeeAmount()).isEqualTo(cents(billable - hourly));
      if (hourlyHours == 0) {
        assertThat(totals.averageHourlyRate()).isNull();
      } else {
        assertThat(totals.averageHourlyRate())
            .isEqualTo(
                BigDecimal.valueOf(hourly, SCALE)
                    .divide(BigDecimal.valueOf(hourlyHours, 2), 2, RoundingMode.HALF_UP));
      }
    }
  }

  @Nested
  class OfInvoices {

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.client.domain.GroupedFiguresTest#seeds")
    void areThoseOfTheIssuedInvoicesOfEachGroup(long seed) {
      List<Invoice> invoices = invoices(new Random(seed));
      Map<Long, BillingFigures> groups =
          invoices.stream()
              .collect(
                  Collectors.groupingBy(GroupedFiguresTest::key, BillingFigures.collector(DAY)));

      groups.forEach(
          (key, figures) ->
              assertFigures(figures, invoices.stream().filter(i -> key(i) == key).toList()));
      assertFigures(BillingSummary.of(invoices, List.of(), DAY).figures(), invoices);
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.client.domain.GroupedFiguresTest#seeds")
    void areTheSameInSeveralThreads(long seed) {
      List<Invoice> invoices = invoices(new Random(seed));

      assertThat(invoices.parallelStream().collect(BillingFigures.collector(DAY)))
          .isEqualTo(BillingSummary.of(invoices, List.of(), DAY).figures());
    }

    @Test
    void showWhatWasPaidTooMuchAsCreditAndTakeItFromNothing() {
      List<Invoice> invoices =
          List.of(
              invoice(1, "paid", "100", "150.10", DAY.minusDays(100)),
              invoice(2, "paid", "10", "10.05", null),
              invoice(3, "sent", "70", "20", DAY.minusDays(100)),
              invoice(4, "sent", "7", null, DAY),
              invoice(5, "draft", "0", "30", null));

      BillingFigures figures = invoices.stream().collect(BillingFigures.collector(DAY));

      assertThat(figures.credit()).isEqualByComparingTo("50.15");
      assertThat(figures.outstanding()).isEqualByComparingTo("57");
      assertThat(figures.overdue()).isEqualByComparingTo("50");
      assertThat(figures.aging().over90()).isEqualByComparingTo("50");
      assertThat(figures.aging().current()).isEqualByComparingTo("7");
      assertThat(figures.billed()).isEqualByComparingTo("187");
      assertThat(figures.paid()).isEqualByComparingTo("180.15");
      assertThat(figures.invoiceCount()).isEqualTo(4);
    }

    @Test
    void showNoAmountInToString() {
      assertThat(invoices(new Random(1)).stream().collect(BillingFigures.collector(DAY)))
          .asString()
          .matches("BillingFigures\\[invoiceCount=\\d+]");
    }

    private static void assertFigures(BillingFigures figures, Collection<Invoice> invoices) {
      List<Invoice> issued =
          invoices.stream()
              .filter(
                  i ->
                      i.status() == null
                          || !List.of("draft", "unsent", "forwarded").contains(i.status().value()))
              .toList();
      Function<Invoice, Long> owed = i -> Math.max(0, total(i) - paid(i));
      Predicate<Invoice> late = i -> i.dueDate() != null && i.dueDate().isBefore(DAY);
      Predicate<Invoice> veryLate = late.and(i -> i.dueDate().plusDays(90).isBefore(DAY));

      assertThat(figures.invoiceCount()).isEqualTo(issued.size());
      assertThat(figures.billed()).isEqualByComparingTo(sum(issued, i -> true, i -> total(i)));
      assertThat(figures.paid()).isEqualByComparingTo(sum(issued, i -> true, i -> paid(i)));
      assertThat(figures.outstanding()).isEqualByComparingTo(sum(issued, i -> true, owed));
      assertThat(figures.overdue()).isEqualByComparingTo(sum(issued, late, owed));
      assertThat(figures.aging().over90()).isEqualByComparingTo(sum(issued, veryLate, owed));
      assertThat(figures.credit())
          .isEqualByComparingTo(sum(issued, i -> true, i -> Math.max(0, paid(i) - total(i))));
      assertThat(figures.billed().subtract(figures.paid()))
          .isEqualByComparingTo(figures.outstanding().subtract(figures.credit()));
    }

    private static BigDecimal sum(
        List<Invoice> of, Predicate<Invoice> which, Function<Invoice, Long> cents) {
      return BigDecimal.valueOf(of.stream().filter(which).mapToLong(cents::apply).sum(), 2);
    }

    private static long total(Invoice invoice) {
      return invoice.totalAmount() == null ? 0 : units(invoice.totalAmount(), 2);
    }

    private static long paid(Invoice invoice) {
      return invoice.paidAmount() == null ? 0 : units(invoice.paidAmount(), 2);
    }
  }

  private static long units(BigDecimal amount, int scale) {
    return amount.movePointRight(scale).longValueExact();
  }

  private static BigDecimal cents(long units) {
    return BigDecimal.valueOf(units, SCALE).setScale(2, RoundingMode.HALF_UP);
  }

  private static long key(TimeEntry entry) {
    return entry.legalCase() == null ? 0 : entry.legalCase().id();
  }

  private static long key(Invoice invoice) {
    return invoice.legalCase() == null ? 0 : invoice.legalCase().id();
  }

  private static List<TimeEntry> entries(Random random) {
    return IntStream.range(0, random.nextInt(200))
        .mapToObj(
            id ->
                new TimeEntry(
                    id,
                    null,
                    null,
                    flag(random),
                    null,
                    amount(random, 100_000),
                    amount(random, 2_000),
                    flag(random),
                    reference(random),
                    null,
                    random.nextBoolean() ? List.of(Ref.of(1)) : List.of(),
                    List.of(),
                    null,
                    null,
                    Map.of()))
        .toList();
  }

  private static List<Invoice> invoices(Random random) {
    String[] statuses = {"sent", "paid", "overdue", "draft", "unsent", "forwarded", "other", null};
    return IntStream.range(0, random.nextInt(200))
        .mapToObj(
            id -> {
              BigDecimal total = amount(random, 100_000);
              BigDecimal paid = random.nextInt(3) == 0 ? total : amount(random, 100_000);
              LocalDate due =
                  random.nextInt(6) == 0 ? null : DAY.minusDays(random.nextInt(200) - 50);
              String status = statuses[random.nextInt(statuses.length)];
              return invoice(id, status, total, paid, due, reference(random));
            })
        .toList();
  }

  private static Invoice invoice(long id, String status, String total, String paid, LocalDate due) {
    return invoice(
        id,
        status,
        total == null ? null : new BigDecimal(total),
        paid == null ? null : new BigDecimal(paid),
        due,
        null);
  }

  private static Invoice invoice(
      long id, String status, BigDecimal total, BigDecimal paid, LocalDate due, Ref legalCase) {
    return new Invoice(
        id,
        null,
        null,
        due,
        total,
        paid,
        legalCase,
        null,
        null,
        null,
        status == null ? null : InvoiceStatus.of(status),
        null,
        null,
        Map.of());
  }

  private static Boolean flag(Random random) {
    return random.nextInt(5) == 0 ? null : Boolean.valueOf(random.nextBoolean());
  }

  private static BigDecimal amount(Random random, int bound) {
    int scale = random.nextInt(3);
    return random.nextInt(10) == 0 ? null : BigDecimal.valueOf(random.nextInt(bound), scale);
  }

  private static Ref reference(Random random) {
    return random.nextInt(10) == 0 ? null : Ref.of(random.nextInt(4) + 1);
  }
}
