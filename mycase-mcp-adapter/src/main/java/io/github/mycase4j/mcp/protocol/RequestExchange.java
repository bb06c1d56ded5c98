package io.github.mycase4j.mcp.protocol;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.server.ClientLabel;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import org.jspecify.annotations.Nullable;

/**
 * One request on its transport: the facts that the protocol handler needs from the transport, and
 * its way to send notifications. Every request has its own. Implementations are thread-safe.
 */
public interface RequestExchange {

  /** {@return the signal for the client cancelling the request or disconnecting} */
  Cancellation cancellation();

  /**
   * Sends a notification about the request, such as its progress. Returns at once; drops it if the
   * request is over or the client does not keep up.
   *
   * @param message the notification as JSON
   */
  void sendNotification(String message);

  /** {@return what the user allows the client to do} */
  Scope scope();

  /**
   * {@return the client as the audit log names it, by the name and version that its {@code
   * initialize} gave} A request of a later revision brings its own, see {@link #label}.
   */
  String client();

  /**
   * {@return the client of a request of revision 2026-07-28 as the audit log names it} A transport
   * that knows more of the client adds it.
   *
   * @param itself the name and version that the request gives; {@link ClientLabel#UNKNOWN} when it
   *     gives none
   */
  default String label(String itself) {
    return itself;
  }

  /**
   * {@return the way to have the client's user open an address, by a request of the server; null
   * where the client does not support that}
   */
  default @Nullable UrlElicitation urlElicitation() {
    return null;
  }

  /**
   * {@return the way to have the client's user fill in a form, by a request of the server; null
   * where the client does not support that}
   */
  default @Nullable FormElicitation formElicitation() {
    return null;
  }

  /**
   * {@return the revision that the transport names beside the request; null where it names none}
   */
  default @Nullable String declaredVersion() {
    return null;
  }

  /**
   * {@return the user on whose behalf the request is made, where the transport serves several;
   * empty otherwise}
   */
  default String principal() {
    return "";
  }

  /**
   * Checks the transport's headers of a request of revision 2026-07-28 against its body. Called
   * after its metadata is validated and before its method is handled.
   *
   * @param request the request
   * @throws JsonRpcException when they do not agree
   */
  default void check(Incoming.Request request) {}

  /**
   * Notes how a client introduced itself with {@code initialize}.
   *
   * @param client its name and version; null when it gave none
   * @param capabilities what it can do for the server
   */
  default void initialized(@Nullable String client, ClientCapabilities capabilities) {}
}
