package io.github.mycase4j.mcp.prompt;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.server.Quotes;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a prompt, as its file declares it: name, type, {@code required} or {@code
 * optional} or the default value, and the description.
 *
 * <p>Immutable and thread-safe.
 */
record PromptParameter(
    String name,
    ValueType type,
    boolean required,
    @Nullable String defaultValue,
    String description) {
  private static final int MOST_DAYS = 3650;
  private static final int LONGEST_TEXT = 300;
  private static final int LONGEST_NAMES = 2_000;
  private static final int MOST_NAMES = 20;
  private static final Pattern DAYS = Pattern.compile("0*[1-9][0-9]{0,3}");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern BETWEEN_NAMES = Pattern.compile("[;\\n\\r]");

  /** What a value may be. */
  enum ValueType {
    /** A whole number of days, from 1 to 3650. */
    DAYS,
    /** An amount in dollars; zero means no limit. */
    AMOUNT,
    /** One line of text. */
    TEXT,
    /** Names, separated by semicolons or line breaks. */
    NAMES
  }

  /** Parses a declaration, such as {@code days days 14 How many days ahead}. */
  static PromptParameter parse(String declaration) {
    String[] parts = declaration.split(" ", 4);
    boolean required = parts[2].equals("required");
    return new PromptParameter(
        parts[0],
        ValueType.valueOf(parts[1].toUpperCase(Locale.ROOT)),
        required,
        required || parts[2].equals("optional") ? null : parts[2],
        parts[3]);
  }

  /**
   * Checks a value and adds what the text may refer to: the value under the argument's name, and a
   * text that may be an id also under {@code NAME_id}. A text is added as a JSON string, so that
   * nothing in it can be read as part of the prompt.
   *
   * @param sent the value as sent; null or blank if there is none
   * @throws InvalidArgumentException when the value is missing or malformed
   */
  void addTo(Map<String, String> values, @Nullable String sent) {
    String clean = BLANKS.matcher(TextSanitizer.clean(sent == null ? "" : sent)).replaceAll(" ");
    String value = clean.isBlank() ? defaultValue : clean.strip();
    if (value == null) {
      if (required) {
        throw invalid("is required: " + description.replaceFirst("\\.$", "") + ".");
      }
      return;
    }
    switch (type) {
      case DAYS -> values.put(name, days(value));
      case AMOUNT -> addAmount(values, value);
      case TEXT -> addText(values, value);
      case NAMES -> values.put(name, names(sent == null ? "" : sent));
    }
  }

  /** Returns whether the value of this argument is text that the user typed. */
  boolean isText() {
    return type == ValueType.TEXT || type == ValueType.NAMES;
  }

  private String days(String value) {
    int days = DAYS.matcher(value).matches() ? Integer.parseInt(value) : 0;
    if (days < 1 || days > MOST_DAYS) {
      throw invalid(
          "must be a whole number of days from 1 to "
              + MOST_DAYS
              + ", but is "
              + Quotes.of(value)
              + ".");
    }
    return Integer.toString(days);
  }

  private void addAmount(Map<String, String> values, String value) {
    if (!AMOUNT.matcher(value).matches()) {
      throw invalid(
          "must be an amount of dollars such as 500 or 1250.50, without a currency sign or commas,"
              + " but is "
              + Quotes.of(value)
              + ".");
    }
    BigDecimal amount = new BigDecimal(value);
    if (amount.signum() > 0) {
      values.put(name, amount.toPlainString());
    }
  }

  private void addText(Map<String, String> values, String value) {
    check(value, LONGEST_TEXT);
    values.put(name, data(value));
    if (ID.matcher(value).matches()) {
      values.put(name + "_id", value);
    }
  }

  private String names(String sent) {
    check(sent, LONGEST_NAMES);
    List<String> names =
        BETWEEN_NAMES
            .splitAsStream(TextSanitizer.clean(sent))
            .map(each -> BLANKS.matcher(each).replaceAll(" ").strip())
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    if (names.size() > MOST_NAMES) {
      throw invalid(
          "has " + names.size() + " names; check at most " + MOST_NAMES + " names at a time.");
    }
    if (names.isEmpty()) {
      throw invalid("has no name between its semicolons.");
    }
    return names.stream().map(PromptParameter::data).collect(Collectors.joining(", "));
  }

  private void check(String value, int longest) {
    if (value.length() > longest) {
      throw invalid("has " + value.length() + " characters; at most " + longest + " are allowed.");
    }
  }

  /** Returns text as a JSON string that cannot end a code span in Markdown either. */
  private static String data(String text) {
    return Json.write(text).replace("`", "\\u0060");
  }

  private InvalidArgumentException invalid(String what) {
    return new InvalidArgumentException(name, name + " " + what);
  }
}
