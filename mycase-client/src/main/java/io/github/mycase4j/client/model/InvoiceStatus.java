package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/**
 * The status of an invoice. {@link #FORWARDED} is not documented by MyCase but occurs: the balance
 * of such an invoice was moved to a later one. Immutable.
 */
public final class InvoiceStatus extends OpenEnum {
  /** The values that this version knows, for {@code switch}. Later versions may know more. */
  public enum Known {
    /** {@code overdue}. */
    OVERDUE,

    /** {@code paid}. */
    PAID,

    /** {@code partial}. */
    PARTIAL,

    /** {@code draft}. */
    DRAFT,

    /** {@code unsent}. */
    UNSENT,

    /** {@code sent}. */
    SENT,

    /** {@code forwarded}. */
    FORWARDED,

    /** A value that this version does not know; {@link #value} has its text. */
    UNKNOWN
  }

  /** {@code overdue}. */
  public static final InvoiceStatus OVERDUE = new InvoiceStatus("overdue", Known.OVERDUE);

  /** {@code paid}. */
  public static final InvoiceStatus PAID = new InvoiceStatus("paid", Known.PAID);

  /** {@code partial}. */
  public static final InvoiceStatus PARTIAL = new InvoiceStatus("partial", Known.PARTIAL);

  /** {@code draft}. */
  public static final InvoiceStatus DRAFT = new InvoiceStatus("draft", Known.DRAFT);

  /** {@code unsent}. */
  public static final InvoiceStatus UNSENT = new InvoiceStatus("unsent", Known.UNSENT);

  /** {@code sent}. */
  public static final InvoiceStatus SENT = new InvoiceStatus("sent", Known.SENT);

  /** {@code forwarded}. */
  public static final InvoiceStatus FORWARDED = new InvoiceStatus("forwarded", Known.FORWARDED);

  private static final List<InvoiceStatus> KNOWN =
      List.of(OVERDUE, PAID, PARTIAL, DRAFT, UNSENT, SENT, FORWARDED);

  private final Known known;

  private InvoiceStatus(String value, Known known) {
    super(value, known != Known.UNKNOWN);
    this.known = known;
  }

  /**
   * {@return the value for what MyCase writes, also for one that this version does not know}
   *
   * @param value the text as MyCase writes it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static InvoiceStatus of(String value) {
    return find(value, KNOWN, unknown -> new InvoiceStatus(unknown, Known.UNKNOWN));
  }

  /**
   * {@return the value for {@code switch}, {@link Known#UNKNOWN} if this version does not know it}
   */
  public Known known() {
    return known;
  }
}
