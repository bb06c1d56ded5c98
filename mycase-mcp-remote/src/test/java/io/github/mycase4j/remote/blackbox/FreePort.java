package io.github.mycase4j.remote.blackbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this machine. */
final class FreePort {
  private FreePort() {}

  /** Returns a port that nobody listens on now. */
  static int next() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Listens on an address such as {@code 127.0.0.1:8080} until the socket is closed. */
  static ServerSocket take(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    return new ServerSocket(
        Integer.parseInt(address.substring(colon + 1)),
        1,
        InetAddress.getByName(address.substring(0, colon)));
  }
}
