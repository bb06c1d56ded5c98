package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How a case is billed; MyCase writes an empty value for a case without one. Immutable. */
public final class BillingType extends OpenEnum {
  /** No value. */
  public static final BillingType NONE = new BillingType("", true);

  /** {@code hourly}. */
  public static final BillingType HOURLY = new BillingType("hourly", true);

  /** {@code contingency}. */
  public static final BillingType CONTINGENCY = new BillingType("contingency", true);

  /** {@code flat}. */
  public static final BillingType FLAT = new BillingType("flat", true);

  /** {@code mixed}. */
  public static final BillingType MIXED = new BillingType("mixed", true);

  /** {@code pro_bono}. */
  public static final BillingType PRO_BONO = new BillingType("pro_bono", true);

  private static final List<BillingType> KNOWN =
      List.of(NONE, HOURLY, CONTINGENCY, FLAT, MIXED, PRO_BONO);

  private BillingType(String value, boolean known) {
    super(value, known);
  }

  /** Returns the value for what MyCase writes, also for one that this version does not know. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static BillingType of(String value) {
    return find(value, KNOWN, unknown -> new BillingType(unknown, false));
  }
}
