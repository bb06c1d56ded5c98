package io.github.mycase4j.mcp.json;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose text is known already, so that it goes out as it stands. It is read only when
 * somebody looks inside. Immutable and thread-safe; performs no I/O.
 */
public final class RawJson extends AbstractMap<String, Object> {
  private final String json;
  private volatile @Nullable Map<String, Object> members;

  /** Takes the text of one JSON object, on one line. */
  public RawJson(String json) {
    this.json = json;
  }

  /** Returns the text. */
  public String json() {
    return json;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    Map<String, Object> read = members;
    if (read == null) {
      read = Json.readObject(json.getBytes(StandardCharsets.UTF_8));
      members = read;
    }
    return Collections.unmodifiableMap(read).entrySet();
  }
}
