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
  /** How deep the body of an HTTP request may be nested. */
  int DEPTH_OF_A_BODY = 64;

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
      return tooDeep(Json.idOf(text), ErrorCodes.INVALID_REQUEST);
    } catch (JsonProcessingException e) {
      return unreadable(
          Json.idOf(text), ErrorCodes.PARSE_ERROR, "The " + unit + " is not one JSON value.");
    }
  }

  /**
   * Parses the body of an HTTP request, which may be nested 64 deep. Never throws. The HTTP status
   * already ends a bad request, so what is not JSON has an error without an id, and a response that
   * is not valid has an error too.
   *
   * @param body the whole body
   */
  static Incoming parseBody(byte[] body) {
    Object value;
    try {
      value =
          Json.read(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString(),
              DEPTH_OF_A_BODY);
    } catch (CharacterCodingException e) {
      return unreadable(null, ErrorCodes.PARSE_ERROR, "The body is not UTF-8.");
    } catch (StreamConstraintsException e) {
      return tooDeep(null, ErrorCodes.PARSE_ERROR);
    } catch (JsonProcessingException e) {
      return unreadable(null, ErrorCodes.PARSE_ERROR, "The body is not one JSON value.");
    }
    Incoming message = message(value, "body");
    return message instanceof Response response ? checked(response) : message;
  }

  private static Incoming checked(Response response) {
    Map<?, ?> members = response.message();
    RequestId id = RequestId.of(members.get("id"));
    if (!"2.0".equals(members.get("jsonrpc"))) {
      return withoutVersion(id);
    }
    // Only an error may be about a request whose id could not be read.
    boolean needsId = members.containsKey("id") || !members.containsKey("error");
    return needsId && id == null ? withoutId() : response;
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
      return withoutVersion(id);
    }
    if (members.containsKey("id") && id == null) {
      return withoutId();
    }
    if (!(method instanceof String name)) {
      return invalid(id, "The member \"method\" must be a string.");
    }
    return id == null
        ? new Notification(name, members.get("params"))
        : new Request(id, name, members.get("params"));
  }

  private static Invalid withoutVersion(@Nullable RequestId id) {
    return invalid(id, "The member \"jsonrpc\" must be \"2.0\".");
  }

  private static Invalid withoutId() {
    return invalid(null, "The member \"id\" must be a string or a whole number.");
  }

  private static Invalid tooDeep(@Nullable Object id, int code) {
    return unreadable(
        id, code, "The message is nested too deeply, or has a number or a name that is too long.");
  }

  private static Invalid invalid(@Nullable RequestId id, String reason) {
    return new Invalid(id, ErrorCodes.INVALID_REQUEST, reason);
  }

  private static Invalid unreadable(@Nullable Object id, int code, String reason) {
    return new Invalid(RequestId.of(id), code, reason);
  }
}
