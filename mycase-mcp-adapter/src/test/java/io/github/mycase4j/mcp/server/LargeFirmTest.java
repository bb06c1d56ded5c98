package io.github.mycase4j.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.builtin.ListCasesTool;
import io.github.mycase4j.mcp.builtin.ListTasksTool;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.sandbox.RecordedRequest;
import io.github.mycase4j.sandbox.SampleFirm;
import io.github.mycase4j.sandbox.Sandbox;
import io.github.mycase4j.testsupport.MutableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A MyCase that needs longer than a client waits. */
class LargeFirmTest {
  private static final long GUARD_SECONDS = 120;
  private static final SampleFirm SAMPLE =
      SampleFirm.sized(
          Clock.fixed(TestFirm.NOW, TestFirm.ZONE),
          Map.of("cases", 5, "tasks", 3500, "time_entries", 0, "documents", 0, "invoices", 0));

  @TempDir Path folder;
  private final MutableClock clock = new MutableClock(TestFirm.NOW, TestFirm.ZONE);
  private final AtomicLong nanos = new AtomicLong();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicInteger taskPages = new AtomicInteger();
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private volatile Consumer<String> whenHeard = message -> {};
  private final CountDownLatch firstPageHeard = new CountDownLatch(1);
  private volatile Duration secondPageTakes = Duration.ZERO;
  private Sandbox sandbox;
  private FakeSession session;
  private Dispatcher dispatcher;

  @BeforeEach
  void open() {
    sandbox = Sandbox.builder().clock(clock).firm(SAMPLE).beforeAnswer(this::beforeAnswer).start();
    MyCaseClient mycase = FakeSession.client(sandbox, clock).ticker(nanos::get).build();
    session = new FakeSession(mycase, folder, clock);
    dispatcher =
        new Dispatcher(
            new ToolRegistry(List.of(new ListTasksTool(), new ListCasesTool()), false, false),
            session,
            clock,
            new Ulids(clock, new Random(1)),
            false);
  }

  @AfterEach
  void close() {
    goOn.countDown();
    assertThat(sandbox.refusals()).isEmpty();
    sandbox.close();
  }

  /**
   * The second page takes its time once the caller has heard of the first; the third comes when the
   * test lets it.
   */
  private void beforeAnswer(String method, String path) {
    if (path.equals("/v1/tasks")) {
      switch (taskPages.incrementAndGet()) {
        case 2 -> {
          holdUntil(firstPageHeard);
          nanos.addAndGet(secondPageTakes.toNanos());
        }
        case 3 -> holdUntil(goOn);
        default -> {}
      }
    }
  }

  private static void holdUntil(CountDownLatch event) {
    try {
      assertThat(event.await(GUARD_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Row call(String tool, Object... arguments) {
    McpServer.CallToolResult answer =
        dispatcher.call(
            session,
            new McpServer.Call(
                tool,
                TestFirm.arguments(arguments),
                "test/1",
                new Cancellation(),
                (done, total, message) -> {
                  heard.add(message);
                  if (message.contains("1,000 of")) {
                    firstPageHeard.countDown();
                  }
                  whenHeard.accept(message);
                }));
    assertThat(answer.isError()).as(answer.text()).isFalse();
    return new Row(answer.structured());
  }

  /** The caller's time is over when it has heard of the second page. */
  private void runOutOfTimeAfterTwoPages() {
    whenHeard =
        message -> {
          if (message.contains("2,000 of")) {
            nanos.addAndGet(Duration.ofSeconds(41).toNanos());
          }
        };
  }

  @Test
  void givesWhatItHasInTimeAndSaysWhatIsMissing() {
    runOutOfTimeAfterTwoPages();

    Row answer = call("list-tasks", "status", "all");

    assertThat(answer.get("complete")).isEqualTo(false);
    assertThat(answer.number("total_matches")).isEqualTo(2000);
    assertThat(answer.text("incomplete_reason")).contains("2,000 of 3,500 tasks are read so far");
    assertThat(answer.number("retry_after_seconds")).isBetween(5L, 60L);
    assertThat(answer.text("next_step")).contains("Call again");
  }

  @Test
  void goesOnReadingSoThatTheNextCallIsComplete() {
    runOutOfTimeAfterTwoPages();
    call("list-tasks", "status", "all");
    whenHeard = message -> {};
    goOn.countDown();

    Row answer = call("list-tasks", "status", "all");

    assertThat(answer.get("complete")).isEqualTo(true);
    assertThat(answer.number("total_matches")).isEqualTo(3500);
    assertThat(answer.find("incomplete_reason")).isNull();
    assertThat(pagesWithoutFilter()).isEqualTo(4);
  }

  @Test
  void isNotCertainOfCasesWhoseTasksItHasNotRead() {
    runOutOfTimeAfterTwoPages();
    Row without = call("list-cases", "has_open_tasks", false);
    Row with = call("list-cases", "has_open_tasks", true);

    for (Row answer : List.of(without, with)) {
      assertThat(answer.get("complete")).isEqualTo(false);
      assertThat(answer.text("incomplete_reason")).contains("of 3,500 tasks are read so far");
    }
    assertThat(without.text("incomplete_reason")).contains("may have open tasks");
    assertThat(with.text("incomplete_reason")).doesNotContain("may have open tasks");
  }

  private long pagesWithoutFilter() {
    return sandbox.requests().stream()
        .filter(request -> request.path().equals("/v1/tasks"))
        .map(RecordedRequest::rawQuery)
        .filter(query -> query.contains("page_size=1000") && !query.contains("updated_after"))
        .count();
  }

  @Test
  void saysHowFarItIsAndHowLongItTakes() {
    secondPageTakes = Duration.ofSeconds(8);
    whenHeard =
        message -> {
          if (message.contains("2,000 of")) {
            goOn.countDown();
          }
        };

    call("list-tasks", "status", "all");

    assertThat(heard)
        .contains("Reading tasks: 2,000 of 3,500, about 6 s left")
        .anyMatch(message -> message.startsWith("Reading tasks: 1,000 of 3,500"));
  }
}
