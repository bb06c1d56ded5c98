package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.client.core.Cancellation;

/**
 * A request that runs on a thread of its own until it is answered, or until the client cancels it.
 * It is answered at most once, and nothing about it is sent after that. Thread-safe.
 */
final class RunningCall {
  private final RequestId id;
  private final Calls calls;
  private final MessageWriter outbox;
  private final Cancellation cancellation = new Cancellation();
  private boolean open = true;

  RunningCall(RequestId id, Calls calls, MessageWriter outbox) {
    this.id = id;
    this.calls = calls;
    this.outbox = outbox;
  }

  RequestId id() {
    return id;
  }

  /** Returns the switch that the work looks at. */
  Cancellation cancellation() {
    return cancellation;
  }

  /** Sends the answer, unless there was one or the client cancelled. */
  synchronized void answer(String message) {
    if (open) {
      // The id is free before the answer leaves: the client may use it again at once.
      close();
      outbox.send(message);
    }
  }

  /** Sends a message about the call while it is open. */
  synchronized void tell(String message) {
    if (open) {
      outbox.sendIfCurrent(message);
    }
  }

  /** Stops the call; as the protocol has it, a cancelled request gets no answer. */
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
