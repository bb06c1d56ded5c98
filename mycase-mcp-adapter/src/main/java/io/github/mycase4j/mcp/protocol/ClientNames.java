package io.github.mycase4j.mcp.protocol;

import io.github.mycase4j.mcp.server.ClientLabel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the name that a client gives itself. */
final class ClientNames {
  private ClientNames() {}

  /** Returns name and version from a {@code clientInfo}; {@link ClientLabel#UNKNOWN} without. */
  static String of(@Nullable Object clientInfo) {
    return clientInfo instanceof Map<?, ?> info && info.get("name") instanceof String name
        ? ClientLabel.of(name, info.get("version") instanceof String version ? version : null)
        : ClientLabel.UNKNOWN;
  }
}
