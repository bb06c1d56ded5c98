package io.github.mycase4j.client.internal.ratelimit;

/**
 * A caller that takes turns, such as the client of one user. Guarded by the monitor of its {@link
 * SlidingWindowLimit}.
 */
final class Caller {
  private long calls;
  private long loads;

  /** Returns the first round that is not used up. */
  long next(boolean loading) {
    return loading ? loads : calls;
  }

  /** Records the first round that is not used up. */
  void next(boolean loading, long round) {
    if (loading) {
      loads = Math.max(loads, round);
    } else {
      calls = Math.max(calls, round);
    }
  }
}
