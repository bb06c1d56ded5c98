package io.github.mycase4j.audit;

import io.github.mycase4j.audit.internal.json.JsonReader;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a log as a verification read it. Immutable and thread-safe.
 *
 * @param fields the fields by name, in the order of the line: text, {@code Long}, {@code
 *     BigDecimal}, {@code Boolean}, {@code List}, {@code Map} or null
 * @param isMacChecked whether its MAC was checked with one of the keys given and is right
 */
public record VerifiedRecord(Map<String, @Nullable Object> fields, boolean isMacChecked) {

  /**
   * Copies the fields.
   *
   * @param fields the fields by name, in the order of the line: text, {@code Long}, {@code
   *     BigDecimal}, {@code Boolean}, {@code List}, {@code Map} or null
   * @param isMacChecked whether its MAC was checked with one of the keys given and is right
   */
  public VerifiedRecord {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  static VerifiedRecord of(LineBlock block, int line) throws IOException {
    try {
      return new VerifiedRecord(JsonReader.object(block.line(line)), block.keys[line] >= 0);
    } catch (IllegalArgumentException e) {
      throw new IOException("a record is not a JSON object", e);
    }
  }

  /** Shows the number and the kind only. */
  @Override
  public String toString() {
    return "VerifiedRecord[seq=" + fields.get("seq") + ", kind=" + fields.get("kind") + "]";
  }
}
