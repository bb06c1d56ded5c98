package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What a custom field holds. Immutable. */
public final class CustomFieldType extends OpenEnum {
  /** The values that this version knows, for {@code switch}. Later versions may know more. */
  public enum Known {
    /** {@code short_text}. */
    SHORT_TEXT,

    /** {@code long_text}. */
    LONG_TEXT,

    /** {@code numeric}. */
    NUMERIC,

    /** {@code boolean}. */
    BOOLEAN,

    /** {@code date}. */
    DATE,

    /** {@code list}. */
    LIST,

    /** {@code currency}. */
    CURRENCY,

    /** A value that this version does not know; {@link #value} has its text. */
    UNKNOWN
  }

  /** {@code short_text}. */
  public static final CustomFieldType SHORT_TEXT =
      new CustomFieldType("short_text", Known.SHORT_TEXT);

  /** {@code long_text}. */
  public static final CustomFieldType LONG_TEXT = new CustomFieldType("long_text", Known.LONG_TEXT);

  /** {@code numeric}. */
  public static final CustomFieldType NUMERIC = new CustomFieldType("numeric", Known.NUMERIC);

  /** {@code boolean}. */
  public static final CustomFieldType BOOLEAN = new CustomFieldType("boolean", Known.BOOLEAN);

  /** {@code date}. */
  public static final CustomFieldType DATE = new CustomFieldType("date", Known.DATE);

  /** {@code list}. */
  public static final CustomFieldType LIST = new CustomFieldType("list", Known.LIST);

  /** {@code currency}. */
  public static final CustomFieldType CURRENCY = new CustomFieldType("currency", Known.CURRENCY);

  private static final List<CustomFieldType> KNOWN =
      List.of(SHORT_TEXT, LONG_TEXT, NUMERIC, BOOLEAN, DATE, LIST, CURRENCY);

  private final Known known;

  private CustomFieldType(String value, Known known) {
    super(value, known != Known.UNKNOWN);
    this.known = known;
  }

  /**
   * {@return the value for what MyCase writes, also for one that this version does not know}
   *
   * @param value the text as MyCase writes it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static CustomFieldType of(String value) {
    return find(value, KNOWN, unknown -> new CustomFieldType(unknown, Known.UNKNOWN));
  }

  /**
   * {@return the value for {@code switch}, {@link Known#UNKNOWN} if this version does not know it}
   */
  public Known known() {
    return known;
  }
}
