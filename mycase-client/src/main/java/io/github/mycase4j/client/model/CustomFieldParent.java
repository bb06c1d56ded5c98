package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What a custom field belongs to. Immutable. */
public final class CustomFieldParent extends OpenEnum {
  /** The values that this version knows, for {@code switch}. Later versions may know more. */
  public enum Known {
    /** {@code case}. */
    CASE,

    /** {@code client}. */
    CLIENT,

    /** {@code company}. */
    COMPANY,

    /** {@code expense}. */
    EXPENSE,

    /** {@code time}. */
    TIME,

    /** {@code time_and_expense}. */
    TIME_AND_EXPENSE,

    /** A value that this version does not know; {@link #value} has its text. */
    UNKNOWN
  }

  /** {@code case}. */
  public static final CustomFieldParent CASE = new CustomFieldParent("case", Known.CASE);

  /** {@code client}. */
  public static final CustomFieldParent CLIENT = new CustomFieldParent("client", Known.CLIENT);

  /** {@code company}. */
  public static final CustomFieldParent COMPANY = new CustomFieldParent("company", Known.COMPANY);

  /** {@code expense}. */
  public static final CustomFieldParent EXPENSE = new CustomFieldParent("expense", Known.EXPENSE);

  /** {@code time}. */
  public static final CustomFieldParent TIME = new CustomFieldParent("time", Known.TIME);

  /** {@code time_and_expense}. */
  public static final CustomFieldParent TIME_AND_EXPENSE =
      new CustomFieldParent("time_and_expense", Known.TIME_AND_EXPENSE);

  private static final List<CustomFieldParent> KNOWN =
      List.of(CASE, CLIENT, COMPANY, EXPENSE, TIME, TIME_AND_EXPENSE);

  private final Known known;

  private CustomFieldParent(String value, Known known) {
    super(value, known != Known.UNKNOWN);
    this.known = known;
  }

  /**
   * {@return the value for what MyCase writes, also for one that this version does not know}
   *
   * @param value the text as MyCase writes it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static CustomFieldParent of(String value) {
    return find(value, KNOWN, unknown -> new CustomFieldParent(unknown, Known.UNKNOWN));
  }

  /**
   * {@return the value for {@code switch}, {@link Known#UNKNOWN} if this version does not know it}
   */
  public Known known() {
    return known;
  }
}
