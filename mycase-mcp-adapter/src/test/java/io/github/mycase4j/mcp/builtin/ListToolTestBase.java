package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** A firm, and what a list tool finds there against what MyCase has. */
abstract class ListToolTestBase extends ToolTestBase {
  private final String rows;
  private final Comparator<Row> order;

  /**
   * @param rows MyCase's word for the rows, which the tool's name ends in
   * @param order the order that the tool states
   */
  ListToolTestBase(String rows, Comparator<Row> order) {
    this.rows = rows;
    this.order = order;
  }

  /** What MyCase has, in the tool's order. */
  final List<Row> truth(Predicate<Row> filter) {
    return firm.truth(rows).stream().filter(filter).sorted(order).toList();
  }

  final List<Long> found(Object... arguments) {
    return Row.ids(firm.all("list-" + rows, rows, arguments));
  }

  final void finds(Predicate<Row> filter, Object... arguments) {
    List<Long> expected = Row.ids(truth(filter));
    assertThat(expected).as("the sample has such %s", rows).isNotEmpty();
    assertThat(found(arguments)).isEqualTo(expected);
  }
}
