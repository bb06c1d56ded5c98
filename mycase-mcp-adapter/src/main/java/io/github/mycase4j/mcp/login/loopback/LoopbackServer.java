package io.github.mycase4j.mcp.login.loopback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP server on 127.0.0.1 that handles one request per connection.
 *
 * <p>Guarantees that connections that send nothing, half a request or an endless one do not block
 * others: one thread reads them all without blocking, each has a deadline, and when there are too
 * many the oldest unfinished one is closed. A complete request is handled on another thread, which
 * may block. Does not authenticate connections.
 */
final class LoopbackServer {
  static final int MAX_CONNECTIONS = 128;
  static final int MAX_HEAD = 48 * 1024;
  static final Duration HEAD_TIMEOUT = Duration.ofSeconds(10);

  /**
   * The time limit for sending a response, and then for receiving the ignored rest of a request.
   */
  static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

  private static final long TICK_MILLIS = 250;

  /** One blocks while a code is exchanged; the other turns further requests away meanwhile. */
  private static final int HANDLERS = 2;

  /**
   * A response.
   *
   * @param bytes the whole response
   * @param afterwards runs when it was sent, or could not be
   */
  record RawResponse(ByteBuffer bytes, Runnable afterwards) {}

  /** Creates the response; null for the head means that the request is malformed or too long. */
  interface Handler extends Function<@Nullable RequestHead, RawResponse> {}

  private final ServerSocketChannel listening;
  private final Selector selector;
  private final InstantSource clock;
  private final Thread loop = new Thread(this::run, "mycase-oauth-callback");
  private final ThreadPoolExecutor handlers;
  private final ByteBuffer input = ByteBuffer.allocate(8 * 1024);

  /** In the order of their arrival; for the loop alone. */
  private final Set<HttpConnection> connections = new LinkedHashSet<>();

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Handler handler;
  private volatile boolean stopped;
  private volatile boolean ended;

  private LoopbackServer(ServerSocketChannel listening, Selector selector, InstantSource clock) {
    this.listening = listening;
    this.selector = selector;
    this.clock = clock;
    this.handlers =
        new ThreadPoolExecutor(
            HANDLERS,
            HANDLERS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> daemon(new Thread(task, "mycase-oauth-token-exchange")));
    handlers.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Thread thread) {
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Takes a port; nothing is read before {@link #start}.
   *
   * @param port 0 takes any free one
   * @throws IOException when the port cannot be bound
   */
  static LoopbackServer bind(int port, InstantSource clock) throws IOException {
    ServerSocketChannel listening = ServerSocketChannel.open();
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      listening.bind(new InetSocketAddress(loopback, port), MAX_CONNECTIONS);
      listening.configureBlocking(false);
      return new LoopbackServer(listening, Selector.open(), clock);
    } catch (IOException | RuntimeException e) {
      listening.close();
      throw e;
    }
  }

  int port() {
    return listening.socket().getLocalPort();
  }

  /** Starts to handle requests. */
  void start(Handler requests) {
    handler = requests;
    daemon(loop).start();
  }

  /** Frees the port and closes all connections. Returns when the port is free. */
  void stop() {
    stopped = true;
    if (Thread.currentThread() == loop || !loop.isAlive()) {
      closeAll();
    } else {
      selector.wakeup();
      awaitLoop();
    }
    handlers.shutdown();
  }

  private void awaitLoop() {
    boolean interrupted = false;
    while (loop.isAlive()) {
      try {
        loop.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      listening.register(selector, SelectionKey.OP_ACCEPT);
      while (!stopped) {
        // Without connections nothing can become overdue, and 0 waits for as long as it takes.
        selector.select(connections.isEmpty() ? 0 : TICK_MILLIS);
        for (SelectionKey key : selector.selectedKeys()) {
          if (key.attachment() instanceof HttpConnection connection) {
            connection.ready();
          } else {
            accept();
          }
        }
        selector.selectedKeys().clear();
        runTasks();
        closeOverdue();
      }
    } catch (IOException | ClosedSelectorException e) {
      // It was stopped, or cannot accept connections: the login's own deadline ends it then.
    } finally {
      closeAll();
      ended = true;
      runTasks();
    }
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Runs a task on the loop; if the loop has ended, on this thread. */
  private void later(Runnable task) {
    tasks.add(task);
    selector.wakeup();
    if (ended) {
      runTasks();
    }
  }

  private void accept() {
    try {
      SocketChannel channel = listening.accept();
      if (channel == null) {
        return;
      }
      if (connections.size() >= MAX_CONNECTIONS) {
        makeRoom();
      }
      if (connections.size() >= MAX_CONNECTIONS) {
        channel.close();
        return;
      }
      connections.add(new HttpConnection(channel));
    } catch (IOException e) {
      makeRoom(); // The process may have as many files open as it can.
    }
  }

  private void makeRoom() {
    connections.stream()
        .filter(HttpConnection::isExpendable)
        .findFirst()
        .ifPresent(HttpConnection::close);
  }

  private void closeOverdue() {
    List<HttpConnection> overdue = new ArrayList<>();
    for (HttpConnection connection : connections) {
      if (connection.isOverdue()) {
        overdue.add(connection);
      }
    }
    overdue.forEach(HttpConnection::close);
  }

  private void closeAll() {
    for (HttpConnection connection : List.copyOf(connections)) {
      connection.close();
    }
    closeQuietly(listening);
    closeQuietly(selector);
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // It is given up either way, and the system has the last word on a descriptor.
    }
  }

  /** One connection; for the loop alone, but for {@link #handle}. */
  private final class HttpConnection {
    private final SocketChannel channel;
    private final SelectionKey key;
    private byte[] head = new byte[0];
    private @Nullable ByteBuffer output;
    private @Nullable Runnable afterwards;
    private boolean handling;
    private Instant deadline;

    HttpConnection(SocketChannel channel) throws IOException {
      this.channel = channel;
      this.deadline = clock.instant().plus(HEAD_TIMEOUT);
      try {
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }

    /** Returns whether it may make room: its request is unfinished, or its response is out. */
    boolean isExpendable() {
      return !handling && afterwards == null;
    }

    boolean isOverdue() {
      return !handling && !clock.instant().isBefore(deadline);
    }

    void ready() {
      try {
        if (output != null && output.hasRemaining()) {
          write(output);
        } else {
          read();
        }
      } catch (IOException e) {
        close();
      }
    }

    private void read() throws IOException {
      input.clear();
      int count = channel.read(input);
      if (count < 0) {
        close();
      } else if (count > 0 && output == null && !handling) {
        int before = head.length;
        head = Arrays.copyOf(head, before + count);
        input.flip().get(head, before, count);
        int end = endOfHead(before);
        if (end >= 0 || head.length > MAX_HEAD) {
          begin(end);
        }
      }
    }

    /** Returns where the empty line begins, or -1. */
    private int endOfHead(int before) {
      for (int i = Math.max(0, before - 3); i + 3 < head.length; i++) {
        if (head[i] == '\r' && head[i + 1] == '\n' && head[i + 2] == '\r' && head[i + 3] == '\n') {
          return i;
        }
      }
      return -1;
    }

    private void begin(int end) {
      handling = true;
      key.interestOps(0);
      RequestHead parsed =
          end < 0 ? null : RequestHead.parse(Arrays.copyOf(head, end)).orElse(null);
      head = new byte[0];
      handlers.execute(() -> handle(parsed));
    }

    /** Creates the response, on a thread that may block. Without one the connection is closed. */
    private void handle(@Nullable RequestHead parsed) {
      RawResponse response = null;
      try {
        response = Objects.requireNonNull(handler).apply(parsed);
      } finally {
        RawResponse made = response;
        later(made == null ? this::close : () -> respond(made));
      }
    }

    private void respond(RawResponse response) {
      handling = false;
      afterwards = response.afterwards();
      output = response.bytes();
      deadline = clock.instant().plus(CLOSE_TIMEOUT);
      try {
        write(output);
      } catch (IOException e) {
        close();
      }
    }

    /** A response that fits into the system's buffer is out at once, and nearly all do. */
    private void write(ByteBuffer response) throws IOException {
      channel.write(response);
      if (response.hasRemaining()) {
        key.interestOps(SelectionKey.OP_WRITE);
        return;
      }
      // To close before the rest of a request was read would take the response away again.
      channel.shutdownOutput();
      key.interestOps(SelectionKey.OP_READ);
      runAfterwards();
    }

    private void runAfterwards() {
      Runnable action = afterwards;
      afterwards = null;
      if (action != null) {
        action.run();
      }
    }

    void close() {
      connections.remove(this);
      closeQuietly(channel);
      runAfterwards();
    }
  }
}
