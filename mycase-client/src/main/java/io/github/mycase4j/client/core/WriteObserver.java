package io.github.mycase4j.client.core;

import org.jspecify.annotations.Nullable;

/**
 * Sees every write of a view before it is sent and what came of it, so that nothing that was sent
 * is taken for not sent. A write is any request but a GET; its retries do not count as further
 * writes. It hears of no bodies and no tokens.
 *
 * <p>Implementations are thread-safe and are called on the thread that calls the client.
 */
@FunctionalInterface
public interface WriteObserver {

  /**
   * Takes a write that is about to be sent. What this throws goes to the caller, and nothing is
   * sent.
   *
   * @param method such as {@code POST}
   * @param path below the API base, such as {@code /cases/7/notes}
   * @return what is told how the write ended, always once
   */
  Pending begin(String method, String path);

  /** A write that was let pass. */
  @FunctionalInterface
  interface Pending {
    /**
     * Takes what came of the write; must not throw.
     *
     * @param result what is known
     * @param id of what was created, where MyCase gave one
     */
    void ended(Result result, @Nullable Long id);
  }

  /** What is known of a write that ended. */
  enum Result {
    /** It did not leave. */
    NOT_SENT,
    /** MyCase answered that it did not carry it out. */
    REJECTED,
    /** MyCase carried it out. */
    DONE,
    /** It left, and whether MyCase carried it out is not known. */
    UNKNOWN
  }
}
