package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.model.AccountType;
import io.github.mycase4j.client.model.BankAccount;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.InvoiceStatus;
import io.github.mycase4j.client.model.PaymentStatus;
import io.github.mycase4j.client.model.Ref;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillingSummaryTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

  @Nested
  class Sums {

    @Test
    void areTotalPaidAndTheRest() {
      BillingSummary summary =
          summary(
              invoice(1, "sent", "100.10", "20.05", null),
              invoice(2, "paid", "50", "50.00", null),
              invoice(3, "partial", "0.2", "0.1", null));

      assertThat(summary.figures().billed()).isEqualByComparingTo("150.30");
      assertThat(summary.figures().paid()).isEqualByComparingTo("70.15");
      assertThat(summary.figures().outstanding()).isEqualByComparingTo("80.15");
      assertThat(summary.figures().invoiceCount()).isEqualTo(3);
    }

    @Test
    void neverTakeAnOverpaymentFromWhatOthersOwe() {
      BillingSummary summary =
          summary(invoice(1, "paid", "100", "150", null), invoice(2, "sent", "100", "0", null));

      assertThat(summary.figures().outstanding()).isEqualByComparingTo("100");
      assertThat(summary.figures().credit()).isEqualByComparingTo("50");
      assertThat(summary.open()).extracting(open -> open.invoice().id()).containsExactly(2L);
    }

    @Test
    void countAMissingTotalOrPaidAsZero() {
      BillingSummary summary =
          summary(
              invoice(1, "sent", null, null, null),
              invoice(2, "sent", null, "10", null),
              invoice(3, "sent", "10", null, null));

      assertThat(summary.figures().billed()).isEqualByComparingTo("10");
      assertThat(summary.figures().paid()).isEqualByComparingTo("10");
      assertThat(summary.figures().outstanding()).isEqualByComparingTo("10");
      assertThat(summary.figures().invoiceCount()).isEqualTo(3);
    }

    @Test
    void goByAmountsAndNotByTheStatusPaidOrOverdue() {
      BillingSummary summary =
          summary(
              invoice(1, "paid", "100", "40", TODAY.minusDays(1)),
              invoice(2, "overdue", "100", "0", TODAY.plusDays(1)));

      assertThat(summary.figures().outstanding()).isEqualByComparingTo("160");
      assertThat(summary.figures().overdue()).isEqualByComparingTo("60");
    }

    @Test
    void areZeroWithoutInvoices() {
      BillingSummary summary = summary();

      assertThat(summary.figures().billed()).isZero();
      assertThat(summary.figures().outstanding()).isZero();
      assertThat(summary.figures().aging().current()).isZero();
      assertThat(summary.open()).isEmpty();
      assertThat(summary.trust().payments()).isZero();
    }
  }

  @Nested
  class Statuses {

    @ParameterizedTest
    @ValueSource(strings = {"draft", "unsent"})
    void thatWereNotIssuedCountAsDraftOnly(String status) {
      BillingSummary summary = summary(invoice(1, status, "100", "30", TODAY.minusDays(5)));

      assertThat(summary.draft().count()).isEqualTo(1);
      assertThat(summary.draft().amount()).isEqualByComparingTo("100");
      assertNothingIssued(summary);
    }

    @Test
    void forwardedCountAsForwardedOnly() {
      BillingSummary summary =
          summary(
              invoice(1, "forwarded", "100", "30", TODAY.minusDays(5)),
              invoice(2, "forwarded", null, null, null));

      assertThat(summary.forwarded().count()).isEqualTo(2);
      assertThat(summary.forwarded().amount()).isEqualByComparingTo("100");
      assertNothingIssued(summary);
    }

    @Test
    void thatNobodyKnowsCountAsIssuedAndAreNamed() {
      BillingSummary summary =
          summary(
              invoice(1, "written_off", "10", "0", null),
              invoice(2, "Sent", "10", "0", null),
              invoice(3, "written_off", "10", "0", null),
              invoice(4, null, "10", "0", null));

      assertThat(summary.unknownStatuses()).containsExactly("Sent", "written_off");
      assertThat(summary.withoutStatus()).isEqualTo(1);
      assertThat(summary.figures().invoiceCount()).isEqualTo(4);
      assertThat(summary.figures().outstanding()).isEqualByComparingTo("40");
    }

    private static void assertNothingIssued(BillingSummary summary) {
      assertThat(summary.figures().billed()).isZero();
      assertThat(summary.figures().paid()).isZero();
      assertThat(summary.figures().outstanding()).isZero();
      assertThat(summary.figures().overdue()).isZero();
      assertThat(summary.figures().invoiceCount()).isZero();
      assertThat(summary.open()).isEmpty();
    }
  }

  @Nested
  class Ageing {

    @ParameterizedTest
    @CsvSource({
      "2026-04-01, 10, 0, 0, 0, 0",
      "2026-03-31, 10, 0, 0, 0, 0",
      ", 10, 0, 0, 0, 0",
      "2026-03-30, 0, 10, 0, 0, 0",
      "2026-03-01, 0, 10, 0, 0, 0",
      "2026-02-28, 0, 0, 10, 0, 0",
      "2026-01-30, 0, 0, 10, 0, 0",
      "2026-01-29, 0, 0, 0, 10, 0",
      "2025-12-31, 0, 0, 0, 10, 0",
      "2025-12-30, 0, 0, 0, 0, 10",
      "2015-01-01, 0, 0, 0, 0, 10",
    })
    void goesByWholeDaysAfterTheDueDate(
        LocalDate due, String current, String to30, String to60, String to90, String over90) {
      BillingSummary summary = summary(invoice(1, "sent", "15", "5", due));

      assertThat(summary.figures().aging().current()).isEqualByComparingTo(current);
      assertThat(summary.figures().aging().days1To30()).isEqualByComparingTo(to30);
      assertThat(summary.figures().aging().days31To60()).isEqualByComparingTo(to60);
      assertThat(summary.figures().aging().days61To90()).isEqualByComparingTo(to90);
      assertThat(summary.figures().aging().over90()).isEqualByComparingTo(over90);
      assertThat(summary.figures().overdue())
          .isEqualByComparingTo(new BigDecimal("10").subtract(summary.figures().aging().current()));
    }

    @Test
    void countsTheLeapDay() {
      Invoice invoice = invoice(1, "sent", "1", "0", LocalDate.of(2028, 2, 28));

      BillingSummary summary =
          BillingSummary.of(List.of(invoice), List.of(), LocalDate.of(2028, 3, 1));

      assertThat(summary.open().get(0).daysLate()).isEqualTo(2);
    }

    @Test
    void addsUpToWhatIsOutstanding() {
      BillingSummary summary =
          summary(
              invoice(1, "sent", "1.01", "0", null),
              invoice(2, "sent", "2.02", "0", TODAY.minusDays(1)),
              invoice(3, "sent", "3.03", "0", TODAY.minusDays(31)),
              invoice(4, "sent", "4.04", "0", TODAY.minusDays(61)),
              invoice(5, "sent", "5.05", "0", TODAY.minusDays(91)));
      BillingFigures.Aging aging = summary.figures().aging();

      assertThat(
              aging
                  .current()
                  .add(aging.days1To30())
                  .add(aging.days31To60())
                  .add(aging.days61To90())
                  .add(aging.over90()))
          .isEqualByComparingTo(summary.figures().outstanding())
          .isEqualByComparingTo("15.15");
    }

    @Test
    void isAllThatTheDayMoves() {
      Invoice invoice = invoice(1, "sent", "10", "0", TODAY);

      BillingSummary before =
          BillingSummary.of(List.of(invoice), List.of(), LocalDate.of(1999, 1, 1));

      assertThat(before.figures().billed()).isEqualByComparingTo("10");
      assertThat(before.figures().outstanding()).isEqualByComparingTo("10");
      assertThat(before.figures().overdue()).isZero();
    }
  }

  @Nested
  class AnInvoice {

    @ParameterizedTest
    @CsvSource({"draft, false", "unsent, false", "forwarded, false", "sent, true", "paid, true"})
    void isIssuedUnlessItIsADraftOrForwarded(String status, boolean issued) {
      assertThat(BillingSummary.isIssued(invoice(1, status, "1", "0", null))).isEqualTo(issued);
    }

    @Test
    void withoutAStatusOrWithAnotherOneIsIssued() {
      assertThat(BillingSummary.isIssued(invoice(1, null, "1", "0", null))).isTrue();
      assertThat(BillingSummary.isIssued(invoice(1, "written_off", "1", "0", null))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "sent, 10, 9.99, 2026-03-30, true",
      "paid, 10, 9.99, 2026-03-30, true",
      "overdue, 10, 0, 2026-03-31, false",
      "overdue, 10, 0, , false",
      "overdue, 10, 10, 2026-03-30, false",
      "overdue, 10, 11, 2026-03-30, false",
      "draft, 10, 0, 2026-03-30, false",
      "forwarded, 10, 0, 2026-03-30, false",
    })
    void isOverdueWhenIssuedAndOwedAndDueBeforeTheDay(
        String status, String total, String paid, LocalDate due, boolean overdue) {
      Invoice invoice = invoice(1, status, total, paid, due);

      assertThat(BillingSummary.isOverdue(invoice, TODAY)).isEqualTo(overdue);
    }
  }

  @Nested
  class OpenInvoices {

    @Test
    void comeOldestDueFirstThenById() {
      BillingSummary summary =
          summary(
              invoice(9, "sent", "1", "0", null),
              invoice(8, "sent", "1", "0", TODAY),
              invoice(7, "sent", "1", "0", TODAY),
              invoice(6, "paid", "1", "1", TODAY),
              invoice(5, "sent", "1", "0", null),
              invoice(4, "sent", "1", "0", TODAY.minusDays(40)));

      assertThat(summary.open())
          .extracting(open -> open.invoice().id())
          .containsExactly(4L, 7L, 8L, 5L, 9L);
      assertThat(summary.open())
          .extracting(BillingSummary.OpenInvoice::daysLate)
          .containsExactly(40L, 0L, 0L, 0L, 0L);
    }
  }

  @Nested
  class TrustFigures {

    @Test
    void coverIssuedInvoicesOfTrustAccountsAndTheirSuccessfulPayments() {
      List<Invoice> invoices =
          List.of(
              account(invoice(1, "sent", "100", "60", null), "trust"),
              account(invoice(2, "sent", "100", "0", null), "operating"),
              account(invoice(3, "draft", "100", "0", null), "trust"),
              account(invoice(4, "paid", "5", "6", null), "Trust"),
              account(invoice(5, "sent", "100", "0", null), null),
              invoice(6, "sent", "100", "0", null));
      List<InvoicePayment> payments =
          List.of(
              payment(1, 1L, "success", "40.25"),
              payment(2, 1L, "success", "19.75"),
              payment(3, 1L, "pending", "40"),
              payment(4, 2L, "success", "7"),
              payment(5, 3L, "success", "7"),
              payment(6, null, "success", "7"),
              payment(7, 4L, null, "7"),
              payment(8, 4L, "success", null));

      BillingSummary.Trust trust = BillingSummary.of(invoices, payments, TODAY).trust();

      assertThat(trust.invoiced()).isEqualByComparingTo("105");
      assertThat(trust.paid()).isEqualByComparingTo("66");
      assertThat(trust.outstanding()).isEqualByComparingTo("40");
      assertThat(trust.payments()).isEqualByComparingTo("60");
    }
  }

  @Test
  void showsNoAmountInToString() {
    BillingSummary summary = summary(invoice(1, "sent", "98765", "0", null));

    assertThat(summary.toString()).doesNotContain("98765");
    assertThat(summary.open().toString()).doesNotContain("98765");
  }

  private static BillingSummary summary(Invoice... invoices) {
    return BillingSummary.of(List.of(invoices), List.of(), TODAY);
  }

  private static Invoice invoice(long id, String status, String total, String paid, LocalDate due) {
    return new Invoice(
        id,
        null,
        null,
        due,
        money(total),
        money(paid),
        null,
        null,
        null,
        null,
        status == null ? null : InvoiceStatus.of(status),
        null,
        null,
        Map.of());
  }

  private static Invoice account(Invoice invoice, String type) {
    return with(
        invoice, new BankAccount(null, type == null ? null : AccountType.of(type), Map.of()));
  }

  private static Invoice with(Invoice it, BankAccount account) {
    return new Invoice(
        it.id(),
        null,
        null,
        it.dueDate(),
        it.totalAmount(),
        it.paidAmount(),
        null,
        account,
        null,
        null,
        it.status(),
        null,
        null,
        Map.of());
  }

  private static InvoicePayment payment(long id, Long invoiceId, String status, String amount) {
    return new InvoicePayment(
        id,
        money(amount),
        null,
        null,
        invoiceId == null ? null : Ref.of(invoiceId),
        status == null ? null : PaymentStatus.of(status),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of());
  }

  private static BigDecimal money(String amount) {
    return amount == null ? null : new BigDecimal(amount);
  }
}
