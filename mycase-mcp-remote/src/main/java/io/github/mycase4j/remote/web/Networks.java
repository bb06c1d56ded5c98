package io.github.mycase4j.remote.web;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The networks for which limits count. */
final class Networks {
  /** The bytes of an IPv6 address that a customer of a provider cannot choose. */
  private static final int PREFIX_BYTES = 8;

  private Networks() {}

  /** Returns an IPv4 address as it is, and the /64 of an IPv6 address. */
  static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      if (bytes.length <= PREFIX_BYTES) {
        return address;
      }
      StringBuilder network = new StringBuilder();
      for (int i = 0; i < PREFIX_BYTES; i += 2) {
        network
            .append(Integer.toHexString((bytes[i] & 0xFF) << 8 | (bytes[i + 1] & 0xFF)))
            .append(':');
      }
      return network.append(":/64").toString();
    } catch (UnknownHostException e) {
      // No literal: nothing to cut.
      return address;
    }
  }
}
