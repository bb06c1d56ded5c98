package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.mcp.protocol.ErrorCodes;
import io.github.mycase4j.mcp.protocol.Outgoing;
import io.github.mycase4j.mcp.server.McpServer;
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
 * <p>Guarantees that the server survives any input, that every request gets exactly one response
 * unless the client cancels it, and that nothing but messages is written. Does not guarantee the
 * order of responses.
 */
public final class StdioServer {
  private final Limits limits;
  private final ErrorReporter errorReporter;
  private final InputStream in;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final MessageWriter writer;
  private final Calls calls;
  private final ClientRequests clientRequests;
  private final ExecutorService pool;
  private final McpSession session;
  private volatile boolean clientGone;
  private volatile boolean stopped;

  StdioServer(McpServer server, InputStream in, OutputStream out, PrintStream err, Limits limits) {
    this.limits = limits;
    this.errorReporter = new ErrorReporter(err);
    this.in = in;
    this.writer = new MessageWriter(out, this::clientIsGone);
    this.calls = new Calls(writer, errorReporter);
    this.clientRequests = new ClientRequests(writer, errorReporter);
    this.pool = CallPool.of(limits.callThreads());
    this.session = new McpSession(server, writer, calls, clientRequests, pool, errorReporter);
  }

  /**
   * Creates a server; it reads nothing before it runs.
   *
   * @param in the input from the client
   * @param out the output for messages, and for nothing else
   * @param err the output for failures, one per line, without client data
   */
  public static StdioServer of(
      McpServer server, InputStream in, OutputStream out, PrintStream err) {
    return new StdioServer(server, in, out, err, Limits.STANDARD);
  }

  /**
   * Serves until the client closes the input or stops reading, then gives running calls up to 2.3
   * seconds to end, and returns within three seconds. Performs I/O; remaining threads are daemons.
   * Must be called once.
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
   * Ends {@link #run} from another thread: no further message is read, and running calls are
   * cancelled and get their response. Returns at once.
   */
  public void stop() {
    stopped = true;
    ended.countDown();
  }

  /** Returns the sender of requests to the client. */
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
        writer.awaitRoom();
      }
    } catch (IOException e) {
      errorReporter.report("reading the input", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private void receive(LineReader.Line line) {
    try {
      session.receive(line.parse(limits.lineBytes()));
    } catch (RuntimeException | Error e) {
      errorReporter.report("reading a message", e);
      writer.send(
          Outgoing.error(null, ErrorCodes.INTERNAL_ERROR, "The server could not read this.", null));
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
      calls.abandonAll(ErrorCodes.INTERNAL_ERROR, "The server stopped before this request ended.");
    }
    writer.close(limits.lastWrites().plus(Duration.ofNanos(Math.max(0, left))));
  }
}
