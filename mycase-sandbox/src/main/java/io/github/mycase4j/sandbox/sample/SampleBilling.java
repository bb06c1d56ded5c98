package io.github.mycase4j.sandbox.sample;

import io.github.mycase4j.sandbox.value.Json;
import io.github.mycase4j.sandbox.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The time, the expenses, the invoices and the payments of the sample firm. */
final class SampleBilling {
  private static final long INVOICES = 7_001;
  private static final List<String> STATUSES =
      List.of(
          "paid",
          "overdue",
          "partial",
          "sent",
          "paid",
          "overdue",
          "draft",
          "unsent",
          "partial",
          "forwarded",
          "sent",
          "paid");
  private static final List<BigDecimal> HOURS =
      List.of(
          new BigDecimal("0.1"),
          new BigDecimal("0.25"),
          new BigDecimal("0.5"),
          new BigDecimal("1.5"),
          new BigDecimal("0.3"),
          new BigDecimal("2.75"),
          new BigDecimal("1"),
          new BigDecimal("0.7"));
  private static final List<String> RATES =
      List.of("425.0", "395.5", "312.55", "275.0", "350.0", "165.25", "140.0", "150.0");

  private final Sample sample;
  private final SampleMatters matters;
  private final Map<Long, List<Long>> invoicesOfCase = new HashMap<>();
  private final Map<Long, BigDecimal> outstanding = new HashMap<>();

  SampleBilling(Sample sample, SampleMatters matters) {
    this.sample = sample;
    this.matters = matters;
  }

  /** Generates all of it, and returns the outstanding balance of each case. */
  Map<Long, BigDecimal> make() {
    invoices();
    timeEntries();
    expenses();
    return outstanding;
  }

  private void invoices() {
    Random dice = sample.dice("invoices");
    int cases = sample.size("cases");
    for (int i = 0; i < sample.size("invoices"); i++) {
      long id = INVOICES + i;
      String status = i == 76 ? "written_off" : Sample.pick(STATUSES, i);
      // Some invoices outlive their case, and still say to which one they belonged.
      boolean dangling = i % 15 == 7 || cases == 0;
      long caseId = dangling ? 990_001 + i : SampleMatters.CASES + i * 7L % cases;
      BigDecimal total = BigDecimal.valueOf(20_000 + dice.nextInt(900_000), 2);
      BigDecimal paid = paid(status, i, total);
      int age = 12 + dice.nextInt(300);
      int due = status.equals("overdue") ? Math.min(-1, 30 - age) : 30 - age;
      boolean sentLately = status.equals("sent") && i % 24 == 3;
      Map<String, Object> account = account(i);
      sample.add(
          "invoices",
          id,
          Sample.fields(
              id,
              "invoice_date",
              sample.date(-age),
              "invoice_number",
              String.valueOf(2_001 + i),
              "due_date",
              i % 12 == 10 ? noDate(i) : sample.date(sentLately ? 14 : due),
              "total_amount",
              i % 3 == 0 ? Money.text(total) : total,
              "paid_amount",
              i % 3 == 1 ? Money.text(paid) : paid,
              "case",
              Json.reference(caseId),
              "bank_account",
              account,
              "view_url",
              "https://pay.example.com/invoices/" + id,
              "allow_online_payments",
              i % 5 != 2,
              "status",
              status,
              "created_at",
              sample.stamp(age),
              "updated_at",
              sample.stamp(age / 4)));
      if (!dangling) {
        invoicesOfCase.computeIfAbsent(caseId, c -> new ArrayList<>()).add(id);
        if (!List.of("draft", "unsent", "forwarded").contains(status)) {
          outstanding.merge(caseId, total.subtract(paid).max(BigDecimal.ZERO), BigDecimal::add);
        }
      }
      payments(i, id, caseId, paid, age, account);
    }
  }

  private static @Nullable Object noDate(int i) {
    return i % 24 == 10 ? null : Sample.MISSING;
  }

  /** Every second of the last kind of paid invoice is overpaid. */
  private static BigDecimal paid(String status, int i, BigDecimal total) {
    BigDecimal third = total.divide(BigDecimal.valueOf(3), 2, RoundingMode.HALF_UP);
    return switch (status) {
      case "paid" -> i % 24 == 11 ? total.add(new BigDecimal("50.25")) : total;
      case "partial" -> third;
      default -> BigDecimal.ZERO;
    };
  }

  private static @Nullable Map<String, Object> account(int i) {
    return switch (i % 10) {
      case 4, 8 -> Json.ordered("name", "Trust Account", "account_type", "trust");
      case 6 -> null;
      default -> Json.ordered("name", "Operating Account", "account_type", "operating");
    };
  }

  private void payments(
      int i,
      long invoice,
      long caseId,
      BigDecimal paid,
      int age,
      @Nullable Map<String, Object> account) {
    if (paid.signum() > 0) {
      BigDecimal first =
          i % 4 == 0 ? paid.divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN) : paid;
      payment(invoice * 10, i, invoice, caseId, first, "success", age / 2, account);
      if (first.compareTo(paid) < 0) {
        BigDecimal rest = paid.subtract(first);
        payment(invoice * 10 + 1, i + 1, invoice, caseId, rest, "success", age / 3, account);
      }
    }
    if (i % 14 == 5) {
      payment(
          invoice * 10 + 2,
          i,
          invoice,
          caseId,
          new BigDecimal("125.5"),
          i % 28 == 5 ? "failure" : "pending",
          age / 4,
          account);
    }
  }

  private void payment(
      long id,
      int i,
      long invoice,
      long caseId,
      BigDecimal amount,
      String status,
      int age,
      @Nullable Map<String, Object> account) {
    int at = (int) (caseId - SampleMatters.CASES);
    boolean known = at < sample.size("cases");
    sample.add(
        "invoice_payments",
        id,
        Sample.fields(
            id,
            "amount",
            i % 2 == 0 ? amount : Money.text(amount),
            "notes",
            i % 3 == 0 ? "Check" : "",
            "date",
            i % 20 == 12 ? null : sample.date(-age),
            "invoice",
            Json.reference(invoice),
            "status",
            status,
            "transaction_type",
            i % 9 == 3 ? null : "Payment",
            "case",
            Json.reference(caseId),
            "account_name",
            account == null ? null : account.get("name"),
            "attorney",
            Json.reference(matters.attorney(i)),
            "client",
            known ? matters.billingContact(at) : null,
            "invoice_number",
            String.valueOf(invoice - INVOICES + 2_001),
            "created_at",
            sample.stamp(age),
            "updated_at",
            sample.stamp(age)));
  }

  private void timeEntries() {
    Random dice = sample.dice("time_entries");
    int cases = sample.size("cases");
    int staff = Math.max(1, sample.size("staff"));
    for (int i = 0; i < sample.size("time_entries"); i++) {
      long id = 100_001L + i;
      int age = i % 30 == 0 ? 0 : dice.nextInt(180);
      boolean flat = i % 23 == 11;
      boolean billable = i % 9 != 4;
      int who = i % Math.min(RATES.size(), staff);
      long caseId =
          i % 250 == 120 || cases == 0
              ? 990_500 + i % 7
              : SampleMatters.CASES + (long) dice.nextInt(cases);
      List<Long> invoices = invoicesOfCase.getOrDefault(caseId, List.of());
      boolean invoiced = billable && age > 30 && !invoices.isEmpty();
      sample.add(
          "time_entries",
          id,
          Sample.fields(
              id,
              "activity_name",
              flat ? "Flat Fee" : Sample.pick(SampleWords.ACTIVITIES, i),
              "description",
              i % 40 == 21 ? null : Sample.pick(SampleWords.WORK, i),
              "billable",
              billable,
              "entry_date",
              sample.date(-age),
              "rate",
              flat ? "1500.0" : RATES.get(who),
              "hours",
              flat ? BigDecimal.ONE : Sample.pick(HOURS, i * 5 + i / 8),
              "flat_fee",
              flat,
              "case",
              Json.reference(caseId),
              "staff",
              Json.reference(SamplePeople.STAFF + who),
              "invoices",
              invoiced ? List.of(Json.reference(invoices.get(i % invoices.size()))) : List.of(),
              "custom_field_values",
              List.of(),
              "created_at",
              sample.stamp(age),
              "updated_at",
              sample.stamp(age)));
    }
  }

  private void expenses() {
    int cases = sample.size("cases");
    List<String> kinds = List.of("Filing Fee", "Court Reporter", "Postage", "Expert Fee", "Copies");
    List<String> costs = List.of("435.0", "612.4", "8.95", "1800.0", "0.15");
    for (int i = 0; i < sample.size("expenses") && cases > 0; i++) {
      long id = 90_001L + i;
      sample.add(
          "expenses",
          id,
          Sample.fields(
              id,
              "activity_name",
              Sample.pick(kinds, i),
              "description",
              i % 4 == 0 ? null : "As billed to the firm.",
              "billable",
              i % 6 != 5,
              "entry_date",
              sample.date(-(i * 5 % 160)),
              "cost",
              Sample.pick(costs, i),
              "units",
              i % 5 == 4 ? "240.0" : "1.0",
              "case",
              Json.reference(SampleMatters.CASES + i * 3L % cases),
              "staff",
              i % 7 == 3 ? null : Json.reference(matters.attorney(i)),
              "invoices",
              List.of(),
              "custom_field_values",
              List.of(),
              "created_at",
              sample.stamp(i * 5 % 160),
              "updated_at",
              sample.stamp(i * 5 % 160)));
    }
  }
}
