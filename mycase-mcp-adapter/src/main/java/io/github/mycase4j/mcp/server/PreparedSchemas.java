package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.json.RawJson;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of the tools that come with the connector, made when it was built: reflection over
 * their records takes longer than everything else between a client's first two questions. A test
 * holds them to what {@link Schemas} makes. Immutable and thread safe.
 *
 * <p>The file has the version in its first line, then a line for each schema: its key, a tabulator
 * and its text.
 */
final class PreparedSchemas {
  static final String FILE = "schemas.txt";

  private static final PreparedSchemas NONE = new PreparedSchemas(Map.of());

  private final Map<String, String> texts;

  private PreparedSchemas(Map<String, String> texts) {
    this.texts = texts;
  }

  /** Reads them from the program; there are none for another version than the build's. */
  static PreparedSchemas of(String version) {
    try (InputStream in = PreparedSchemas.class.getResourceAsStream(FILE)) {
      if (in == null) {
        return NONE;
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      if (!version.equals(lines.readLine())) {
        return NONE;
      }
      Map<String, String> texts = new HashMap<>(64);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tabulator = line.indexOf('\t');
        texts.put(line.substring(0, tabulator), line.substring(tabulator + 1));
      }
      return new PreparedSchemas(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the schema of this key, or null when it was not made ahead. */
  @Nullable RawJson find(String key) {
    String text = texts.get(key);
    return text == null ? null : new RawJson(text);
  }

  /** Returns how many there are. */
  int size() {
    return texts.size();
  }

  /** Names the schema of the arguments by what it is made from. */
  static String inputKey(ToolSpec<?> spec) {
    return spec.name() + " input " + spec.input().getName() + (spec.rows() == null ? "" : " paged");
  }

  /** Names the schema of the result by what it is made from. */
  static String outputKey(ToolSpec<?> spec) {
    StringBuilder key = new StringBuilder(spec.name()).append(" output");
    if (spec.result() != null) {
      key.append(' ').append(spec.result().getName());
    }
    for (Map.Entry<String, Class<? extends Record>> field : spec.fields().entrySet()) {
      boolean rows = field.getKey().equals(spec.rows());
      key.append(' ').append(field.getKey()).append(rows ? "[]=" : "=");
      key.append(field.getValue().getName());
    }
    return key.toString();
  }
}
