package io.github.mycase4j.mcp.tool;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Asks the user, through the MCP client, to open an address in the browser (elicitation in URL
 * mode). The client shows the address and opens it when the user agrees; the content of the page
 * does not pass through the client.
 *
 * <p>In revision 2025-11-25 of the protocol the server sends a request. From 2026-07-28 on it
 * cannot: {@link #ask} then ends the call with {@link InputRequiredException}, and returns the
 * user's response at once when the client repeats the call.
 *
 * <p>Thread-safe.
 */
public interface UrlElicitation {

  /** The user's response. */
  enum Action {
    /** The user agreed, and the client opens the address. */
    ACCEPT,
    /** The user declined or cancelled; nothing was opened. */
    DECLINE,
    /** The user dismissed a form without a decision. An address is then declined. */
    CANCEL
  }

  /**
   * Sends the request and returns at once.
   *
   * @param message the reason to open the address, a sentence or two for the user
   * @param address the address to open
   * @return the request that was sent
   * @throws InputRequiredException when the user has not been asked yet, in the newer revisions;
   *     not to be caught
   */
  PendingElicitation ask(String message, URI address);

  /**
   * {@return whether this call carries the user's response to this question, so that {@link #ask}
   * returns it} Never true in the older revisions.
   *
   * @param message the reason to open the address, as asked before
   * @param address the address to open, as asked before
   */
  default boolean isAnswered(String message, URI address) {
    return false;
  }

  /** A request that was sent to the user. */
  interface PendingElicitation {

    /**
     * {@return the user's response when there is one} The stage fails when the client cannot ask,
     * and after ten minutes without a response.
     */
    CompletableFuture<Action> action();

    /** Notifies the client that the interaction is complete. Does nothing after a decline. */
    void complete();
  }
}
