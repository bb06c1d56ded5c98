package io.github.mycase4j.client.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of one custom field of a case, client, company, lead or time entry.
 *
 * @param customField the custom field
 * @param value a string, a number or a boolean; {@link #asText} and the other {@code as…} methods
 *     convert it
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record CustomFieldValue(
    @Nullable CustomFieldRef customField,
    @Nullable Object value,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  private static final int ISO_DATE_LENGTH = 10;
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:T|$)");

  /** Without an exponent, which would let a short text stand for a number of any length. */
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,50}(?:\\.\\d{1,50})?");

  /**
   * Makes collections unmodifiable.
   *
   * @param customField the custom field
   * @param value a string, a number or a boolean; {@link #asText} and the other {@code as…} methods
   *     convert it
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public CustomFieldValue {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  /**
   * {@return the value as text: a number in plain digits, a boolean as {@code true} or {@code
   * false}}
   */
  public Optional<String> asText() {
    if (value instanceof BigDecimal number) {
      return Optional.of(number.toPlainString());
    }
    return Optional.ofNullable(value).map(String::valueOf);
  }

  /**
   * {@return the exact value of a number or an amount in dollars, also if MyCase sent it as text}
   * Empty if there is none or if it is no plain decimal number.
   */
  public Optional<BigDecimal> asDecimal() {
    return asText()
        .filter(text -> !(value instanceof Boolean) && DECIMAL.matcher(text).matches())
        .map(BigDecimal::new);
  }

  /** {@return the value of a date, of a timestamp its date as written} Empty if it is neither. */
  public Optional<LocalDate> asDate() {
    return asText().filter(text -> DATE.matcher(text).lookingAt()).flatMap(CustomFieldValue::date);
  }

  /** {@return the value of a yes or no, also if MyCase sent it as text} Empty if it is neither. */
  public Optional<Boolean> asBoolean() {
    return asText()
        .filter(text -> text.equals("true") || text.equals("false"))
        .map(Boolean::valueOf);
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, ISO_DATE_LENGTH)));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // Such as the 30th of February.
    }
  }

  @Override
  public String toString() {
    return "CustomFieldValue[customField=" + customField + "]";
  }
}
