package io.github.mycase4j.mcp.server;

import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.Grouping;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The arguments of every tool whose list can be grouped. */
record GroupArguments(
    @Nullable String groupBy,
    @Nullable String sortGroups,
    @Nullable Order order,
    @Describe(value = "", min = 1) @Nullable Integer minCount,
    @Nullable Boolean includeEmpty) {
  /** The value of {@code sort_groups} that sorts by the key. */
  static final String KEY = "key";

  private static final String GROUP_BY = "group_by";
  private static final String SORT_GROUPS = "sort_groups";

  private static final Set<GroupKey.KeyType> WITH_EMPTY_GROUPS =
      EnumSet.of(GroupKey.KeyType.CASE, GroupKey.KeyType.STAFF);

  /** The sort direction of the groups. */
  enum Order {
    DESC,
    ASC;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the values of {@code group_by}. */
  static List<String> keys(Grouping<?> grouping) {
    return List.copyOf(grouping.keys().keySet());
  }

  /** Returns the values of {@code sort_groups}. */
  static List<String> sorts(Grouping<?> grouping) {
    List<String> sorts = new ArrayList<>();
    RecordFields.fields(grouping.measures()).forEach(field -> sorts.add(field.name()));
    sorts.add(KEY);
    return sorts;
  }

  /**
   * Returns the requested grouping; null when the caller lists rows.
   *
   * @throws InvalidArgumentException when an argument does not fit the grouping or the others
   */
  @Nullable GroupRequest request(Grouping<?> grouping) {
    String by = groupBy;
    if (by == null) {
      rejectWithoutGroups();
      return null;
    }
    check(GROUP_BY, by, keys(grouping));
    List<String> sorts = sorts(grouping);
    if (sortGroups != null) {
      check(SORT_GROUPS, sortGroups, sorts);
    }
    boolean empty = Boolean.TRUE.equals(includeEmpty);
    List<String> possible = withEmptyGroups(grouping);
    if (empty && !possible.contains(by)) {
      throw new InvalidArgumentException(
          "include_empty",
          "include_empty has no effect with group_by "
              + by
              + ". "
              + (possible.isEmpty()
                  ? "Leave it out."
                  : "It works with group_by " + String.join(", ", possible) + "."));
    }
    return new GroupRequest(
        by,
        sortGroups == null ? sorts.get(0) : sortGroups,
        order == Order.ASC,
        minCount == null ? 0 : minCount,
        empty);
  }

  /** Returns the keys whose groups are known even when no row belongs to them. */
  private static List<String> withEmptyGroups(Grouping<?> grouping) {
    return grouping.keys().entrySet().stream()
        .filter(each -> WITH_EMPTY_GROUPS.contains(each.getValue().type()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void rejectWithoutGroups() {
    String without =
        sortGroups != null
            ? SORT_GROUPS
            : order != null
                ? "order"
                : minCount != null
                    ? "min_count"
                    : Boolean.TRUE.equals(includeEmpty) ? "include_empty" : null;
    if (without != null) {
      throw new InvalidArgumentException(without, without + " needs group_by.");
    }
  }

  private static void check(String name, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      throw new InvalidArgumentException(
          name,
          name
              + " must be one of "
              + String.join(", ", allowed)
              + ", not "
              + Arguments.quoted(value)
              + ".");
    }
  }
}
