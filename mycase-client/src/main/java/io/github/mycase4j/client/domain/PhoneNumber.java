package io.github.mycase4j.client.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number by its digits, however it is written: with +1, 001, 011, 00 or (0), with an
 * extension, a note or a "tel:". The country code 1 before ten digits is optional. Two numbers
 * match when they are the same as a whole; an extension counts only where both have one. A number
 * that begins with a single 0 also matches the international number that ends with its other
 * digits. Of several numbers in one text each matches.
 *
 * <p>Immutable and thread-safe; performs no I/O. {@code toString} shows no digits.
 */
public final class PhoneNumber {
  private static final String MARKER = "\\s*(?:;ext=|ext(?:ension|n)?\\.?|x|#|,)\\s*:?\\s*";
  private static final Pattern EXTENSION = Pattern.compile("(?<=\\d)" + MARKER + "(\\d{1,6})$");

  /** A number and its extension, which is no further number. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(\\+?[\\d(][\\d(). /-]*+)(?:(?<=[\\d) ])" + MARKER + "(\\d{1,6})(?![ ().-]*\\d))?+");

  private static final Pattern TYPED =
      Pattern.compile(
          "(?:(?:tel|phone|fax|cell|mobile|call)\\b[.: ]*)?[+\\d(][\\d+(). /-]*+(?:"
              + MARKER
              + "\\d{1,6})?");

  private static final Pattern BETWEEN = Pattern.compile("[ /]+");
  private static final String TRUNK_ZERO = "(0)";
  private static final int WITHOUT_COUNTRY_CODE = 10;

  /** A part with fewer digits is no number of its own. */
  private static final int LEAST_DIGITS = 7;

  /** With what is dialed before it and its country code. */
  private static final int LEAST_INTERNATIONAL_DIGITS = 10;

  /** Telephone fields are short; more is compared as one number. */
  private static final int LONGEST_FIELD = 500;

  private static final int MOST_PARTS = 16;
  private static final int END = 4;

  private final String digits;
  private final String extension;
  private final List<Form> forms;

  /**
   * One way to read a number.
   *
   * @param digits without what is dialed before the country code, and without the country code 1
   * @param extension empty where there is none
   */
  private record Form(String digits, String extension) {
    boolean matches(Form other) {
      return (digits.equals(other.digits)
              || isInternationalOf(digits, other.digits)
              || isInternationalOf(other.digits, digits))
          && (extension.isEmpty()
              || other.extension.isEmpty()
              || extension.equals(other.extension));
    }

    boolean contains(Form part) {
      return (digits.length() == WITHOUT_COUNTRY_CODE ? "1" + digits : digits)
          .contains(part.digits);
    }

    /** Returns whether one ends with the other but for its leading 0, after a country code. */
    private static boolean isInternationalOf(String one, String national) {
      int code = one.length() - (national.length() - 1);
      return national.length() > LEAST_DIGITS + 1
          && national.charAt(0) == '0'
          && one.charAt(0) != '0'
          && code >= 1
          && code <= 3
          && one.regionMatches(code, national, 1, national.length() - 1);
    }
  }

  private PhoneNumber(String digits, String extension, List<Form> forms) {
    this.digits = digits;
    this.extension = extension;
    this.forms = forms;
  }

  /**
   * Reads a number; empty when there is no digit before the extension.
   *
   * @param text the number as somebody typed it
   * @return the number, or empty
   */
  public static Optional<PhoneNumber> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String plain = withPlainDigits(TextMatch.fold(text));
    Matcher matcher = EXTENSION.matcher(plain);
    boolean extended = matcher.find();
    String number = extended ? plain.substring(0, matcher.start()) : plain;
    String digits = withoutCountryCode(digits(number));
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    String extension = extended ? matcher.group(1) : "";
    Set<Form> forms = new LinkedHashSet<>();
    forms.add(new Form(digits, extension));
    addForms(forms, number, extension);
    if (plain.length() <= LONGEST_FIELD) {
      addParts(forms, plain);
    }
    return Optional.of(new PhoneNumber(digits, extension, List.copyOf(forms)));
  }

  /**
   * Reads a text that is written like a number: without letters but for an extension or a word such
   * as "tel:". Empty for any other.
   */
  static Optional<PhoneNumber> parseTyped(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    boolean typed =
        text.codePoints().noneMatch(Character::isLetter)
            || TYPED.matcher(withPlainDigits(TextMatch.fold(text))).matches();
    return typed ? parse(text) : Optional.empty();
  }

  /** Adds each number of a text that may have several. */
  private static void addParts(Set<Form> forms, String plain) {
    Matcher matcher = NUMBER.matcher(plain);
    while (matcher.find()) {
      String number = matcher.group(1);
      String extension = matcher.group(2) == null ? "" : matcher.group(2);
      List<String> parts = BETWEEN.splitAsStream(number).limit(MOST_PARTS).toList();
      addParts(forms, parts, extension);
    }
  }

  /**
   * Adds each run of parts that may be a number of its own: whatever stands before or after it in
   * the text is as long as a number, too.
   */
  private static void addParts(Set<Form> forms, List<String> parts, String extension) {
    int size = parts.size();
    int[] before = new int[size + 1];
    for (int i = 0; i < size; i++) {
      before[i + 1] = before[i] + digits(parts.get(i)).length();
    }
    for (int from = 0; from < size; from++) {
      for (int to = from + 1; to <= size; to++) {
        boolean begins = from == 0 || before[from] >= LEAST_DIGITS;
        boolean ends = to == size || before[size] - before[to] >= LEAST_DIGITS;
        String number = String.join(" ", parts.subList(from, to));
        if (begins && ends && !isCutShort(number)) {
          addForms(forms, number, to == size ? extension : "");
        }
      }
    }
  }

  /** Returns whether it begins like an international number and is too short to be one. */
  private static boolean isCutShort(String number) {
    return number.matches("\\s*\\(?(?:\\+|00|011).*")
        && digits(number).length() < LEAST_INTERNATIONAL_DIGITS;
  }

  private static void addForms(Set<Form> forms, String number, String extension) {
    List<String> written = new ArrayList<>(List.of(digits(number)));
    if (number.contains(TRUNK_ZERO)) {
      written.add(digits(number.replace(TRUNK_ZERO, "")));
    }
    for (String each : written) {
      addForm(forms, each, extension);
      for (String dialed : List.of("011", "00")) {
        if (each.startsWith(dialed)) {
          addForm(forms, each.substring(dialed.length()), extension);
        }
      }
    }
  }

  private static void addForm(Set<Form> forms, String digits, String extension) {
    if (digits.length() >= LEAST_DIGITS) {
      forms.add(new Form(withoutCountryCode(digits), extension));
    }
  }

  private static String withoutCountryCode(String digits) {
    return digits.length() == WITHOUT_COUNTRY_CODE + 1 && digits.startsWith("1")
        ? digits.substring(1)
        : digits;
  }

  /**
   * {@return whether another text is the same number, or has it among its own}
   *
   * @param other another number
   */
  public boolean matches(@Nullable String other) {
    return mayHaveTheEnd(other, 0)
        && parse(other)
            .filter(
                that -> forms.stream().anyMatch(one -> that.forms.stream().anyMatch(one::matches)))
            .isPresent();
  }

  /**
   * Returns whether this is another number, or its digits are anywhere in one, for a search as one
   * types.
   */
  boolean isPartOf(@Nullable String other) {
    // The first digit may be the country code, which few write.
    return mayHaveTheEnd(other, 1)
        && parse(other)
            .filter(
                that ->
                    forms.stream()
                        .anyMatch(
                            one ->
                                that.forms.stream()
                                    .anyMatch(all -> all.contains(one) || all.matches(one))))
            .isPresent();
  }

  /** Rules out most other numbers quickly: they do not contain its last digits. */
  private boolean mayHaveTheEnd(@Nullable String other, int without) {
    if (other == null) {
      return false;
    }
    String all = digits(withPlainDigits(TextMatch.fold(other)));
    for (Form form : forms) {
      int length = form.digits.length();
      if (all.contains(form.digits.substring(Math.max(Math.min(without, length), length - END)))) {
        return true;
      }
    }
    return false;
  }

  int length() {
    return digits.length();
  }

  private static String withPlainDigits(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.digit(c, 10) < 0 ? c : '0' + Character.digit(c, 10))
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
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
