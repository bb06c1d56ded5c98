package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.config.TrustedProxies;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address of the client: the peer of the connection, or, where that is a trusted proxy,
 * the last hop of {@code X-Forwarded-For} that is none. Thread-safe.
 */
final class ClientAddress {
  private final TrustedProxies trusted;
  private final ServerLog log;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * Creates the finder.
   *
   * @param trusted whose {@code X-Forwarded-For} counts
   * @param log is told once that another peer sent one
   */
  ClientAddress(TrustedProxies trusted, ServerLog log) {
    this.trusted = trusted;
    this.log = log;
  }

  /**
   * Returns the address of the client.
   *
   * @param peer the other end of the connection
   * @param forwarded the values of all {@code X-Forwarded-For} headers, in order
   */
  String of(InetAddress peer, List<String> forwarded) {
    String client = text(peer);
    if (forwarded.isEmpty()) {
      return client;
    }
    if (!trusted.contains(client)) {
      if (!warned.getAndSet(true)) {
        log.warning(
            "A peer that is not in TRUSTED_PROXIES sent X-Forwarded-For, which was ignored. If it"
                + " is your proxy, name it there: otherwise limits count all clients as one.");
      }
      return client;
    }
    for (String hop : lastFirst(forwarded)) {
      InetAddress address = parse(hop);
      if (address == null) {
        // Whoever wrote this hop is the last that is known.
        return client;
      }
      client = text(address);
      if (!trusted.contains(client)) {
        return client;
      }
    }
    return client;
  }

  private static List<String> lastFirst(List<String> forwarded) {
    List<String> hops = new ArrayList<>(List.of(String.join(",", forwarded).split(",", -1)));
    Collections.reverse(hops);
    return hops;
  }

  /** Returns the address of a hop, which may have a port; null when it is no literal address. */
  private static @Nullable InetAddress parse(String hop) {
    String literal = hop.strip();
    if (literal.matches("\\[[0-9a-fA-F:.]+\\](:\\d{1,5})?")) {
      literal = literal.substring(1, literal.indexOf(']'));
    } else if (literal.matches("[0-9.]+:\\d{1,5}")) {
      literal = literal.substring(0, literal.indexOf(':'));
    }
    boolean plausible =
        literal.matches("\\d{1,3}(\\.\\d{1,3}){3}")
            || (literal.contains(":") && literal.matches("[0-9a-fA-F:.]{2,45}"));
    try {
      return plausible ? InetAddress.getByName(literal) : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** Returns an address as people write it (RFC 5952), without a zone. */
  static String text(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return address.getHostAddress();
    }
    int[] groups = new int[8];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = (bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF);
    }
    return compressed(groups);
  }

  /** Writes the longest run of two or more zero groups as two colons; the first of equals. */
  private static String compressed(int[] groups) {
    int start = -1;
    int length = 1;
    for (int i = 0; i < groups.length; i++) {
      int end = i;
      while (end < groups.length && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < groups.length; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        boolean separated = text.length() == 0 || text.charAt(text.length() - 1) == ':';
        text.append(separated ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
