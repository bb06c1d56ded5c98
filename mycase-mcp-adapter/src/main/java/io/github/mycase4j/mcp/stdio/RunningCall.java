package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.protocol.RequestId;

/**
 * A request that runs on a thread of its own until it is complete or the client cancels it. It gets
 * at most one response, and nothing about it is sent after that. Thread-safe.
 */
final class RunningCall {
  private final RequestId id;
  private final Calls calls;
  private final MessageWriter writer;
  private final Cancellation cancellation = new Cancellation();
  private boolean open = true;

  RunningCall(RequestId id, Calls calls, MessageWriter writer) {
    this.id = id;
    this.calls = calls;
    this.writer = writer;
  }

  RequestId id() {
    return id;
  }

  /** Returns the cancellation signal of the call. */
  Cancellation cancellation() {
    return cancellation;
  }

  /** Sends the response, unless one was sent or the client cancelled. */
  synchronized void respond(String message) {
    if (open) {
      // The id is released before the response is sent: the client may use it again at once.
      close();
      writer.send(message);
    }
  }

  /** Sends a message about the call while it is open. */
  synchronized void tell(String message) {
    if (open) {
      writer.sendIfCurrent(message);
    }
  }

  /** Cancels the call. As the protocol requires, a cancelled request gets no response. */
  void cancelByClient() {
    synchronized (this) {
      if (!open) {
        return;
      }
      close();
    }
    cancellation.cancel();
  }

  private synchronized void close() {
    open = false;
    calls.free(id);
  }
}
