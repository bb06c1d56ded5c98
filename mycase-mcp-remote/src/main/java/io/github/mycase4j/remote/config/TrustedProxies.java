package io.github.mycase4j.remote.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The networks of the proxies whose {@code X-Forwarded-For} counts. Immutable and thread-safe. */
public final class TrustedProxies {
  /** No proxy. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = List.copyOf(networks);
  }

  private static final class Network {
    private final byte[] address;
    private final int bits;

    Network(byte[] address, int bits) {
      this.address = address;
      this.bits = bits;
    }

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Reads the setting: addresses or networks (CIDR), separated by commas.
   *
   * @return the networks; null when one is malformed. Names are not resolved
   */
  public static @Nullable TrustedProxies parse(String text) {
    List<Network> networks = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      Network network = network(one.strip());
      if (network == null) {
        return null;
      }
      networks.add(network);
    }
    return new TrustedProxies(networks);
  }

  private static @Nullable Network network(String text) {
    int slash = text.indexOf('/');
    byte[] address = address(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    int longest = address.length * 8;
    if (slash < 0) {
      return new Network(address, longest);
    }
    String bits = text.substring(slash + 1);
    if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > longest) {
      return null;
    }
    return new Network(address, Integer.parseInt(bits));
  }

  /** Returns the bytes of a literal address; null when it is none. */
  private static byte @Nullable [] address(String text) {
    boolean literal =
        text.matches("\\d{1,3}(\\.\\d{1,3}){3}")
            || (text.contains(":") && text.matches("[0-9a-fA-F:.]{2,45}"));
    try {
      return literal ? InetAddress.getByName(text).getAddress() : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** Returns whether an address, as a literal, is that of a trusted proxy. */
  public boolean contains(String literal) {
    byte[] address = address(literal);
    return address != null && networks.stream().anyMatch(network -> network.contains(address));
  }

  /** Returns whether there is none. */
  public boolean isEmpty() {
    return networks.isEmpty();
  }
}
