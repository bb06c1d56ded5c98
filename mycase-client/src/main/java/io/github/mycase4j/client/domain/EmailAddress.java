package io.github.mycase4j.client.domain;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of email addresses: as a whole, ignoring case. What people copy along with an
 * address is left out: "mailto:", angle brackets and the name before them. Of several addresses in
 * one text each is compared. Everything else belongs to the address: "ann+law@example.com" is not
 * "ann@example.com".
 */
public final class EmailAddress {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()?]++");

  private EmailAddress() {}

  /**
   * {@return whether both are present and have the same address}
   *
   * @param one an address
   * @param other another address
   */
  public static boolean same(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return false;
    }
    String plain = plain(one);
    String otherPlain = plain(other);
    return plain.equals(otherPlain)
        || addresses(plain).stream().anyMatch(addresses(otherPlain)::contains);
  }

  private static String plain(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  private static List<String> addresses(String plain) {
    return ADDRESS
        .matcher(plain)
        .results()
        .map(MatchResult::group)
        .filter(word -> word.indexOf('@') > 0)
        .toList();
  }
}
