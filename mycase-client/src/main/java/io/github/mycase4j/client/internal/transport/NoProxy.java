package io.github.mycase4j.client.internal.transport;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are reached without a proxy: loopback addresses, always, and what {@code NO_PROXY}
 * names. Its entries are separated by commas or blanks: a host name, which includes its subdomains,
 * with or without {@code .} or {@code *.} before it; an IP address or a range of them ({@code
 * 10.0.0.0/8}); each with a port or without; or {@code *} for everything.
 */
final class NoProxy {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern PORT = Pattern.compile("(\\[[^]]*]|[^:]*):(\\d{1,5})");
  private static final Pattern RANGE = Pattern.compile("(.+)/(\\d{1,3})");

  private final List<String> entries;

  NoProxy(@Nullable String value) {
    entries =
        value == null
            ? List.of()
            : Arrays.stream(value.split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .toList();
  }

  boolean matches(String host, int port) {
    String name = bare(host);
    InetAddress address = literal(name);
    boolean loopback =
        address == null
            ? name.equals("localhost") || name.endsWith(".localhost")
            : address.isLoopbackAddress();
    return loopback || entries.stream().anyMatch(entry -> matches(entry, name, address, port));
  }

  private static boolean matches(
      String given, String name, @Nullable InetAddress address, int port) {
    String entry = given;
    Matcher withPort = PORT.matcher(entry);
    if (withPort.matches()) {
      if (Integer.parseInt(withPort.group(2)) != port) {
        return false;
      }
      entry = withPort.group(1);
    }
    if (entry.equals("*")) {
      return true;
    }
    if (address != null) {
      Matcher range = RANGE.matcher(entry);
      return range.matches()
          ? inRange(address, literal(bare(range.group(1))), Integer.parseInt(range.group(2)))
          : address.equals(literal(bare(entry)));
    }
    String suffix = entry.startsWith("*.") ? entry.substring(1) : entry;
    suffix = bare(suffix.startsWith(".") ? suffix.substring(1) : suffix);
    return !suffix.isEmpty() && (name.equals(suffix) || name.endsWith("." + suffix));
  }

  private static boolean inRange(InetAddress address, @Nullable InetAddress network, int bits) {
    byte[] own = address.getAddress();
    if (network == null || network.getAddress().length != own.length || bits > own.length * 8) {
      return false;
    }
    int rest = own.length * 8 - bits;
    return new BigInteger(1, own)
        .shiftRight(rest)
        .equals(new BigInteger(1, network.getAddress()).shiftRight(rest));
  }

  private static String bare(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      return name.substring(1, name.length() - 1);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** Returns the address in a text, without a name lookup; null if it is a name. */
  private static @Nullable InetAddress literal(String text) {
    if (!text.contains(":") && !IPV4.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      return null; // no address after all, as 300.1.1.1
    }
  }
}
