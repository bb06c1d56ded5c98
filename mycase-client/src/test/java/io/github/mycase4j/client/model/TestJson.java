package io.github.mycase4j.client.model;

import io.github.mycase4j.client.internal.json.Json;
import java.nio.charset.StandardCharsets;

/** The client's own JSON, with single quotes to be readable in a test. */
final class TestJson {
  private TestJson() {}

  static <T> T read(String json, Class<T> type) {
    return Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), type);
  }

  static String write(Object value) {
    return new String(Json.write(value), StandardCharsets.UTF_8).replace('"', '\'');
  }
}
