package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How far a payment is. Immutable. */
public final class PaymentStatus extends OpenEnum {
  /** {@code pending}. */
  public static final PaymentStatus PENDING = new PaymentStatus("pending", true);

  /** {@code success}. */
  public static final PaymentStatus SUCCESS = new PaymentStatus("success", true);

  /** {@code failure}. */
  public static final PaymentStatus FAILURE = new PaymentStatus("failure", true);

  /** {@code error}. */
  public static final PaymentStatus ERROR = new PaymentStatus("error", true);

  /** {@code timeout}. */
  public static final PaymentStatus TIMEOUT = new PaymentStatus("timeout", true);

  private static final List<PaymentStatus> KNOWN =
      List.of(PENDING, SUCCESS, FAILURE, ERROR, TIMEOUT);

  private PaymentStatus(String value, boolean known) {
    super(value, known);
  }

  /** Returns the value for what MyCase writes, also for one that this version does not know. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static PaymentStatus of(String value) {
    return find(value, KNOWN, unknown -> new PaymentStatus(unknown, false));
  }
}
