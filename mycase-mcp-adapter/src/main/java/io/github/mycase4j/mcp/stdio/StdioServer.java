package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.mcp.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;

/**
 * Serves one MCP client over a pair of streams, one JSON-RPC message a line (MCP's stdio
 * transport).
 *
 * <p>Guarantees: whatever the client sends, the server continues; every request is answered once,
 * unless the client cancels it; nothing but messages is written. It does not guarantee an order of
 * answers.
 */
public final class StdioServer {
  private final Limits limits;
  private final ErrorReporter complaints;
  private final InputStream in;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final MessageWriter outbox;
  private final Calls calls;
  private final ClientRequests clientRequests;
  private final ExecutorService pool;
  private final McpSession conversation;
  private volatile boolean clientGone;
  private volatile boolean stopped;

  StdioServer(McpServer served, InputStream in, OutputStream out, PrintStream err, Limits limits) {
    this.limits = limits;
    this.complaints = new ErrorReporter(err);
    this.in = in;
    this.outbox = new MessageWriter(out, this::clientIsGone);
    this.calls = new Calls(outbox, complaints);
    this.clientRequests = new ClientRequests(outbox, complaints);
    this.pool = CallPool.of(limits.callThreads());
    this.conversation = new McpSession(served, outbox, calls, clientRequests, pool, complaints);
  }

  /**
   * Creates a server; it reads nothing before it runs.
   *
   * @param in what the client sends
   * @param out where messages go, and nothing else may
   * @param err where failures are named, in a line each, without the client's data
   */
  public static StdioServer of(
      McpServer served, InputStream in, OutputStream out, PrintStream err) {
    return new StdioServer(served, in, out, err, Limits.STANDARD);
  }

  /**
   * Serves until the client closes the input or no longer takes output, then lets the calls under
   * way end for up to 2.3 seconds, and returns in under three. Performs I/O; threads that it leaves
   * behind are daemons. To be called once.
   */
  public void run() {
    // Reading cannot be interrupted, so it gets a thread that the end need not wait for.
    Thread reader = new Thread(this::read, "mycase-stdin-reader");
    reader.setDaemon(true);
    reader.start();
    try {
      ended.await();
      if (clientGone) {
        calls.stopAll();
        calls.awaitIdle(limits.afterCancel().toNanos());
      } else {
        if (stopped) {
          calls.stopAll();
        }
        drain();
      }
    } catch (InterruptedException e) {
      calls.stopAll();
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
      // Never shutdownNow: an interrupted thread would close the files that it writes to.
      pool.shutdown();
    }
  }

  /**
   * Ends {@link #run} from another thread: no further message is read, and the calls under way are
   * told to stop, which gives each its answer. Returns at once.
   */
  public void stop() {
    stopped = true;
    ended.countDown();
  }

  /** Returns the way to ask the client something. */
  ClientRequests clientRequests() {
    return clientRequests;
  }

  private void read() {
    try {
      LineReader lines = new LineReader(in, limits.lineBytes());
      for (LineReader.Line line = lines.next();
          line != null && ended.getCount() > 0;
          line = lines.next()) {
        if (!line.isBlank()) {
          receive(line);
        }
        outbox.awaitRoom();
      }
    } catch (IOException e) {
      complaints.report("reading the input", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private void receive(LineReader.Line line) {
    try {
      conversation.receive(Incoming.of(line, limits.lineBytes()));
    } catch (RuntimeException | Error e) {
      complaints.report("reading a message", e);
      outbox.send(
          Outgoing.error(
              null, McpSchema.ErrorCodes.INTERNAL_ERROR, "The server could not read this.", null));
    }
  }

  private void clientIsGone() {
    clientGone = true;
    ended.countDown();
  }

  private void drain() throws InterruptedException {
    long left = calls.awaitIdle(limits.drain().toNanos());
    if (left <= 0) {
      calls.stopAll();
      calls.awaitIdle(limits.afterCancel().toNanos());
      calls.abandonAll(
          McpSchema.ErrorCodes.INTERNAL_ERROR, "The server stopped before this request ended.");
    }
    outbox.close(limits.lastWrites().plus(Duration.ofNanos(Math.max(0, left))));
  }
}
