package io.github.mycase4j.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The least that a walk through all pages can cost: one socket, the bytes read and thrown away, and
 * the links followed.
 */
final class BareWalk {
  private final URI base;
  private final String token;
  private final byte[] thrownAway = new byte[64 * 1024];

  BareWalk(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** Walks through a collection and returns how many pages it has. */
  int walk(String collection) throws IOException {
    int pages = 0;
    String next = base.getPath() + "/" + collection + "?page_size=1000";
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), thrownAway.length);
      while (next != null) {
        String request =
            "GET "
                + next
                + " HTTP/1.1\r\nHost: "
                + base.getAuthority()
                + "\r\nAccept: application/json\r\nAuthorization: Bearer "
                + token
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        next = answer(in);
        pages++;
      }
    }
    return pages;
  }

  /** Reads one answer and returns where the next page is. */
  private String answer(InputStream in) throws IOException {
    String next = null;
    long length = -1;
    boolean good = line(in).contains(" 200");
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(header.substring(15).trim());
      } else if (lower.startsWith("link:") && header.contains("rel=\"next\"")) {
        URI link = URI.create(header.substring(header.indexOf('<') + 1, header.indexOf('>')));
        next = link.getRawPath() + "?" + link.getRawQuery();
      }
    }
    if (!good) {
      throw new IOException("The sandbox refused a page.");
    }
    if (length >= 0) {
      skip(in, length);
    } else {
      for (int chunk = chunk(in); chunk > 0; chunk = chunk(in)) {
        skip(in, chunk);
        line(in);
      }
      line(in);
    }
    return next;
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in).trim(), 16);
  }

  private void skip(InputStream in, long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      int read = in.read(thrownAway, 0, (int) Math.min(left, thrownAway.length));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
