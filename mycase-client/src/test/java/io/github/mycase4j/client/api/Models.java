package io.github.mycase4j.client.api;

import io.github.mycase4j.client.internal.json.Json;
import java.nio.charset.StandardCharsets;

/** Models from JSON with single quotes. */
public final class Models {
  private Models() {}

  public static <T> T read(Class<T> type, String json) {
    return Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), type);
  }
}
