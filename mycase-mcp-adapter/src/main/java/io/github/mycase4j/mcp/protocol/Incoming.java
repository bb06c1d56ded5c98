package io.github.mycase4j.mcp.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.mycase4j.mcp.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message from the client, parsed. Immutable and thread-safe; parsing performs no I/O. */
public sealed interface Incoming {

  /** A request, which gets exactly one response. */
  record Request(RequestId id, String method, @Nullable Object params) implements Incoming {}

  /** A notification, which gets no response. */
  record Notification(String method, @Nullable Object params) implements Incoming {}

  /** A response to a request of the server. */
  record Response(Map<?, ?> message) implements Incoming {}

  /**
   * Something that is not a valid message.
   *
   * @param id the id, if it could be read
   */
  record Invalid(@Nullable RequestId id, int code, String reason) implements Incoming {}

  /**
   * Parses a message. Never throws.
   *
   * @param message the bytes between the transport's boundaries
   * @param unit the transport's word for the unit of one message, such as {@code line}; for errors
   */
  static Incoming parse(byte[] message, String unit) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString();
    } catch (CharacterCodingException e) {
      String approximation = new String(message, StandardCharsets.UTF_8);
      return unreadable(
          Json.idOf(approximation), ErrorCodes.PARSE_ERROR, "The " + unit + " is not UTF-8.");
    }
    try {
      return message(Json.read(text), unit);
    } catch (StreamConstraintsException e) {
      return unreadable(
          Json.idOf(text),
          ErrorCodes.INVALID_REQUEST,
          "The message is nested too deeply, or has a number or a name that is too long.");
    } catch (JsonProcessingException e) {
      return unreadable(
          Json.idOf(text), ErrorCodes.PARSE_ERROR, "The " + unit + " is not one JSON value.");
    }
  }

  /**
   * Returns the invalid message for input that is longer than the transport accepts.
   *
   * @param head the beginning of the input, which may contain the id
   */
  static Invalid tooLong(byte[] head, int limit) {
    return unreadable(
        Json.idOf(new String(head, StandardCharsets.UTF_8)),
        ErrorCodes.INVALID_REQUEST,
        "The message is longer than " + limit + " bytes.");
  }

  private static Incoming message(@Nullable Object value, String unit) {
    if (!(value instanceof Map<?, ?> members)) {
      return invalid(
          null,
          value instanceof List
              ? "A " + unit + " must be one message; batches are not supported."
              : "A message is a JSON object.");
    }
    Object method = members.get("method");
    if (method == null && (members.containsKey("result") || members.containsKey("error"))) {
      // Gets no response even if it is invalid: two peers must not exchange errors forever.
      return new Response(members);
    }
    RequestId id = RequestId.of(members.get("id"));
    if (!"2.0".equals(members.get("jsonrpc"))) {
      return invalid(id, "The member \"jsonrpc\" must be \"2.0\".");
    }
    if (members.containsKey("id") && id == null) {
      return invalid(null, "The member \"id\" must be a string or a whole number.");
    }
    if (!(method instanceof String name)) {
      return invalid(id, "The member \"method\" must be a string.");
    }
    return id == null
        ? new Notification(name, members.get("params"))
        : new Request(id, name, members.get("params"));
  }

  private static Invalid invalid(@Nullable RequestId id, String reason) {
    return new Invalid(id, ErrorCodes.INVALID_REQUEST, reason);
  }

  private static Invalid unreadable(@Nullable Object id, int code, String reason) {
    return new Invalid(RequestId.of(id), code, reason);
  }
}
