package io.github.mycase4j.client.domain;

import io.github.mycase4j.client.model.AccountType;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.InvoiceStatus;
import io.github.mycase4j.client.model.PaymentStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The amounts that a firm, or one of its cases, billed, was paid and has outstanding, by age. All
 * amounts are dollars, exact and not rounded; an invoice without a total or a paid amount counts
 * with zero there.
 *
 * <p>Draft, unsent and forwarded invoices are in no figure but {@code draft} and {@code forwarded}:
 * the first two were not issued, and a forwarded one's balance is on a later invoice already. Every
 * other invoice is issued, also one whose status is missing or unknown.
 *
 * <p>Immutable and thread-safe; performs no I/O.
 *
 * @param billed totals of issued invoices
 * @param paid paid amounts of issued invoices
 * @param outstanding total less paid of issued invoices, none of them below zero
 * @param overdue the part of {@code outstanding} that was due before the day of the summary
 * @param invoiceCount issued invoices
 * @param draft draft and unsent invoices
 * @param forwarded forwarded invoices
 * @param aging {@code outstanding} by age
 * @param open issued invoices with something outstanding: oldest due date first, those without one
 *     last, then by id
 * @param trust the part of it that goes to trust accounts
 * @param unknownStatuses statuses of issued invoices that this version does not know, sorted
 * @param withoutStatus issued invoices that have no status
 */
public record BillingSummary(
    BigDecimal billed,
    BigDecimal paid,
    BigDecimal outstanding,
    BigDecimal overdue,
    int invoiceCount,
    Count draft,
    Count forwarded,
    Aging aging,
    List<OpenInvoice> open,
    Trust trust,
    List<String> unknownStatuses,
    int withoutStatus) {
  private static final Comparator<OpenInvoice> OLDEST_DUE_FIRST =
      Comparator.comparing(
              (OpenInvoice open) -> open.invoice().dueDate(),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(open -> open.invoice().id());

  /**
   * Makes collections unmodifiable.
   *
   * @param billed totals of issued invoices
   * @param paid paid amounts of issued invoices
   * @param outstanding total less paid of issued invoices, none of them below zero
   * @param overdue the part of {@code outstanding} that was due before the day of the summary
   * @param invoiceCount issued invoices
   * @param draft draft and unsent invoices
   * @param forwarded forwarded invoices
   * @param aging {@code outstanding} by age
   * @param open issued invoices with something outstanding: oldest due date first, those without
   *     one last, then by id
   * @param trust the part of it that goes to trust accounts
   * @param unknownStatuses statuses of issued invoices that this version does not know, sorted
   * @param withoutStatus issued invoices that have no status
   */
  public BillingSummary {
    open = List.copyOf(open);
    unknownStatuses = List.copyOf(unknownStatuses);
  }

  /**
   * How many invoices of a kind there are.
   *
   * @param count how many there are
   * @param amount the sum of their totals
   */
  public record Count(int count, BigDecimal amount) {}

  /**
   * What is outstanding, by whole days after the due date. The five add up to it.
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
   * An invoice with something outstanding.
   *
   * @param invoice the invoice
   * @param outstanding total less paid, more than zero
   * @param daysLate whole days after the due date; zero when it is not late
   */
  public record OpenInvoice(Invoice invoice, BigDecimal outstanding, long daysLate) {
    @Override
    public String toString() {
      return "OpenInvoice[id=" + invoice.id() + "]";
    }
  }

  /**
   * What MyCase shows of trust accounts: issued invoices that are paid into one. It is not the
   * ledger balance of an account; MyCase's API has none.
   *
   * @param invoiced their totals
   * @param paid their paid amounts
   * @param outstanding their outstanding amounts
   * @param payments successful payments on them
   */
  public record Trust(
      BigDecimal invoiced, BigDecimal paid, BigDecimal outstanding, BigDecimal payments) {}

  /**
   * Adds up. Invoices and payments are those of the whole firm as they are now: {@code asOf} moves
   * nothing but the ageing, since MyCase keeps no past balances.
   *
   * @param invoices the invoices
   * @param payments the payments on them
   * @param caseId counts the invoices of this case only; null counts all
   * @param asOf the day for which invoices are late or not
   * @return the summary
   */
  public static BillingSummary of(
      Collection<Invoice> invoices,
      Collection<InvoicePayment> payments,
      @Nullable Long caseId,
      LocalDate asOf) {
    Sums sums = new Sums(Objects.requireNonNull(asOf, "asOf"));
    for (Invoice invoice : invoices) {
      if (isOf(invoice, caseId)) {
        sums.add(invoice);
      }
    }
    payments.forEach(sums::add);
    return sums.summary();
  }

  /**
   * {@return a sentence that names the invoices and payments whose fields could not be read and
   * would enter the figures, which count with zero there; empty, as a rule}
   *
   * @param invoices the invoices
   * @param payments the payments on them
   * @param caseId as the summary was asked for
   */
  public static Optional<String> doubts(
      Collection<Invoice> invoices, Collection<InvoicePayment> payments, @Nullable Long caseId) {
    RowConditions<Invoice> counted =
        RowConditions.of("invoice", Invoice::id)
            .where(caseId != null, invoice -> isOf(invoice, caseId), "case");
    Set<Long> trust =
        counted.matches(invoices).stream()
            .filter(Sums::isTrust)
            .map(Invoice::id)
            .collect(Collectors.toSet());
    Optional<String> ofInvoices =
        counted
            .using("total_amount", "paid_amount", "due_date", "status")
            .using("bank_account", "bank_account.account_type")
            .doubts(invoices);
    Optional<String> ofPayments =
        RowConditions.of("payment", InvoicePayment::id)
            .where(payment -> PaymentStatus.SUCCESS.equals(payment.status()), "status")
            .where(
                payment -> payment.invoice() != null && trust.contains(payment.invoice().id()),
                "invoice")
            .using("amount")
            .doubts(payments);
    return ofInvoices.isPresent() && ofPayments.isPresent()
        ? Optional.of(ofInvoices.get() + " " + ofPayments.get())
        : ofInvoices.or(() -> ofPayments);
  }

  private static boolean isOf(Invoice invoice, @Nullable Long caseId) {
    return caseId == null
        || (invoice.legalCase() != null && invoice.legalCase().id() == caseId.longValue());
  }

  /**
   * {@return what is outstanding on one invoice: total less paid, and not less than zero}
   *
   * @param invoice the invoice
   */
  public static BigDecimal outstandingOf(Invoice invoice) {
    return orZero(invoice.totalAmount())
        .subtract(orZero(invoice.paidAmount()))
        .max(BigDecimal.ZERO);
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  @Override
  public String toString() {
    return "BillingSummary[invoiceCount=" + invoiceCount + "]";
  }

  /** The sums while they grow. */
  private static final class Sums {
    private final LocalDate asOf;
    private final AgingSums aging = new AgingSums();
    private final List<OpenInvoice> open = new ArrayList<>();
    private final Set<Long> trustInvoices = new HashSet<>();
    private final TreeSet<String> unknownStatuses = new TreeSet<>();
    private BigDecimal billed = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private int issued;
    private int withoutStatus;
    private Count draft = new Count(0, BigDecimal.ZERO);
    private Count forwarded = new Count(0, BigDecimal.ZERO);
    private Trust trust =
        new Trust(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    Sums(LocalDate asOf) {
      this.asOf = asOf;
    }

    void add(Invoice invoice) {
      InvoiceStatus status = invoice.status();
      if (InvoiceStatus.DRAFT.equals(status) || InvoiceStatus.UNSENT.equals(status)) {
        draft = oneMore(draft, invoice);
      } else if (InvoiceStatus.FORWARDED.equals(status)) {
        forwarded = oneMore(forwarded, invoice);
      } else {
        addIssued(invoice, status);
      }
    }

    private void addIssued(Invoice invoice, @Nullable InvoiceStatus status) {
      if (status == null) {
        withoutStatus++;
      } else if (!status.isKnown()) {
        unknownStatuses.add(status.value());
      }
      issued++;
      billed = billed.add(orZero(invoice.totalAmount()));
      paid = paid.add(orZero(invoice.paidAmount()));
      BigDecimal outstanding = outstandingOf(invoice);
      if (outstanding.signum() > 0) {
        long daysLate = daysLate(invoice);
        aging.add(outstanding, daysLate);
        open.add(new OpenInvoice(invoice, outstanding, daysLate));
      }
      if (isTrust(invoice)) {
        trustInvoices.add(invoice.id());
        trust =
            new Trust(
                trust.invoiced().add(orZero(invoice.totalAmount())),
                trust.paid().add(orZero(invoice.paidAmount())),
                trust.outstanding().add(outstanding),
                trust.payments());
      }
    }

    void add(InvoicePayment payment) {
      if (PaymentStatus.SUCCESS.equals(payment.status())
          && payment.invoice() != null
          && trustInvoices.contains(payment.invoice().id())) {
        trust =
            new Trust(
                trust.invoiced(),
                trust.paid(),
                trust.outstanding(),
                trust.payments().add(orZero(payment.amount())));
      }
    }

    BillingSummary summary() {
      open.sort(OLDEST_DUE_FIRST);
      return new BillingSummary(
          billed,
          paid,
          aging.all(),
          aging.late(),
          issued,
          draft,
          forwarded,
          aging.aging(),
          open,
          trust,
          List.copyOf(unknownStatuses),
          withoutStatus);
    }

    private long daysLate(Invoice invoice) {
      LocalDate due = invoice.dueDate();
      return due == null ? 0 : Math.max(0, asOf.toEpochDay() - due.toEpochDay());
    }

    private static Count oneMore(Count count, Invoice invoice) {
      return new Count(count.count() + 1, count.amount().add(orZero(invoice.totalAmount())));
    }

    /** Whether MyCase ever capitalises the type is not known; missing trust money is worse. */
    private static boolean isTrust(Invoice invoice) {
      AccountType type = invoice.bankAccount() == null ? null : invoice.bankAccount().accountType();
      return type != null && type.value().equalsIgnoreCase(AccountType.TRUST.value());
    }
  }

  /** The five ages while they grow. */
  private static final class AgingSums {
    private BigDecimal current = BigDecimal.ZERO;
    private BigDecimal days1To30 = BigDecimal.ZERO;
    private BigDecimal days31To60 = BigDecimal.ZERO;
    private BigDecimal days61To90 = BigDecimal.ZERO;
    private BigDecimal over90 = BigDecimal.ZERO;

    void add(BigDecimal amount, long daysLate) {
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

    BigDecimal late() {
      return days1To30.add(days31To60).add(days61To90).add(over90);
    }

    BigDecimal all() {
      return current.add(late());
    }

    Aging aging() {
      return new Aging(current, days1To30, days31To60, days61To90, over90);
    }
  }
}
