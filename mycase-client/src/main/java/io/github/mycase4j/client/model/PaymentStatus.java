package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How far a payment is. Immutable. */
public final class PaymentStatus extends OpenEnum {
  /** The values that this version knows, for {@code switch}. Later versions may know more. */
  public enum Known {
    /** {@code pending}. */
    PENDING,

    /** {@code success}. */
    SUCCESS,

    /** {@code failure}. */
    FAILURE,

    /** {@code error}. */
    ERROR,

    /** {@code timeout}. */
    TIMEOUT,

    /** A value that this version does not know; {@link #value} has its text. */
    UNKNOWN
  }

  /** {@code pending}. */
  public static final PaymentStatus PENDING = new PaymentStatus("pending", Known.PENDING);

  /** {@code success}. */
  public static final PaymentStatus SUCCESS = new PaymentStatus("success", Known.SUCCESS);

  /** {@code failure}. */
  public static final PaymentStatus FAILURE = new PaymentStatus("failure", Known.FAILURE);

  /** {@code error}. */
  public static final PaymentStatus ERROR = new PaymentStatus("error", Known.ERROR);

  /** {@code timeout}. */
  public static final PaymentStatus TIMEOUT = new PaymentStatus("timeout", Known.TIMEOUT);

  private static final List<PaymentStatus> KNOWN =
      List.of(PENDING, SUCCESS, FAILURE, ERROR, TIMEOUT);

  private final Known known;

  private PaymentStatus(String value, Known known) {
    super(value, known != Known.UNKNOWN);
    this.known = known;
  }

  /**
   * {@return the value for what MyCase writes, also for one that this version does not know}
   *
   * @param value the text as MyCase writes it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static PaymentStatus of(String value) {
    return find(value, KNOWN, unknown -> new PaymentStatus(unknown, Known.UNKNOWN));
  }

  /**
   * {@return the value for {@code switch}, {@link Known#UNKNOWN} if this version does not know it}
   */
  public Known known() {
    return known;
  }
}
