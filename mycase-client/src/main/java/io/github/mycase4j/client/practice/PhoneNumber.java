package io.github.mycase4j.client.practice;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number by its digits, however it is written. The country code 1 before ten digits is
 * optional. Two numbers match when they are the same as a whole; an extension counts only where
 * both have one.
 *
 * <p>Immutable and thread safe; does no I/O. {@code toString} shows no digits.
 */
public final class PhoneNumber {
  private static final Pattern EXTENSION =
      Pattern.compile("(?<=\\d)\\s*(?:;ext=|ext(?:ension|n)?\\.?|x|#|,)\\s*:?\\s*(\\d{1,6})$");
  private static final int WITHOUT_COUNTRY_CODE = 10;

  private final String digits;
  private final String extension;

  private PhoneNumber(String digits, String extension) {
    this.digits = digits;
    this.extension = extension;
  }

  /** Reads a number; empty when there is no digit before the extension. */
  public static Optional<PhoneNumber> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String plain = TextMatch.fold(text);
    Matcher matcher = EXTENSION.matcher(plain);
    boolean extended = matcher.find();
    String digits = digits(extended ? plain.substring(0, matcher.start()) : plain);
    if (digits.length() == WITHOUT_COUNTRY_CODE + 1 && digits.startsWith("1")) {
      digits = digits.substring(1);
    }
    return digits.isEmpty()
        ? Optional.empty()
        : Optional.of(new PhoneNumber(digits, extended ? digits(matcher.group(1)) : ""));
  }

  /** Tells whether another text is the same number. */
  public boolean matches(@Nullable String other) {
    return parse(other)
        .filter(
            that ->
                digits.equals(that.digits)
                    && (extension.isEmpty()
                        || that.extension.isEmpty()
                        || extension.equals(that.extension)))
        .isPresent();
  }

  /** Tells whether the digits of this number are anywhere in another, for a search as one types. */
  boolean isPartOf(@Nullable String other) {
    return parse(other).filter(that -> that.withCountryCode().contains(digits)).isPresent();
  }

  private String withCountryCode() {
    return digits.length() == WITHOUT_COUNTRY_CODE ? "1" + digits : digits;
  }

  int length() {
    return digits.length();
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.codePoints()
        .map(c -> Character.digit(c, 10))
        .filter(digit -> digit >= 0)
        .forEach(digits::append);
    return digits.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PhoneNumber that
        && digits.equals(that.digits)
        && extension.equals(that.extension);
  }

  @Override
  public int hashCode() {
    return 31 * digits.hashCode() + extension.hashCode();
  }

  @Override
  public String toString() {
    return "PhoneNumber[" + digits.length() + " digits]";
  }
}
