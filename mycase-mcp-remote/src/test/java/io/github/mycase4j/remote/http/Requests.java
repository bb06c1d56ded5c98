package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests for tests, to the server of {@link TestRouter}. */
final class Requests {
  private Requests() {}

  static WebRequest get(String path, String... headers) {
    return request("GET", path, "", headers);
  }

  static WebRequest request(String method, String path, String body, String... headers) {
    return from("192.0.2.1", method, path, body, headers);
  }

  /**
   * Returns a request with {@code Host}, unless the headers, names and values in turn, have one.
   */
  static WebRequest from(
      String address, String method, String path, String body, String... headers) {
    List<Map.Entry<String, String>> all = new ArrayList<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(Map.entry(headers[i], headers[i + 1]));
    }
    if (all.stream().noneMatch(header -> header.getKey().equals("Host"))) {
      all.add(Map.entry("Host", "mcp.example.com"));
    }
    return new WebRequest(
        method, path, null, all, address, body.getBytes(StandardCharsets.UTF_8), action -> {});
  }
}
