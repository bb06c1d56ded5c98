package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call as the client sent them, read once: for the tool, for the fingerprint
 * of its cursor and for the audit log. Immutable and thread-safe.
 *
 * @param sent the arguments by name; empty when the client sent none, or no object
 * @param isObject whether the client kept to the protocol
 * @param caseId the case that the call is about, also when the rest of it is invalid; null when it
 *     names none
 */
record CallArguments(Map<String, Object> sent, boolean isObject, @Nullable Long caseId) {
  private static final String CASE_ID = "case_id";

  /** Reads what the client sent. */
  @SuppressWarnings("unchecked") // The names of members are strings.
  static CallArguments of(@Nullable Object arguments) {
    if (arguments instanceof Map<?, ?> map) {
      return new CallArguments((Map<String, Object>) map, true, caseId(map.get(CASE_ID)));
    }
    return new CallArguments(Map.of(), arguments == null, null);
  }

  private static @Nullable Long caseId(@Nullable Object value) {
    return value instanceof Integer || value instanceof Long ? ((Number) value).longValue() : null;
  }

  /**
   * Returns the arguments by name.
   *
   * @throws InvalidArgumentException when the client sent something other than an object
   */
  Map<String, Object> checked() {
    if (!isObject) {
      throw new InvalidArgumentException("arguments", "arguments must be an object.");
    }
    return sent;
  }
}
