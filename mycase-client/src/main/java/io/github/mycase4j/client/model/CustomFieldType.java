package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What a custom field holds. Immutable. */
public final class CustomFieldType extends OpenEnum {
  /** {@code short_text}. */
  public static final CustomFieldType SHORT_TEXT = new CustomFieldType("short_text", true);

  /** {@code long_text}. */
  public static final CustomFieldType LONG_TEXT = new CustomFieldType("long_text", true);

  /** {@code numeric}. */
  public static final CustomFieldType NUMERIC = new CustomFieldType("numeric", true);

  /** {@code boolean}. */
  public static final CustomFieldType BOOLEAN = new CustomFieldType("boolean", true);

  /** {@code date}. */
  public static final CustomFieldType DATE = new CustomFieldType("date", true);

  /** {@code list}. */
  public static final CustomFieldType LIST = new CustomFieldType("list", true);

  /** {@code currency}. */
  public static final CustomFieldType CURRENCY = new CustomFieldType("currency", true);

  private static final List<CustomFieldType> KNOWN =
      List.of(SHORT_TEXT, LONG_TEXT, NUMERIC, BOOLEAN, DATE, LIST, CURRENCY);

  private CustomFieldType(String value, boolean known) {
    super(value, known);
  }

  /** Returns the value for what MyCase writes, also for one that this version does not know. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static CustomFieldType of(String value) {
    return find(value, KNOWN, unknown -> new CustomFieldType(unknown, false));
  }
}
