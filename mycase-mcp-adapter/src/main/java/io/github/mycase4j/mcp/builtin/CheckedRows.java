package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.mcp.tool.ToolContext;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Rows that are returned only while the call may continue. An unmodifiable view. */
final class CheckedRows<T> extends AbstractList<T> implements RandomAccess {
  private final List<T> rows;
  private final ToolContext context;

  private CheckedRows(List<T> rows, ToolContext context) {
    this.rows = rows;
    this.context = context;
  }

  /** Returns the rows, for a loop that ends with the call. */
  static <T> List<T> of(ToolContext context, List<T> rows) {
    return new CheckedRows<>(rows, context);
  }

  @Override
  public T get(int index) {
    context.check();
    return rows.get(index);
  }

  @Override
  public int size() {
    return rows.size();
  }
}
