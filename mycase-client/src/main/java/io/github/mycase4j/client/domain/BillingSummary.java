package io.github.mycase4j.client.domain;

import io.github.mycase4j.client.model.AccountType;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.InvoiceStatus;
import io.github.mycase4j.client.model.OpenEnum;
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
 * The amounts that a firm, or a part of its invoices, billed, was paid and has outstanding, by age.
 * All amounts are dollars, exact and not rounded; an invoice without a total or a paid amount
 * counts as zero there.
 *
 * <p>Draft, unsent and forwarded invoices are in no figure but {@code draft} and {@code forwarded}:
 * the first two were not issued, and a forwarded one's balance is on a later invoice already. Every
 * other invoice is issued, also one whose status is missing or unknown.
 *
 * <p>Immutable and thread-safe; performs no I/O.
 *
 * @param figures the amounts of issued invoices
 * @param draft draft and unsent invoices
 * @param forwarded forwarded invoices
 * @param open issued invoices with something outstanding: oldest due date first, those without one
 *     last, then by id
 * @param trust the part of the amounts that goes to trust accounts
 * @param unknownStatuses statuses of issued invoices that this version does not know, sorted
 * @param withoutStatus issued invoices that have no status
 */
public record BillingSummary(
    BillingFigures figures,
    Count draft,
    Count forwarded,
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
   * @param figures the amounts of issued invoices
   * @param draft draft and unsent invoices
   * @param forwarded forwarded invoices
   * @param open issued invoices with something outstanding: oldest due date first, those without
   *     one last, then by id
   * @param trust the part of the amounts that goes to trust accounts
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
   * Adds up invoices as they are now: {@code asOf} affects only the aging, since MyCase keeps no
   * past balances.
   *
   * @param invoices the invoices that count, all of the firm or some of them
   * @param payments payments; those on other invoices are skipped
   * @param asOf the day as of which an invoice is late or not
   * @return the summary
   */
  public static BillingSummary of(
      Collection<Invoice> invoices, Collection<InvoicePayment> payments, LocalDate asOf) {
    Sums sums = new Sums(Objects.requireNonNull(asOf, "asOf"));
    invoices.forEach(sums::add);
    payments.forEach(sums::add);
    return sums.summary();
  }

  /**
   * {@return a sentence that names the invoices and payments whose fields could not be read and
   * would enter the figures, where they count as zero; usually empty}
   *
   * @param counted the conditions by which the invoices of the summary were chosen
   * @param invoices the invoices that they were chosen from
   * @param payments the payments on them
   */
  public static Optional<String> doubts(
      RowConditions<Invoice> counted,
      Collection<Invoice> invoices,
      Collection<InvoicePayment> payments) {
    Set<Long> trust =
        counted.matches(invoices).stream()
            .filter(BillingSummary::isTrust)
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

  /**
   * {@return whether an invoice was issued and is not forwarded, so that its amounts count}
   *
   * @param invoice the invoice
   */
  public static boolean isIssued(Invoice invoice) {
    return !isDraft(invoice) && !isForwarded(invoice);
  }

  /**
   * {@return whether an invoice is issued, has something outstanding, and was due before a day}
   *
   * @param invoice the invoice
   * @param asOf the day
   */
  public static boolean isOverdue(Invoice invoice, LocalDate asOf) {
    return isIssued(invoice) && daysLate(invoice, asOf) > 0 && balanceOf(invoice).signum() > 0;
  }

  /**
   * {@return what is outstanding on one invoice: total less paid, and not less than zero}
   *
   * @param invoice the invoice
   */
  public static BigDecimal outstandingOf(Invoice invoice) {
    return balanceOf(invoice).max(BigDecimal.ZERO);
  }

  /** Returns total less paid, below zero when too much was paid. */
  static BigDecimal balanceOf(Invoice invoice) {
    return orZero(invoice.totalAmount()).subtract(orZero(invoice.paidAmount()));
  }

  /** Returns the whole days after the due date; zero when the invoice is not late. */
  static long daysLate(Invoice invoice, LocalDate asOf) {
    LocalDate due = invoice.dueDate();
    return due == null ? 0 : Math.max(0, asOf.toEpochDay() - due.toEpochDay());
  }

  private static boolean isDraft(Invoice invoice) {
    return is(invoice.status(), InvoiceStatus.DRAFT) || is(invoice.status(), InvoiceStatus.UNSENT);
  }

  private static boolean isForwarded(Invoice invoice) {
    return is(invoice.status(), InvoiceStatus.FORWARDED);
  }

  /** MyCase may capitalize these values; counting money twice or missing trust money is worse. */
  private static boolean is(@Nullable OpenEnum value, OpenEnum expected) {
    return value != null && value.value().equalsIgnoreCase(expected.value());
  }

  private static boolean isTrust(Invoice invoice) {
    return invoice.bankAccount() != null
        && is(invoice.bankAccount().accountType(), AccountType.TRUST);
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  @Override
  public String toString() {
    return "BillingSummary[invoiceCount=" + figures.invoiceCount() + "]";
  }

  /** Accumulates the summary. */
  private static final class Sums {
    private final LocalDate asOf;
    private final BillingFigures.Sums figures;
    private final List<OpenInvoice> open = new ArrayList<>();
    private final Set<Long> trustInvoices = new HashSet<>();
    private final TreeSet<String> unknownStatuses = new TreeSet<>();
    private int withoutStatus;
    private Count draft = new Count(0, BigDecimal.ZERO);
    private Count forwarded = new Count(0, BigDecimal.ZERO);
    private Trust trust =
        new Trust(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    Sums(LocalDate asOf) {
      this.asOf = asOf;
      this.figures = new BillingFigures.Sums(asOf);
    }

    void add(Invoice invoice) {
      if (isDraft(invoice)) {
        draft = oneMore(draft, invoice);
      } else if (isForwarded(invoice)) {
        forwarded = oneMore(forwarded, invoice);
      } else {
        addIssued(invoice);
      }
    }

    private void addIssued(Invoice invoice) {
      InvoiceStatus status = invoice.status();
      if (status == null) {
        withoutStatus++;
      } else if (!status.isKnown()) {
        unknownStatuses.add(status.value());
      }
      figures.add(invoice);
      BigDecimal outstanding = outstandingOf(invoice);
      if (outstanding.signum() > 0) {
        open.add(new OpenInvoice(invoice, outstanding, daysLate(invoice, asOf)));
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
          figures.figures(),
          draft,
          forwarded,
          open,
          trust,
          List.copyOf(unknownStatuses),
          withoutStatus);
    }

    private static Count oneMore(Count count, Invoice invoice) {
      return new Count(count.count() + 1, count.amount().add(orZero(invoice.totalAmount())));
    }
  }
}
