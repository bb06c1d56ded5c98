package io.github.mycase4j.client.model;

import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Models from and to MyCase's JSON, such as for test data.
 *
 * <p>The canonical constructor of a record that MyCase returns grows with MyCase's API and is not
 * part of this library's; reading it from JSON keeps working:
 *
 * <pre>{@code
 * LegalCase legalCase =
 *     ModelJson.read(LegalCase.class, "{\"id\": 7, \"status\": \"open\"}");
 * }</pre>
 */
public final class ModelJson {
  private ModelJson() {}

  /**
   * Reads one record. Unknown fields are kept, and a field that cannot be read is left out, as in a
   * response of MyCase ({@link ModelFields#unreadable}).
   *
   * @param <T> the type of the record
   * @param type a record of this package
   * @param json the JSON text
   * @return the record
   * @throws IllegalArgumentException if the text is not one JSON object; the message does not
   *     repeat it
   */
  public static <T extends Record> T read(Class<T> type, String json) {
    try {
      return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    } catch (MalformedJsonException e) {
      throw notA(type.getSimpleName(), e);
    }
  }

  /**
   * Reads a list of records.
   *
   * @param <T> the type of the record
   * @param type a record of this package
   * @param json the JSON text
   * @return unmodifiable
   * @throws IllegalArgumentException if the text is not one JSON array; the message does not repeat
   *     it
   */
  public static <T extends Record> List<T> readList(Class<T> type, String json) {
    try {
      return List.copyOf(Json.readList(json.getBytes(StandardCharsets.UTF_8), type));
    } catch (MalformedJsonException e) {
      throw notA("list of " + type.getSimpleName(), e);
    }
  }

  /**
   * Writes a record as MyCase's JSON: snake_case names, exact decimals, no nulls, and the fields
   * that this version does not know as MyCase sent them.
   *
   * @param model a record of this package
   * @return the JSON text
   */
  public static String write(Record model) {
    return new String(Json.write(model), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException notA(String what, MalformedJsonException e) {
    return new IllegalArgumentException("The JSON is no " + what + ": " + e.getMessage() + ".", e);
  }
}
