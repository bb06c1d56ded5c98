package io.github.mycase4j.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP answer before it is written; a null body is none at all. */
final class Answer {
  private final int status;
  private final Map<String, String> headers;
  private final byte @Nullable [] body;

  Answer(int status, Map<String, String> headers, byte @Nullable [] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte @Nullable [] body() {
    return body;
  }

  static Answer json(int status, Object value) {
    return new Answer(
        status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.write(value));
  }

  static Answer empty(int status) {
    return new Answer(status, Map.of(), null);
  }

  static Answer html(int status, String page) {
    return new Answer(
        status,
        Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'",
            "Referrer-Policy", "no-referrer"),
        page.getBytes(StandardCharsets.UTF_8));
  }

  static Answer redirect(String location) {
    return new Answer(302, Map.of("Location", location), null);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
