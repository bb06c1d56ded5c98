package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.protocol.RequestId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls that run on this node, by owner and id. An owner may use an id several times at once.
 * Thread-safe.
 */
final class RunningCalls {
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();

  /** A running call. Each is equal to itself only. */
  final class Call implements AutoCloseable {
    private final String owner;
    private final RequestId id;
    private final Cancellation cancellation;
    private final Runnable told;

    private Call(String owner, RequestId id, Cancellation cancellation, Runnable told) {
      this.owner = owner;
      this.id = id;
      this.cancellation = cancellation;
      this.told = told;
    }

    /** Cancels the call for its client, unless it has ended. */
    void cancel() {
      if (calls.contains(this)) {
        told.run();
        cancellation.cancel();
      }
    }

    /** Notes that the call has ended. */
    @Override
    public void close() {
      calls.remove(this);
    }
  }

  /**
   * Begins a call.
   *
   * @param owner the grant or API token
   * @param cancellation cancels it
   * @param told notes that its client needs no response any more; called from any thread, perhaps
   *     more than once
   */
  Call begin(String owner, RequestId id, Cancellation cancellation, Runnable told) {
    Call call = new Call(owner, id, cancellation, told);
    calls.add(call);
    return call;
  }

  /** Cancels all calls of an owner with this id. */
  void cancel(String owner, RequestId id) {
    for (Call call : calls) {
      if (call.owner.equals(owner) && call.id.equals(id)) {
        call.cancel();
      }
    }
  }

  /** Cancels all calls; their clients still get the responses. */
  void cancelAll() {
    calls.forEach(call -> call.cancellation.cancel());
  }
}
