package io.github.mycase4j.mcp.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a client of revision 2026-07-28 may keep a result, and whether it may share it between
 * users.
 */
enum CacheHint {
  /** A result that is always the same in this version of the server. */
  FIXED(3_600_000, "public"),
  /** A result that depends on the settings. */
  SETTINGS(300_000, "private"),
  /** A text of this server that does not change while it runs. */
  STABLE_TEXT(3_600_000, "private"),
  /** A result that may change at any time. */
  CURRENT(0, "private");

  private final long ttlMillis;
  private final String scope;

  CacheHint(long ttlMillis, String scope) {
    this.ttlMillis = ttlMillis;
    this.scope = scope;
  }

  /** Returns the hint for a list; null for a method whose result is not a list. */
  static @Nullable CacheHint ofList(String method) {
    return switch (method) {
      case Methods.RESOURCES_LIST, Methods.RESOURCES_TEMPLATES_LIST, Methods.PROMPTS_LIST -> FIXED;
      case Methods.TOOLS_LIST -> SETTINGS;
      default -> null;
    };
  }

  void addTo(Map<String, Object> result) {
    result.put("ttlMs", ttlMillis);
    result.put("cacheScope", scope);
  }
}
