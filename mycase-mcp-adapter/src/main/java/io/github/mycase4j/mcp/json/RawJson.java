package io.github.mycase4j.mcp.json;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose text is known and written unchanged. It is parsed only when its members are
 * accessed. Immutable and thread-safe; performs no I/O.
 */
public final class RawJson extends AbstractMap<String, Object> {
  private final String json;
  private volatile @Nullable Map<String, Object> members;

  /** Creates an object from its text, on one line. */
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
