package io.github.mycase4j.client.error;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The request that a failure belongs to, and the last response to it. Immutable.
 *
 * @param method the HTTP method
 * @param path below the API base, without query
 * @param status HTTP status of the last response, or 0 when there was none
 * @param requestId MyCase's id of the request, if it sent one
 * @param attempts how many times it was sent
 * @param wasSent whether any attempt was sent to MyCase
 * @param headers the headers of the last response, case-insensitive; without cookies and addresses,
 *     which may hold a secret
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // @serial is valid on a type; record fields have no comments.
public record RequestSummary(
    String method,
    String path,
    int status,
    @Nullable String requestId,
    int attempts,
    boolean wasSent,
    Map<String, List<String>> headers)
    implements Serializable {

  private static final Set<String> SECRET =
      Set.of("set-cookie", "set-cookie2", "location", "content-location", "link", "refresh");

  /**
   * Makes collections unmodifiable.
   *
   * @param method the HTTP method
   * @param path below the API base, without query
   * @param status HTTP status of the last response, or 0 when there was none
   * @param requestId MyCase's id of the request, if it sent one
   * @param attempts how many times it was sent
   * @param wasSent whether any attempt was sent to MyCase
   * @param headers the headers of the last response, case-insensitive; without cookies and
   *     addresses, which may hold a secret
   */
  public RequestSummary {
    Map<String, List<String>> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> {
          if (!SECRET.contains(name.toLowerCase(Locale.ROOT))) {
            shown.put(name, List.copyOf(values));
          }
        });
    headers = Collections.unmodifiableMap(shown);
  }

  /**
   * Creates a summary without headers; what was attempted counts as sent.
   *
   * @param method the HTTP method
   * @param path the path below the API base, without query
   * @param status the HTTP status of the last response, or 0
   * @param requestId MyCase's id of the request; null if it sent none
   * @param attempts how many times it was sent
   */
  public RequestSummary(
      String method, String path, int status, @Nullable String requestId, int attempts) {
    this(method, path, status, requestId, attempts, attempts > 0, Map.of());
  }

  /** Returns method, path, status, request id and attempts. */
  @Override
  public String toString() {
    return method
        + " "
        + path
        + " (status "
        + status
        + ", request id "
        + requestId
        + ", attempts "
        + attempts
        + ")";
  }
}
