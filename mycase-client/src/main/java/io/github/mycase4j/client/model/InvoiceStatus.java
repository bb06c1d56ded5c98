package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/**
 * How far an invoice is. {@link #FORWARDED} is not in MyCase's description and in use all the same:
 * the balance of such an invoice was moved to a later one. Immutable.
 */
public final class InvoiceStatus extends OpenEnum {
  /** {@code overdue}. */
  public static final InvoiceStatus OVERDUE = new InvoiceStatus("overdue", true);

  /** {@code paid}. */
  public static final InvoiceStatus PAID = new InvoiceStatus("paid", true);

  /** {@code partial}. */
  public static final InvoiceStatus PARTIAL = new InvoiceStatus("partial", true);

  /** {@code draft}. */
  public static final InvoiceStatus DRAFT = new InvoiceStatus("draft", true);

  /** {@code unsent}. */
  public static final InvoiceStatus UNSENT = new InvoiceStatus("unsent", true);

  /** {@code sent}. */
  public static final InvoiceStatus SENT = new InvoiceStatus("sent", true);

  /** {@code forwarded}. */
  public static final InvoiceStatus FORWARDED = new InvoiceStatus("forwarded", true);

  private static final List<InvoiceStatus> KNOWN =
      List.of(OVERDUE, PAID, PARTIAL, DRAFT, UNSENT, SENT, FORWARDED);

  private InvoiceStatus(String value, boolean known) {
    super(value, known);
  }

  /** Returns the value for what MyCase writes, also for one that this version does not know. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static InvoiceStatus of(String value) {
    return find(value, KNOWN, unknown -> new InvoiceStatus(unknown, false));
  }
}
