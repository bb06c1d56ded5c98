package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolProgress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckedRowsTest {
  private final Cancellation cancellation = new Cancellation();
  private final ToolContext context =
      new ToolContext() {
        @Override
        public MyCaseClient mycase() {
          throw new AssertionError("nobody should ask");
        }

        @Override
        public ToolProgress progress() {
          throw new AssertionError("nobody should ask");
        }

        @Override
        public Cancellation cancellation() {
          return cancellation;
        }

        @Override
        public Clock clock() {
          throw new AssertionError("nobody should ask");
        }
      };

  @Test
  void areTheRows() {
    assertThat(CheckedRows.of(context, List.of(1, 2, 3))).containsExactly(1, 2, 3);
  }

  @Test
  void endWithTheCallInAStreamAndInALoop() {
    List<Integer> rows = CheckedRows.of(context, List.of(1, 2, 3, 4));
    List<Integer> seen = new ArrayList<>();
    assertThatThrownBy(
            () ->
                rows.stream()
                    .filter(
                        row -> {
                          seen.add(row);
                          if (row == 2) {
                            cancellation.cancel();
                          }
                          return true;
                        })
                    .toList())
        .isInstanceOf(CallCancelledException.class);
    assertThat(seen).containsExactly(1, 2);
    assertThatThrownBy(() -> rows.iterator().next()).isInstanceOf(CallCancelledException.class);
  }
}
