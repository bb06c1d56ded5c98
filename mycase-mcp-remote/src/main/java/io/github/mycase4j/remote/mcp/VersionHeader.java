package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.mcp.protocol.TransportKind;
import io.github.mycase4j.remote.web.WebRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code MCP-Protocol-Version}.
 *
 * @param value its value, once where a proxy has joined the same value; null without the header
 */
record VersionHeader(@Nullable String value) {
  static final String NAME = "MCP-Protocol-Version";

  /** Served as 2025-03-26, the first revision of this transport. */
  private static final String BEFORE_THIS_TRANSPORT = "2024-11-05";

  static VersionHeader of(WebRequest request) {
    List<String> values = HeaderValidator.values(request, NAME);
    return new VersionHeader(
        values.isEmpty() ? null : values.size() == 1 ? values.get(0) : String.join(", ", values));
  }

  /** Returns whether it names a revision that the server does not know. */
  boolean isUnknown() {
    return value != null
        && !value.equals(BEFORE_THIS_TRANSPORT)
        && !TransportKind.STREAMABLE_HTTP.supportedVersions().contains(value);
  }
}
