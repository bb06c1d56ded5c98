package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How a case is billed; MyCase writes an empty value for a case without one. Immutable. */
public final class BillingType extends OpenEnum {
  /** The values that this version knows, for {@code switch}. Later versions may know more. */
  public enum Known {
    /** No value. */
    NONE,

    /** {@code hourly}. */
    HOURLY,

    /** {@code contingency}. */
    CONTINGENCY,

    /** {@code flat}. */
    FLAT,

    /** {@code mixed}. */
    MIXED,

    /** {@code pro_bono}. */
    PRO_BONO,

    /** A value that this version does not know; {@link #value} has its text. */
    UNKNOWN
  }

  /** No value. */
  public static final BillingType NONE = new BillingType("", Known.NONE);

  /** {@code hourly}. */
  public static final BillingType HOURLY = new BillingType("hourly", Known.HOURLY);

  /** {@code contingency}. */
  public static final BillingType CONTINGENCY = new BillingType("contingency", Known.CONTINGENCY);

  /** {@code flat}. */
  public static final BillingType FLAT = new BillingType("flat", Known.FLAT);

  /** {@code mixed}. */
  public static final BillingType MIXED = new BillingType("mixed", Known.MIXED);

  /** {@code pro_bono}. */
  public static final BillingType PRO_BONO = new BillingType("pro_bono", Known.PRO_BONO);

  private static final List<BillingType> KNOWN =
      List.of(NONE, HOURLY, CONTINGENCY, FLAT, MIXED, PRO_BONO);

  private final Known known;

  private BillingType(String value, Known known) {
    super(value, known != Known.UNKNOWN);
    this.known = known;
  }

  /**
   * {@return the value for what MyCase writes, also for one that this version does not know}
   *
   * @param value the text as MyCase writes it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static BillingType of(String value) {
    return find(value, KNOWN, unknown -> new BillingType(unknown, Known.UNKNOWN));
  }

  /**
   * {@return the value for {@code switch}, {@link Known#UNKNOWN} if this version does not know it}
   */
  public Known known() {
    return known;
  }
}
