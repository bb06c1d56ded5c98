package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ProgressOfACallTest extends DispatcherTestBase {
  private final List<String> heard = new ArrayList<>();

  private void callWith(Function<ToolContext, ToolResult> body) {
    serving(reads("get-it", body));
    McpServer.ProgressSink sink =
        (done, total, message) -> heard.add((int) done + " " + total + " " + message);
    dispatcher.call(
        session, new McpServer.Call("get-it", Map.of(), "test/1", new Cancellation(), sink));
  }

  @Test
  void saysWhatIsReadAndHowFarItIs() {
    callWith(context -> it(context.mycase().collections().tasks().read().rows().size()));
    assertThat(heard).containsExactly("1 null Reading tasks: 5 of 5");
  }

  @Test
  void growsFromReportToReport() {
    callWith(
        context -> {
          context.progress().report("Looking", 0, null);
          context.progress().report("Looking", 1_500, 3_000L);
          return it(5);
        });
    assertThat(heard).containsExactly("1 null Looking (0)", "2 null Looking (1,500 of 3,000)");
  }

  @Test
  void saysWhatItWaitsFor() {
    CallProgress progress = new CallProgress((done, total, text) -> heard.add(text));
    progress.onProgress(new Progress("time_entries", 2_000, null, Duration.ofMillis(400)));
    progress.onProgress(new Progress("time_entries", 2_000, 9_000L, Duration.ofSeconds(17)));
    assertThat(heard)
        .containsExactly(
            "Reading time entries: 2,000 read, waiting 1 s for the request limit",
            "Reading time entries: 2,000 of 9,000, waiting 17 s for the request limit");
  }

  @Test
  void isOneShortLineWhateverAToolSays() {
    new CallProgress((done, total, text) -> heard.add(text))
        .report("Two\nlines\u202e \u0007and " + "\ud83d\ude00".repeat(200) + "\ud83d", 1, null);
    assertThat(heard.get(0))
        .startsWith("Two lines and \ud83d\ude00")
        .endsWith("\ud83d\ude00… (1)")
        .matches(text -> text.codePointCount(0, text.length()) < 130);
  }

  @Test
  void isNotSentToAClientThatDidNotAsk() {
    new CallProgress(null).report("Looking", 1, null);
    serving(reads("get-it", context -> it(5)));
    assertThat(call("get-it").isError()).isFalse();
  }
}
