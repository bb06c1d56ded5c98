package io.github.mycase4j.client.fake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of a few lines, which does to connections what no web server would do. */
public final class RawServer implements Closeable {
  private static final int GUARD_MILLIS = 60_000;

  /** What happens to one connection; it is closed afterwards. */
  @FunctionalInterface
  public interface Script {
    void serve(Connection connection) throws IOException;
  }

  private final ServerSocket socket;
  private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();
  private final Thread acceptor;
  private volatile Script last = Connection::reset;

  public RawServer() {
    this(0);
  }

  public RawServer(int port) {
    this(listening(port));
  }

  /** Serves what a socket accepts, with TLS for instance. */
  public RawServer(ServerSocket socket) {
    this.socket = socket;
    acceptor = start("raw-server", this::accept);
  }

  private static ServerSocket listening(int port) {
    try {
      return new ServerSocket(port, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Names what happens to the next connection; the last script also serves all further ones. */
  public RawServer then(Script script) {
    scripts.add(script);
    return this;
  }

  /** Answers every request of a connection with the same, for as long as the client likes. */
  public RawServer thenAnswer(int status, String body) {
    return then(
        connection -> {
          while (connection.receive() != null) {
            connection.answer(status, body);
          }
        });
  }

  public int port() {
    return socket.getLocalPort();
  }

  public URI apiBase() {
    return URI.create("http://127.0.0.1:" + port() + "/v1");
  }

  /** Returns method and target of all requests that came in whole. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns the request lines and headers of all requests that came in whole. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  public int connections() {
    return connections.get();
  }

  /** Returns how many requests came in whole or in part. */
  public int begun() {
    return begun.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket accepted = socket.accept();
        connections.incrementAndGet();
        Script next = scripts.poll();
        if (next != null) {
          last = next;
        }
        Script script = last;
        start("raw-connection", () -> serve(accepted, script));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket accepted, Script script) {
    try (Connection connection = new Connection(accepted)) {
      script.serve(connection);
    } catch (IOException e) {
      // the client hung up, which is its right
    }
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() {
    stopListening();
  }

  /**
   * Leaves the connections that there are alone. The system listens until the thread that accepts
   * has heard of it.
   */
  public void stopListening() {
    try {
      socket.close();
      acceptor.join();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** One connection of a client. */
  public final class Connection implements Closeable {
    private final Socket accepted;
    private final InputStream in;

    private Connection(Socket accepted) throws IOException {
      accepted.setSoTimeout(GUARD_MILLIS);
      this.accepted = accepted;
      this.in = accepted.getInputStream();
    }

    /** Takes some bytes of a request and leaves the rest. */
    public void receive(int bytes) throws IOException {
      if (in.readNBytes(bytes).length > 0) {
        begun.incrementAndGet();
      }
    }

    /** Takes a whole request; returns its method and target, or null at the end. */
    public String receive() throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          return null;
        }
        if (head.isEmpty()) {
          begun.incrementAndGet();
        }
        head.append((char) next);
      }
      int length = 0;
      for (String line : head.toString().lines().toList()) {
        if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
        }
      }
      if (in.readNBytes(length).length < length) {
        return null;
      }
      String request = head.substring(0, head.indexOf(" HTTP/1.1"));
      requests.add(request);
      heads.add(head.toString());
      return request;
    }

    public void write(String text) throws IOException {
      accepted.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      accepted.getOutputStream().flush();
    }

    public void answer(int status, String body) throws IOException {
      write(
          "HTTP/1.1 "
              + status
              + " Some\r\nContent-Length: "
              + body.getBytes(StandardCharsets.UTF_8).length
              + "\r\n\r\n"
              + body);
    }

    /** Waits until the client hangs up. */
    public void hold() throws IOException {
      while (in.read() >= 0) {
        // whatever still comes
      }
    }

    /** Ends the connection the hard way. */
    public void reset() throws IOException {
      accepted.setSoLinger(true, 0);
      accepted.close();
    }

    @Override
    public void close() throws IOException {
      accepted.close();
    }
  }
}
