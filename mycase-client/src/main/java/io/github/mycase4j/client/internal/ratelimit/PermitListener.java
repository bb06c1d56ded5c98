package io.github.mycase4j.client.internal.ratelimit;

/** Receives permit events, on the thread that asked for them and outside of any lock. */
public interface PermitListener {
  /** Permits were used or reserved. */
  void onSuccess(int permits);

  /** Permits were refused, or nobody waits for them any more. */
  void onFailure(int permits);

  /** All permits that were left were taken away. */
  void onDrained(int permits);
}
