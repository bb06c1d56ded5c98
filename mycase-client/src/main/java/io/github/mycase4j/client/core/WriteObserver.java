package io.github.mycase4j.client.core;

import org.jspecify.annotations.Nullable;

/**
 * Observes every write of a view before it is sent, and its outcome, so that nothing that was sent
 * is mistaken for not sent. A write is any request but a GET; its retries do not count as further
 * writes. It sees no bodies and no tokens.
 *
 * <p>Implementations are thread-safe and are called on the thread that calls the client.
 */
@FunctionalInterface
public interface WriteObserver {

  /**
   * Handles a write that is about to be sent. An exception thrown here goes to the caller, and
   * nothing is sent.
   *
   * @param method such as {@code POST}
   * @param path below the API base, such as {@code /cases/7/notes}
   * @return the receiver of the outcome, always called once
   */
  Pending begin(String method, String path);

  /** A write that was accepted. */
  @FunctionalInterface
  interface Pending {
    /**
     * Handles the outcome of the write; must not throw.
     *
     * @param result what is known
     * @param id the id of the created record, if MyCase returned one
     */
    void ended(Result result, @Nullable Long id);
  }

  /** The known outcome of a write. */
  enum Result {
    /** It was not sent. */
    NOT_SENT,
    /** MyCase rejected it. */
    REJECTED,
    /** MyCase carried it out. */
    DONE,
    /** It was sent, and whether MyCase carried it out is unknown. */
    UNKNOWN
  }
}
