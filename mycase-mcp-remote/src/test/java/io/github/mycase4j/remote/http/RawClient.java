package io.github.mycase4j.remote.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An HTTP client that sends the bytes it is given. */
final class RawClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  /** A response as it came. */
  record Response(int status, List<String> head, String body) {
    /** Returns the values of a header. */
    List<String> values(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return head.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .toList();
    }
  }

  RawClient(InetSocketAddress address) throws IOException {
    this.socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    this.in = socket.getInputStream();
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends a GET of a path. */
  RawClient get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: mcp.example.com\r\n\r\n");
  }

  /** Sends a POST of a body. */
  RawClient post(String path, String body) throws IOException {
    int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
    return send(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: mcp.example.com\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + body);
  }

  /** Reads a response with a body of known length or in chunks. */
  Response read() throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      head.add(line);
    }
    int status = Integer.parseInt(head.get(0).split(" ", 3)[1]);
    Response response = new Response(status, head, "");
    List<String> length = response.values("Content-Length");
    String body = "";
    if (!length.isEmpty()) {
      body = new String(bytes(Integer.parseInt(length.get(0))), StandardCharsets.UTF_8);
    } else if (!response.values("Transfer-Encoding").isEmpty()) {
      StringBuilder all = new StringBuilder();
      for (String chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
        all.append(chunk);
      }
      body = all.toString();
    }
    return new Response(status, head, body);
  }

  /** Reads a response without a body, whatever its head says. */
  Response readHead() throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      head.add(line);
    }
    return new Response(Integer.parseInt(head.get(0).split(" ", 3)[1]), head, "");
  }

  /** Reads a chunk; empty for the last one. The line break behind a chunk comes with the next. */
  String chunk() throws IOException {
    String size = line();
    int length = Integer.parseInt(size.isEmpty() ? line() : size, 16);
    String chunk = new String(bytes(length), StandardCharsets.UTF_8);
    if (length == 0) {
      line();
    }
    return chunk;
  }

  /** Returns whether the server closes the connection; bytes before are skipped. */
  boolean isClosed() throws IOException {
    try {
      while (in.read() >= 0) {
        // Skipped.
      }
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (java.net.SocketException e) {
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
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      line.write(next);
    }
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("closed after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  /** Closes the half of the client. */
  void closeHalf() throws IOException {
    socket.shutdownOutput();
  }

  /** Closes the connection with a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
