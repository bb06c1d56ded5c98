package io.github.mycase4j.mcp.tool;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Asks a person, through the MCP client, to open an address in the browser (MCP 2025-11-25,
 * elicitation in URL mode). The client shows the address and opens it when the person agrees; what
 * happens on the page does not pass through the client.
 *
 * <p>Thread-safe.
 */
public interface UrlElicitation {

  /** What the person answered. */
  enum Action {
    /** The person agreed, and the client opens the address. */
    ACCEPT,
    /** The person said no or looked away; nothing was opened. */
    DECLINE
  }

  /**
   * Asks; does not wait.
   *
   * @param message why the address is to be opened, a sentence or two for the person
   */
  PendingElicitation ask(String message, URI address);

  /** One question. */
  interface PendingElicitation {

    /**
     * Returns what will hold the answer. It fails when the client cannot ask, and after ten minutes
     * without an answer.
     */
    CompletableFuture<Action> action();

    /** Tells the client that what the address was for is over. Does nothing after a refusal. */
    void complete();
  }
}
