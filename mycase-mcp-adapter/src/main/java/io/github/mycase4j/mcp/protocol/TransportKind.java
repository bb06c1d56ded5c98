package io.github.mycase4j.mcp.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The transports of the protocol and the differences between them. */
public enum TransportKind {
  /** Standard input and output. */
  STDIO,
  /** Streamable HTTP. */
  STREAMABLE_HTTP;

  /** Returns the supported revisions that begin with {@code initialize}, the latest last. */
  public List<String> legacyVersions() {
    return switch (this) {
      case STDIO ->
          List.of(
              ProtocolVersion.V2024_11_05,
              ProtocolVersion.V2025_03_26,
              ProtocolVersion.V2025_06_18,
              ProtocolVersion.V2025_11_25);
      case STREAMABLE_HTTP ->
          List.of(
              ProtocolVersion.V2025_03_26,
              ProtocolVersion.V2025_06_18,
              ProtocolVersion.V2025_11_25);
    };
  }

  /** Returns all supported revisions, the latest first. */
  public List<String> supportedVersions() {
    List<String> versions = new ArrayList<>(legacyVersions());
    versions.add(ProtocolVersion.V2026_07_28);
    Collections.reverse(versions);
    return List.copyOf(versions);
  }
}
