package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.fake.RawServer;
import io.github.mycase4j.client.internal.http.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerIsSlowTest extends RawServerTestBase {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String NO_HEADERS = "";
  private static final String SOME_HEADERS = "HTTP/1.1 200 OK\\r\\nContent-Le";
  private static final String NO_BODY = "HTTP/1.1 200 OK\\r\\nContent-Length: 8\\r\\n\\r\\n";
  private static final String SOME_BODY =
      "HTTP/1.1 200 OK\\r\\nContent-Length: 8\\r\\n\\r\\n{\"id\"";

  /** A first exchange loads classes for longer than these tests allow. */
  @BeforeEach
  void goWellElsewhere() {
    try (RawServer elsewhere = new RawServer()) {
      elsewhere.thenAnswer(200, "{\"id\":1}");
      getCase(client(elsewhere.apiBase()));
    }
  }

  private static Api within(MyCaseClient mycase, Duration budget) {
    return mycase.withOptions(mycase.options().withRequestTimeout(budget)).api();
  }

  private void bring(String beginning) {
    server.then(
        c -> {
          c.receive();
          c.write(beginning.replace("\\r\\n", "\r\n"));
          c.hold();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {NO_HEADERS, SOME_HEADERS, NO_BODY, SOME_BODY})
  void aReadEndsWithItsTime(String beginning) {
    bring(beginning);

    assertThatThrownBy(() -> within(mycase, SHORT).get("/cases/1", List.of(), Sample.class))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage("The time allowed for GET /cases/1 is over.");
  }

  @ParameterizedTest
  @ValueSource(strings = {NO_HEADERS, SOME_HEADERS, NO_BODY, SOME_BODY})
  void aWriteEndsWithItsTimeAndMayExist(String beginning) {
    bring(beginning);

    mayExist(
        catchThrowable(
            () -> within(mycase, SHORT).post("/cases", Map.of("name", "x"), Sample.class)));
    assertThat(server.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"false,false", "false,true", "true,false", "true,true"})
  void aCallThatIsStoppedEndsAtOnce(boolean write, boolean interrupt) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    server.then(
        c -> {
          c.receive();
          c.write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{");
          arrived.countDown();
          c.hold();
        });
    Cancellation cancellation = new Cancellation();
    MyCaseClient stoppable = mycase.withOptions(mycase.options().withCancellation(cancellation));
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () ->
                end.complete(
                    catchThrowable(
                        () -> (write ? createCase(stoppable) : getCase(stoppable)).id())));
    caller.start();
    assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();

    if (interrupt) {
      caller.interrupt();
    } else {
      cancellation.cancel();
    }

    Throwable failure = end.get(30, TimeUnit.SECONDS);
    if (write) {
      mayExist(failure);
    } else {
      assertThat(failure).isInstanceOf(CallCancelledException.class);
    }
    assertThat(server.requests()).hasSize(1);
  }
}
