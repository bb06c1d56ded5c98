package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.ApiResponse;
import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.json.MalformedJsonException;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A checked request of a caller that no service has a method for. */
record RawRequest(String method, String path, List<Api.Parameter> query, @Nullable Object body) {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /**
   * Checks a request.
   *
   * @throws IllegalArgumentException with the name of the argument that cannot be sent
   */
  static RawRequest of(String method, String path, Map<String, ?> query, @Nullable Object body) {
    String verb = method.toUpperCase(Locale.ROOT);
    if (!METHODS.contains(verb)) {
      throw new IllegalArgumentException(
          "method must be GET, POST, PUT, PATCH or DELETE, not " + method);
    }
    // One segment after the other, none empty, and none that leads up.
    if (!path.matches("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~%-]+)+")
        || path.matches("(?i).*%(2e|2f|5c).*")) {
      throw new IllegalArgumentException(
          "path must be below the base URI, such as /cases/7/notes, without query");
    }
    if (verb.equals("GET") && body != null) {
      throw new IllegalArgumentException("body must be null: MyCase reads none with GET");
    }
    List<Api.Parameter> parameters = new ArrayList<>();
    query.forEach(
        (name, value) -> {
          if (value instanceof Collection<?> values) {
            values.forEach(each -> parameters.add(new Api.Parameter(name, String.valueOf(each))));
          } else if (value != null) {
            parameters.add(new Api.Parameter(name, value.toString()));
          }
        });
    return new RawRequest(verb, path, parameters, body instanceof String text ? json(text) : body);
  }

  private static Object json(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      Json.check(bytes);
      return bytes;
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException("body must be JSON: " + e.getMessage());
    }
  }

  /** A body that is not JSON comes from a proxy, or was cut off. */
  static ApiResponse read(Exchange<?> exchange, HttpTransport.Response response) {
    if (response.body().length > 0) {
      Json.check(response.body());
    }
    Map<String, List<String>> headers = new HashMap<>(response.headers());
    return new ApiResponse(
        response.status(), headers, new String(response.body(), StandardCharsets.UTF_8));
  }
}
