package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.Grouping;

/**
 * The groups that a call requests.
 *
 * @param by the name of the key
 * @param sort the name of a measure, or {@link GroupArguments#KEY}
 * @param ascending whether the smallest comes first
 * @param minCount groups with fewer rows are left out
 * @param includeEmpty whether groups without a match are returned
 */
record GroupRequest(String by, String sort, boolean ascending, int minCount, boolean includeEmpty) {

  /** Returns whether the groups of a key are known even when no row belongs to them. */
  static boolean hasEmptyGroups(Grouping<?> grouping, String by) {
    GroupKey.KeyType type = type(grouping, by);
    return type == GroupKey.KeyType.CASE || type == GroupKey.KeyType.STAFF;
  }

  private static GroupKey.KeyType type(Grouping<?> grouping, String by) {
    GroupKey<?> key = grouping.keys().get(by);
    if (key == null) {
      throw new IllegalArgumentException("no key is called \"" + by + "\"");
    }
    return key.type();
  }
}
