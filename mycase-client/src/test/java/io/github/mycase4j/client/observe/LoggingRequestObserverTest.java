package io.github.mycase4j.client.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.RequestObserver.Attempt;
import io.github.mycase4j.client.core.RequestObserver.RequestInfo;
import io.github.mycase4j.client.core.RequestObserver.RequestOutcome;
import io.github.mycase4j.client.fake.RecordingLogger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggingRequestObserverTest {
  private static final RequestInfo ONE =
      new RequestInfo("GET", "/cases/7", List.of("field[client]"));
  private static final RequestInfo LIST = new RequestInfo("GET", "/tasks", List.of("page_size"));

  private final RecordingLogger logger = new RecordingLogger(Level.TRACE);
  private final LoggingRequestObserver observer = LoggingRequestObserver.of(logger);

  private static RequestOutcome success(Integer rows, int attempts) {
    return new RequestOutcome(200, rows, attempts, Duration.ofMillis(312), null);
  }

  @Test
  void writesOneLinePerRequestWithoutIds() {
    observer.before(ONE);
    observer.after(ONE, success(null, 1));

    assertThat(logger.lines()).containsExactly("INFO GET /cases/{id}: 200 after 312 ms");
  }

  @Test
  void namesRowsAndRetries() {
    observer.after(LIST, success(1000, 2));

    assertThat(logger.lines())
        .containsExactly("INFO GET /tasks: 200 after 312 ms, 1000 rows, 2 attempts");
  }

  @Test
  void writesSuccessAtTheChosenLevelAndFailureAsWarning() {
    LoggingRequestObserver quiet = observer.withLevel(Level.TRACE);
    quiet.after(LIST, success(0, 1));
    quiet.after(ONE, new RequestOutcome(404, null, 1, Duration.ofMillis(80), "NotFoundException"));

    assertThat(logger.lines())
        .containsExactly(
            "TRACE GET /tasks: 200 after 312 ms, 0 rows",
            "WARNING GET /cases/{id}: NotFoundException, 404 after 80 ms");
  }

  @Test
  void tellsAMissingResponseFromARequestThatNeverLeft() {
    observer.after(
        LIST, new RequestOutcome(0, null, 3, Duration.ofSeconds(9), "ConnectionException"));
    observer.after(LIST, new RequestOutcome(0, null, 0, Duration.ZERO, "ReadOnlyException"));

    assertThat(logger.lines())
        .containsExactly(
            "WARNING GET /tasks: ConnectionException, no response after 9000 ms, 3 attempts",
            "WARNING GET /tasks: ReadOnlyException, not sent after 0 ms");
  }

  @Test
  void writesAttemptsForDebugging() {
    observer.attempted(
        ONE, new Attempt(2, 503, Duration.ofMillis(40), Duration.ofMillis(95), 0, "req-9"));
    observer.attempted(ONE, new Attempt(3, 0, Duration.ZERO, Duration.ofMillis(5), 0, null));

    assertThat(logger.lines())
        .containsExactly(
            "DEBUG GET /cases/{id}: attempt 2, 503 after 95 ms, 0 bytes, waited 40 ms for the rate"
                + " limit, request ID req-9",
            "DEBUG GET /cases/{id}: attempt 3, no response after 5 ms, 0 bytes, waited 0 ms for the"
                + " rate limit");
  }

  @Test
  void writesNothingThatTheLoggerDoesNotTake() {
    RecordingLogger errors = new RecordingLogger(Level.ERROR);
    LoggingRequestObserver unheard = LoggingRequestObserver.of(errors);

    unheard.attempted(ONE, new Attempt(1, 200, Duration.ZERO, Duration.ZERO, 8, null));
    unheard.after(ONE, success(null, 1));

    assertThat(errors.lines()).isEmpty();
  }

  @Test
  void hasALoggerOfItsOwn() {
    assertThat(LoggingRequestObserver.create().withLevel(Level.OFF)).isNotNull();
  }

  @Test
  void rejectsAMissingLoggerOrLevelByName() {
    assertThatThrownBy(() -> LoggingRequestObserver.of(null)).hasMessage("logger");
    assertThatThrownBy(() -> observer.withLevel(null)).hasMessage("succeeded");
  }
}
