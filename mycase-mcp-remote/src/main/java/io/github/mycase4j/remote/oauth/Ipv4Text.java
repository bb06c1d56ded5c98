package io.github.mycase4j.remote.oauth;

import java.util.regex.Pattern;

/**
 * Tells IPv4 addresses that everybody reads alike from those that some programs read in another
 * way: as one number, with fewer parts, in octal or hexadecimal digits. Thread-safe; performs no
 * I/O.
 */
final class Ipv4Text {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

  private static final Pattern CANONICAL = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  /** A host that ends in a number is an address to browsers, or nothing (WHATWG URL). */
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

  private Ipv4Text() {}

  /** Returns whether a host is an address of four decimal numbers without leading zeros. */
  static boolean isCanonical(String host) {
    return CANONICAL.matcher(host).matches();
  }

  /** Returns whether a host can be read as an address, but in more than one way. */
  static boolean isAmbiguous(String host) {
    return ENDS_IN_NUMBER.matcher(host).matches() && !isCanonical(host);
  }
}
