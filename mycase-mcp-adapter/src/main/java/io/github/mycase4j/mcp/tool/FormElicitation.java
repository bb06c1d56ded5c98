package io.github.mycase4j.mcp.tool;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the user, through the MCP client, to fill in a form, such as to confirm a step. The client
 * shows the message and a form for the requested schema.
 *
 * <p>Up to revision 2025-11-25 of the protocol the server sends a request and waits for the
 * response. From 2026-07-28 on a server cannot do that: {@link #ask} then ends the call with {@link
 * InputRequiredException}, the client asks its user and repeats the call with the response, and in
 * that call {@code ask} returns it at once. So a tool asks before it changes anything, and asks the
 * same question with the same words when it is called again with the same arguments.
 *
 * <p>Thread-safe.
 */
public interface FormElicitation {

  /**
   * Asks a question and returns the user's response to it, and to no other: a response belongs to
   * the tool, its arguments, the message and the schema of one question.
   *
   * @param message the question, a few sentences for the user; never asks for a secret
   * @param requestedSchema a JSON Schema of type object whose properties are strings, numbers or
   *     booleans; without properties, the user only agrees or not, and some clients agree to such a
   *     form without showing it, so important consent needs a field
   * @return the response
   * @throws InputRequiredException when the user has not been asked yet, in the newer revisions;
   *     not to be caught
   * @throws ToolFailedException when there is no response: the client cannot ask, or the user took
   *     longer than 45 seconds in the older revisions
   */
  FormResponse ask(String message, Map<String, Object> requestedSchema);

  /**
   * The user's response.
   *
   * @param action whether the user agreed
   * @param content the fields of the form by name, as the client sent them: not validated; empty
   *     unless the user agreed
   */
  record FormResponse(UrlElicitation.Action action, Map<String, @Nullable Object> content) {
    /**
     * Creates a response. Fields that come without an agreement are dropped.
     *
     * @param action whether the user agreed
     * @param content the fields of the form by name
     */
    public FormResponse {
      content = action == UrlElicitation.Action.ACCEPT ? content : Map.of();
    }

    /** {@return whether the user agreed} */
    public boolean isAccepted() {
      return action == UrlElicitation.Action.ACCEPT;
    }
  }
}
