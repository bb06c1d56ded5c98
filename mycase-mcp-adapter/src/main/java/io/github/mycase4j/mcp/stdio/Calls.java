package io.github.mycase4j.mcp.stdio;

import io.github.mycase4j.mcp.protocol.Outgoing;
import io.github.mycase4j.mcp.protocol.RequestId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The running calls, by id while they are open and until their work ends. Thread-safe. */
final class Calls {
  private final MessageWriter writer;
  private final ErrorReporter errorReporter;
  private final Map<RequestId, RunningCall> open = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Set<RunningCall> running = new HashSet<>();

  Calls(MessageWriter writer, ErrorReporter errorReporter) {
    this.writer = writer;
    this.errorReporter = errorReporter;
  }

  /** Opens a call. None of its id may be open. */
  RunningCall begin(RequestId id) {
    RunningCall call = new RunningCall(id, this, writer);
    open.put(id, call);
    lock.lock();
    try {
      running.add(call);
    } finally {
      lock.unlock();
    }
    return call;
  }

  boolean isOpen(RequestId id) {
    return open.containsKey(id);
  }

  /** Releases the id for another request; its work may continue. */
  void free(RequestId id) {
    open.remove(id);
  }

  /** Notes that a call's work has ended. */
  void ended(RunningCall call) {
    lock.lock();
    try {
      running.remove(call);
      if (running.isEmpty()) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Cancels the call as the client asked. Does nothing when none of this id is open. */
  void cancel(RequestId id) {
    RunningCall call = open.get(id);
    if (call != null) {
      guarded(call::cancelByClient);
    }
  }

  /** Cancels every call; those that the client did not cancel may still get their response. */
  void stopAll() {
    for (RunningCall call : snapshot()) {
      guarded(() -> call.cancellation().cancel());
    }
  }

  /** Sends an error for every open call whose work does not end. */
  void abandonAll(int code, String reason) {
    for (RunningCall call : snapshot()) {
      call.respond(Outgoing.error(call.id(), code, reason, null));
    }
  }

  /**
   * Waits until no call is running.
   *
   * @return the remaining nanoseconds; zero or less when calls are still running
   */
  long awaitIdle(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (!running.isEmpty() && left > 0) {
        left = idle.awaitNanos(left);
      }
      return running.isEmpty() ? Math.max(1, left) : 0;
    } finally {
      lock.unlock();
    }
  }

  private List<RunningCall> snapshot() {
    lock.lock();
    try {
      return List.copyOf(running);
    } finally {
      lock.unlock();
    }
  }

  /** Runs callbacks of a cancellation, which must not end the reader thread. */
  private void guarded(Runnable cancel) {
    try {
      cancel.run();
    } catch (RuntimeException e) {
      errorReporter.report("cancelling a call", e);
    }
  }
}
