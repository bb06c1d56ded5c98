package io.github.mycase4j.mcp.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A browser that says exactly what a test wants, byte by byte. */
final class RawHttpClient {
  static final InetAddress LOOPBACK = address(127, 0, 0, 1);

  private static final int GUARD_MILLIS = 30_000;

  record Response(int status, Map<String, String> headers, String body) {}

  private final int port;

  private final String cookie;

  RawHttpClient(URI redirectUri) {
    this(redirectUri, "");
  }

  RawHttpClient(URI redirectUri, String cookie) {
    this.port = redirectUri.getPort();
    this.cookie = cookie;
  }

  static InetAddress address(int... bytes) {
    byte[] address = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      address[i] = (byte) bytes[i];
    }
    try {
      return InetAddress.getByAddress(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  Response get(String target) {
    return request("GET", target, "127.0.0.1:" + port);
  }

  Response request(String method, String target, String host) {
    return raw(
        (method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n")
            + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n")
            + "\r\n");
  }

  Response raw(String request) {
    try (Socket socket = new Socket(LOOPBACK, port)) {
      socket.setSoTimeout(GUARD_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String[] parts = all.split("\r\n\r\n", 2);
      String[] lines = parts[0].split("\r\n", -1);
      Map<String, String> headers = new LinkedHashMap<>();
      for (int i = 1; i < lines.length; i++) {
        String[] header = lines[i].split(": ?", 2);
        headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
      }
      return new Response(Integer.parseInt(lines[0].split(" ", 3)[1]), headers, parts[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
