package io.github.mycase4j.remote.blackbox;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A connection on which a test sends the bytes that it wants. */
final class RawHttp implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  /** A response as it came. */
  record Response(int status, List<String> head, String body) {
    /** Returns the value of a header; an empty text where there is none. */
    String header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return head.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .findFirst()
          .orElse("");
    }
  }

  RawHttp(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(40_000);
    this.in = socket.getInputStream();
  }

  /** Sends one request on a connection of its own. */
  static Response exchange(int port, String request) throws IOException {
    try (RawHttp raw = new RawHttp(port)) {
      return raw.send(request).read();
    }
  }

  /** Sends a GET with headers, each ending with a line break, on a connection of its own. */
  static Response get(int port, String path, String headers) throws IOException {
    return exchange(port, "GET " + path + " HTTP/1.1\r\n" + headers + "\r\n");
  }

  /** Sends a POST with headers, each ending with a line break, on a connection of its own. */
  static Response post(int port, String path, String headers, String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return exchange(
        port,
        "POST "
            + path
            + " HTTP/1.1\r\n"
            + headers
            + "Content-Length: "
            + length
            + "\r\n\r\n"
            + body);
  }

  RawHttp send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return this;
  }

  /** Reads a response with its body. */
  Response read() throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      head.add(line);
    }
    int status = Integer.parseInt(head.get(0).split(" ", 3)[1]);
    Response response = new Response(status, head, "");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (!response.header("Content-Length").isEmpty()) {
      body.write(in.readNBytes(Integer.parseInt(response.header("Content-Length"))));
    } else if (!response.header("Transfer-Encoding").isEmpty()) {
      for (int size = Integer.parseInt(line(), 16); size > 0; size = nextSize()) {
        body.write(in.readNBytes(size));
      }
    }
    return new Response(status, head, body.toString(StandardCharsets.UTF_8));
  }

  private int nextSize() throws IOException {
    line();
    return Integer.parseInt(line(), 16);
  }

  /** Waits until the server closes the connection; what it sends before is skipped. */
  boolean isClosed() throws IOException {
    try {
      while (in.read() >= 0) {
        // Skipped.
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("closed after: " + line.toString(StandardCharsets.UTF_8));
      }
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
      }
      line.write(next);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
