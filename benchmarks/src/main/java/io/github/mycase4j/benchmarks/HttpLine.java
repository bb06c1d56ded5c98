package io.github.mycase4j.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One connection to an HTTP server on this machine that is kept open, so that load costs the
 * machine little beside the server's own work. Not thread-safe.
 */
final class HttpLine implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 120_000;

  private final int port;
  private final String host;
  private Socket socket = new Socket();
  private InputStream in = InputStream.nullInputStream();

  /**
   * Creates a connection, which is opened when it is first needed.
   *
   * @param host what the {@code Host} header says
   */
  HttpLine(int port, String host) {
    this.port = port;
    this.host = host;
  }

  /**
   * A response.
   *
   * @param headers each with its name in lower case, a colon and its value
   */
  record Reply(int status, List<String> headers, String body) {
    /** Returns a header; an empty text where it is not there. */
    String header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(each -> each.startsWith(start))
          .map(each -> each.substring(start.length()))
          .findFirst()
          .orElse("");
    }
  }

  /**
   * Sends a request and reads the whole response.
   *
   * @param headers each as it is sent, without the end of the line
   * @param body empty for none
   * @throws IOException when there is no whole response; the server may have done what was asked
   */
  Reply send(String method, String path, List<String> headers, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host);
    headers.forEach(each -> head.append("\r\n").append(each));
    if (!method.equals("GET")) {
      head.append("\r\nContent-Length: ").append(bytes.length);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(bytes);
    try {
      if (!socket.isConnected() || socket.isClosed()) {
        open();
      }
      socket.getOutputStream().write(out.toByteArray());
      Reply reply = read();
      if (reply.header("Connection").equalsIgnoreCase("close")) {
        close();
      }
      return reply;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void open() throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 16_384);
  }

  private Reply read() throws IOException {
    String first = line();
    int status = Integer.parseInt(first.split(" ", 3)[1]);
    List<String> headers = new ArrayList<>();
    int length = 0;
    boolean chunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      headers.add(name + ":" + value);
      if (name.equals("content-length")) {
        length = Integer.parseInt(value);
      }
      chunked |= name.equals("transfer-encoding");
    }
    byte[] body = chunked ? chunks() : bytes(length);
    return new Reply(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = Integer.parseInt(line().strip(), 16);
    while (size > 0) {
      body.writeBytes(bytes(size));
      line();
      size = Integer.parseInt(line().strip(), 16);
    }
    line();
    return body.toByteArray();
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The connection ended within a response.");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c != '\n') {
      if (c < 0) {
        throw new EOFException("The connection ended within a response.");
      }
      if (c != '\r') {
        line.append((char) c);
      }
      c = in.read();
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
