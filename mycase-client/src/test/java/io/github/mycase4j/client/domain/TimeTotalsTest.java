package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.TimeEntry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTotalsTest {

  @Nested
  class AnAmount {

    @ParameterizedTest
    @CsvSource({
      "250.00, 1.5, false, 375.00",
      "250, 1.5, , 375.00",
      "33.35, 0.1, false, 3.34",
      "33.34, 0.1, false, 3.33",
      "1.005, 1, false, 1.01",
      "2.675, 1, false, 2.68",
      "0.1, 0.05, false, 0.01",
      "-33.35, 0.1, false, -3.34",
      "500.005, 3, true, 500.01",
      "500, , true, 500.00",
      "0, 8, false, 0.00",
    })
    void isHoursTimesRateOrTheFlatFeeRoundedHalfUp(
        String rate, String hours, Boolean flat, String amount) {
      assertThat(TimeTotals.amountOf(entry(rate, hours, flat, true))).contains(dollars(amount));
    }

    @Test
    void isThereForAnEntryThatIsNotBillable() {
      assertThat(TimeTotals.amountOf(entry("100", "1", false, false))).contains(dollars("100.00"));
    }

    @Test
    void isMissingWithoutWhatItTakes() {
      assertThat(TimeTotals.amountOf(entry(null, "1", false, true))).isEmpty();
      assertThat(TimeTotals.amountOf(entry("100", null, false, true))).isEmpty();
      assertThat(TimeTotals.amountOf(entry(null, "1", true, true))).isEmpty();
    }
  }

  @Nested
  class Totals {

    @Test
    void addUnroundedAmountsAndRoundOnce() {
      List<TimeEntry> entries =
          List.of(
              entry("33.34", "0.1", false, true),
              entry("33.34", "0.1", false, true),
              entry("33.34", "0.1", false, true));
      BigDecimal rows =
          entries.stream()
              .flatMap(entry -> TimeTotals.amountOf(entry).stream())
              .reduce(BigDecimal.ZERO, BigDecimal::add);

      assertThat(rows).isEqualTo(dollars("9.99"));
      assertThat(TimeTotals.of(entries).billableAmount()).isEqualTo(dollars("10.00"));
    }

    @Test
    void roundHalfUp() {
      TimeTotals totals =
          TimeTotals.of(
              List.of(entry("0.01", "0.25", false, true), entry("0.01", "0.25", false, true)));

      assertThat(totals.billableAmount()).isEqualTo(dollars("0.01"));
    }

    @Test
    void keepHoursExact() {
      List<TimeEntry> entries =
          Stream.generate(() -> entry("100", "0.1", false, true)).limit(10).toList();

      assertThat(TimeTotals.of(entries).hours()).isEqualByComparingTo("1");
      assertThat(TimeTotals.of(entries).billableHours()).isEqualByComparingTo("1");
      assertThat(TimeTotals.of(entries).entries()).isEqualTo(10);
    }

    @Test
    void countAsBillableOnlyWhatMyCaseCallsSo() {
      TimeTotals totals =
          TimeTotals.of(
              List.of(
                  entry("100", "1", false, true),
                  entry("100", "2", false, false),
                  entry("100", "4", false, null)));

      assertThat(totals.hours()).isEqualByComparingTo("7");
      assertThat(totals.billableHours()).isEqualByComparingTo("1");
      assertThat(totals.billableAmount()).isEqualTo(dollars("100.00"));
    }

    @Test
    void countAsUninvoicedOnlyBillableEntriesOnNoInvoice() {
      TimeTotals totals =
          TimeTotals.of(
              List.of(
                  entry("100", "1", false, true),
                  entry("100", "2", false, true, 31),
                  entry("100", "4", false, false),
                  entry("9", null, true, true)));

      assertThat(totals.billableAmount()).isEqualTo(dollars("309.00"));
      assertThat(totals.uninvoicedAmount()).isEqualTo(dollars("109.00"));
    }

    @Test
    void takeNothingFromEntriesWithoutRateOrHours() {
      TimeTotals totals =
          TimeTotals.of(List.of(entry(null, "1", false, true), entry("100", null, false, true)));

      assertThat(totals.hours()).isEqualByComparingTo("1");
      assertThat(totals.billableAmount()).isEqualTo(dollars("0.00"));
      assertThat(totals.entries()).isEqualTo(2);
    }

    @Test
    void areZeroOfNothing() {
      assertThat(TimeTotals.of(List.of()))
          .isEqualTo(
              new TimeTotals(
                  0,
                  BigDecimal.ZERO,
                  BigDecimal.ZERO,
                  BigDecimal.ZERO,
                  dollars("0.00"),
                  dollars("0.00"),
                  dollars("0.00"),
                  null));
    }

    @Test
    void showFlatFeesApartAsAPartOfTheBillableAmount() {
      TimeTotals totals =
          TimeTotals.of(
              List.of(
                  entry("100", "1", false, true),
                  entry("500.005", "3", true, true),
                  entry("40", null, true, true, 31),
                  entry("70", null, true, false)));

      assertThat(totals.flatFeeAmount()).isEqualTo(dollars("540.01"));
      assertThat(totals.billableAmount()).isEqualTo(dollars("640.01"));
      assertThat(totals.uninvoicedAmount()).isEqualTo(dollars("600.01"));
      assertThat(totals.billableHours()).isEqualByComparingTo("4");
    }

    @Test
    void averageTheRateOfBillableHoursOverHourlyEntries() {
      TimeTotals totals =
          TimeTotals.of(
              List.of(
                  entry("100", "1", false, true),
                  entry("400", "2", false, true, 31),
                  entry("9000", "5", true, true),
                  entry("50", "10", false, false)));

      assertThat(totals.averageHourlyRate()).isEqualTo(dollars("300.00"));
    }

    @Test
    void roundTheAverageRateHalfUpOnceAndFromUnroundedAmounts() {
      TimeTotals half =
          TimeTotals.of(
              List.of(entry("100.01", "1", false, true), entry("100.02", "1", false, true)));
      TimeTotals third =
          TimeTotals.of(List.of(entry("0.004", "1", false, true), entry("0.01", "2", null, true)));

      assertThat(half.averageHourlyRate()).isEqualTo(dollars("100.02"));
      assertThat(third.averageHourlyRate()).isEqualTo(dollars("0.01"));
    }

    @Test
    void haveNoAverageRateWithoutHours() {
      TimeTotals totals =
          TimeTotals.of(
              List.of(
                  entry("500", "3", true, true),
                  entry("100", "1", false, false),
                  entry("100", null, false, true)));

      assertThat(totals.averageHourlyRate()).isNull();
    }

    @Test
    void showTheHoursThatAreNotBillable() {
      TimeTotals totals =
          TimeTotals.of(
              List.of(
                  entry("100", "1.25", false, false),
                  entry("100", "2.1", true, null),
                  entry("100", "4", false, true)));

      assertThat(totals.nonBillableHours()).isEqualByComparingTo("3.35");
    }
  }

  private static TimeEntry entry(
      String rate, String hours, Boolean flat, Boolean billable, long... invoices) {
    return new TimeEntry(
        1,
        null,
        null,
        billable,
        null,
        dollars(rate),
        dollars(hours),
        flat,
        null,
        null,
        java.util.Arrays.stream(invoices).mapToObj(Ref::of).toList(),
        List.of(),
        null,
        null,
        Map.of());
  }

  private static BigDecimal dollars(String amount) {
    return amount == null ? null : new BigDecimal(amount);
  }
}
