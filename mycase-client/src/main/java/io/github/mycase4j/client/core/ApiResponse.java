package io.github.mycase4j.client.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A response of MyCase to a request that this library has no method for. Immutable.
 *
 * @param status the HTTP status, from 200 to 299
 * @param headers the headers, case-insensitive
 * @param json the body as JSON text; empty if MyCase sent none
 */
public record ApiResponse(int status, Map<String, List<String>> headers, String json) {

  /**
   * Makes collections unmodifiable.
   *
   * @param status the HTTP status, from 200 to 299
   * @param headers the response headers, case-insensitive
   * @param json the body as JSON text; empty if MyCase sent none
   */
  public ApiResponse {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /** Returns the status and the length of the body, which may hold client data. */
  @Override
  public String toString() {
    return "ApiResponse[status=" + status + ", json=" + json.length() + " characters]";
  }
}
