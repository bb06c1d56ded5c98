package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.builtin.ListTasksTool;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rows are there, and what is done with them takes longer than the caller waits. */
class WorkOnRowsTest extends DispatcherTestBase {
  private final AtomicLong nanos = new AtomicLong();
  private final Cancellation cancellation = new Cancellation();
  private final AtomicInteger shown = new AtomicInteger();
  private final AtomicInteger keys = new AtomicInteger();

  /** What happens while a row is shown, by how many were before. */
  private Consumer<Integer> whileShowing = row -> {};

  /** What happens while a row is sorted, by how many were before. */
  private Consumer<Integer> whileSorting = row -> {};

  record Row(long id) {}

  /** Lists a hundred rows. */
  private final class Rows implements MyCaseTool<Input> {
    @Override
    public ToolSpec<Input> spec() {
      return ToolSpec.read("list-rows", "Lists.", Input.class).rows("rows", Row.class);
    }

    @Override
    public ToolResult call(Input in, ToolContext context) {
      context.mycase();
      return ToolResult.rows(
          LongStream.range(1, 101).mapToObj(Row::new).toList(),
          RowOrder.ascending(this::key),
          this::show);
    }

    private Long key(Row row) {
      whileSorting.accept(keys.getAndIncrement());
      return row.id();
    }

    private Row show(Row row) {
      whileShowing.accept(shown.getAndIncrement());
      return row;
    }
  }

  @BeforeEach
  void serve() {
    session =
        new FakeSession(
            FakeSession.client(sandbox, clock).ticker(nanos::get).build(),
            folder.resolve("another"),
            clock);
    serving(new Rows(), new ListTasksTool());
  }

  private McpServer.CallToolResult list(String tool) {
    return dispatcher.call(
        session, new McpServer.Call(tool, TestFirm.arguments(), "test/1", cancellation, null));
  }

  private void fiftySecondsPass(int row) {
    if (row == 3) {
      nanos.addAndGet(Duration.ofSeconds(50).toNanos());
    }
  }

  private void thePersonCancels(int row) {
    if (row == 3) {
      cancellation.cancel();
    }
  }

  @Nested
  class EndsWhenTheTimeIsOver {
    private void isOver(McpServer.CallToolResult answer) {
      assertThat(answer.isError()).isTrue();
      assertThat(answer.text()).contains("time allowed was over", "Ask for fewer", "Try again");
    }

    @Test
    void whileRowsAreSorted() {
      whileSorting = WorkOnRowsTest.this::fiftySecondsPass;
      isOver(list("list-rows"));
      assertThat(keys).hasValue(4);
    }

    @Test
    void whileRowsAreShaped() {
      whileShowing = WorkOnRowsTest.this::fiftySecondsPass;
      isOver(list("list-rows"));
      assertThat(shown).hasValue(4);
    }
  }

  @Nested
  class EndsWhenThePersonCancels {
    private void isCancelled(McpServer.CallToolResult answer) {
      assertThat(answer.isError()).isTrue();
      assertThat(answer.text()).contains("cancelled");
    }

    @Test
    void whileRowsAreSorted() {
      whileSorting = WorkOnRowsTest.this::thePersonCancels;
      isCancelled(list("list-rows"));
      assertThat(keys).hasValue(4);
    }

    @Test
    void whileRowsAreShaped() {
      whileShowing = WorkOnRowsTest.this::thePersonCancels;
      isCancelled(list("list-rows"));
      assertThat(shown).hasValue(4);
    }
  }

  @Test
  void countsEveryKeyOfARowOnce() {
    assertThat(list("list-rows").isError()).isFalse();
    assertThat(keys).hasValueLessThanOrEqualTo(101);
    assertThat(List.of(shown.get())).containsExactly(25);
  }
}
