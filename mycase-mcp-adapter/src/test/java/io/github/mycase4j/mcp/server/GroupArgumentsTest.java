package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import org.junit.jupiter.api.Test;

/** The arguments of groups that do not fit the list or each other are rejected by name. */
class GroupArgumentsTest extends GroupedResultTestBase {
  private void rejected(String argument, String sentence, Object... arguments) {
    assertThatThrownBy(() -> group(arguments))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining(sentence)
        .extracting("argument")
        .isEqualTo(argument);
  }

  @Test
  void rejectAKeyThatTheListDoesNotHave() {
    rejected(
        "group_by",
        "group_by must be one of text, month, case, client, staff, folder, not \"weather\".",
        "group_by",
        "weather");
  }

  @Test
  void rejectAMeasureThatTheListDoesNotHave() {
    rejected(
        "sort_groups",
        "sort_groups must be one of amount, count, key, not \"hours\".",
        "group_by",
        "text",
        "sort_groups",
        "hours");
  }

  @Test
  void needGroupBy() {
    rejected("sort_groups", "sort_groups needs group_by.", "sort_groups", "count");
    rejected("order", "order needs group_by.", "order", "asc");
    rejected("min_count", "min_count needs group_by.", "min_count", 2);
    rejected("include_empty", "include_empty needs group_by.", "include_empty", true);
  }

  @Test
  void rejectEmptyGroupsOfAKeyThatHasNone() {
    rejected(
        "include_empty",
        "include_empty has no effect with group_by month. It works with group_by case, staff.",
        "group_by",
        "month",
        "include_empty",
        true);
  }
}
