package io.github.mycase4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves any number of rows with almost no work: one page of real rows again and again, each time
 * with new ids. So it hardly affects what is measured, and needs no memory for the rows.
 */
final class PageServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d+)");
  private static final int FIRST_ID = 10_000_000;
  private static final int DIGITS = 8;

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final byte[] template;
  private final int[] offsets;
  private final int pages;
  private volatile int thinkingMillis;

  /**
   * @param page a list of rows
   * @param pages how often it is served before the rows end
   */
  PageServer(byte[] page, int pages) throws IOException {
    this.pages = pages;
    JsonNode rows = JSON.readTree(page);
    offsets = new int[rows.size()];
    for (int i = 0; i < offsets.length; i++) {
      ((ObjectNode) rows.get(i)).put("id", FIRST_ID + i);
    }
    String text = rows.toString();
    if (text.length() != text.getBytes(StandardCharsets.UTF_8).length) {
      throw new IllegalArgumentException("the page is not plain ASCII");
    }
    template = text.getBytes(StandardCharsets.UTF_8);
    int at = 0;
    for (int i = 0; i < offsets.length; i++) {
      at = text.indexOf("{\"id\":" + (FIRST_ID + i), at) + "{\"id\":".length();
      offsets[i] = at;
    }
    start("page-server", this::accept);
  }

  /** Returns the base URI. */
  URI base() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
  }

  /** Sets how long it waits before it answers. */
  void think(int millis) {
    thinkingMillis = millis;
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        start("page-connection", () -> serve(connection));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = connection.getOutputStream();
      byte[] body = template.clone();
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        Matcher asked = PAGE.matcher(head.lines().findFirst().orElse(""));
        int page = asked.find() ? Integer.parseInt(asked.group(1)) : 0;
        Thread.sleep(thinkingMillis);
        for (int i = 0; i < offsets.length; i++) {
          int id = FIRST_ID + page * offsets.length + i;
          for (int digit = DIGITS - 1; digit >= 0; digit--, id /= 10) {
            body[offsets[i] + digit] = (byte) ('0' + id % 10);
          }
        }
        out.write(responseHead(page, body.length).getBytes(StandardCharsets.US_ASCII));
        out.write(body);
      }
    } catch (IOException e) {
      // The client closed its connection, perhaps in the middle of a page it did not need.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String responseHead(int page, int length) {
    String next = base() + "/time_entries?page_size=1000&page=" + (page + 1);
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + length
        + "\r\nItem-Count: "
        + (long) pages * offsets.length
        + (page + 1 < pages ? "\r\nLink: <" + next + ">; rel=\"next\"" : "")
        + "\r\n\r\n";
  }

  /** Reads the head of a request; empty at the end of the connection. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      int c = in.read();
      if (c < 0) {
        return "";
      }
      head.append((char) c);
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
