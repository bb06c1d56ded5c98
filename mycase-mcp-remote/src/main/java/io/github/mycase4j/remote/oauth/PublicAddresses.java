package io.github.mycase4j.remote.oauth;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the Internet from those of this machine, of the networks around it, and of
 * special use (RFC 6890, IANA's registries). An address that contains another one, as those of
 * transition techniques do, is not public. Immutable and thread-safe; performs no I/O.
 */
final class PublicAddresses {
  private static final class Block {
    private final byte[] prefix;
    private final int bits;

    private Block(byte[] prefix, int bits) {
      this.prefix = prefix;
      this.bits = bits;
    }

    static Block of(int bits, int... octets) {
      byte[] prefix = new byte[octets.length];
      for (int i = 0; i < octets.length; i++) {
        prefix[i] = (byte) octets[i];
      }
      return new Block(prefix, bits);
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Block> SPECIAL_4 =
      List.of(
          Block.of(8, 0),
          Block.of(8, 10),
          Block.of(10, 100, 64), // shared by customers of a provider
          Block.of(8, 127),
          Block.of(16, 169, 254), // link-local, with the metadata of clouds
          Block.of(12, 172, 16),
          Block.of(24, 192, 0, 0),
          Block.of(24, 192, 0, 2), // documentation
          Block.of(24, 192, 88, 99), // relays to IPv6
          Block.of(16, 192, 168),
          Block.of(15, 198, 18), // benchmarks
          Block.of(24, 198, 51, 100), // documentation
          Block.of(24, 203, 0, 113), // documentation
          Block.of(3, 224)); // multicast, reserved, broadcast

  private static final Block GLOBAL_6 = Block.of(3, 0x20);

  private static final List<Block> SPECIAL_6 =
      List.of(
          Block.of(23, 0x20, 0x01, 0x00), // protocols, Teredo among them
          Block.of(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
          Block.of(16, 0x20, 0x02), // 6to4: contains an IPv4 address
          Block.of(20, 0x3f, 0xff, 0x00)); // documentation

  private PublicAddresses() {}

  /** Returns whether an address is one of the Internet. */
  static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return SPECIAL_4.stream().noneMatch(block -> block.contains(bytes));
    }
    return GLOBAL_6.contains(bytes) && SPECIAL_6.stream().noneMatch(block -> block.contains(bytes));
  }
}
