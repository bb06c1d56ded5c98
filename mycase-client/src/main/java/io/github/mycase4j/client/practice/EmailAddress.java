package io.github.mycase4j.client.practice;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When two e-mail addresses are the same: as a whole, whatever their case. */
public final class EmailAddress {
  private EmailAddress() {}

  /** Tells whether both are there and the same address. */
  public static boolean same(@Nullable String one, @Nullable String other) {
    return one != null && other != null && plain(one).equals(plain(other));
  }

  private static String plain(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
