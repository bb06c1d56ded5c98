package io.github.mycase4j.audit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.audit.AuditException;
import io.github.mycase4j.audit.AuditKey;
import io.github.mycase4j.audit.AuditLog;
import io.github.mycase4j.audit.AuditLogConfig;
import io.github.mycase4j.audit.AuditVerifier;
import io.github.mycase4j.audit.VerifyRequest;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.core.RequestObserver.RequestInfo;
import io.github.mycase4j.client.core.RequestObserver.RequestOutcome;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.TaskPriority;
import io.github.mycase4j.sandbox.RecordedRequest;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditedRequestsTest {
  private final Clock clock = Clock.fixed(Instant.parse("2026-03-11T12:00:00Z"), ZoneOffset.UTC);
  private final byte[] secret = new byte[AuditKey.BYTES];
  @TempDir Path folder;
  Path path;
  private AuditLog log;

  @BeforeEach
  void open() {
    path = folder.resolve("audit.log");
    log = AuditLog.open(AuditLogConfig.of(path, AuditKey.of(secret), "reports/1.0"));
  }

  @AfterEach
  void close() {
    log.close();
  }

  /** The records of callers, which are those with a call. */
  private List<String> lines() throws IOException {
    return Files.readAllLines(path).stream()
        .filter(line -> !line.contains("\"call\":null"))
        .toList();
  }

  @Tag("slow")
  @Nested
  class OnASandbox {
    private Runnable beforeAnswer = () -> {};
    private final Sandbox sandbox =
        Sandbox.builder().clock(clock).beforeAnswer((method, at) -> beforeAnswer.run()).start();
    private MyCaseClient mycase;

    @BeforeEach
    void signIn() {
      TokenStore login = new InMemoryTokenStore();
      login.save(
          new Tokens(
              Secret.of(sandbox.newAccessToken()),
              clock.instant().plus(Duration.ofDays(1)),
              Secret.of(sandbox.newRefreshToken()),
              clock.instant().plus(Duration.ofDays(14)),
              Account.UNKNOWN));
      mycase =
          MyCaseClient.builder()
              .baseUri(sandbox.apiBase())
              .tokenStore(login)
              .clock(clock)
              .addObserver(AuditedRequests.into(log))
              .build();
    }

    @AfterEach
    void stop() {
      sandbox.close();
    }

    private long aCase() {
      return ((Number) sandbox.rows("cases").get(0).get("id")).longValue();
    }

    private NewTask task() {
      return NewTask.of(
          "Call the court", TaskPriority.HIGH, LocalDate.of(2026, 3, 12), List.of(staff()));
    }

    private long staff() {
      return ((Number) sandbox.rows("staff").get(0).get("id")).longValue();
    }

    private List<RecordedRequest> sent() {
      return sandbox.requests();
    }

    @Test
    void aReadHasOneLineWithPathStatusAndIds() throws Exception {
      long id = aCase();
      mycase.cases().get(id);
      assertThat(lines()).hasSize(1);
      assertThat(lines().get(0))
          .contains("\"kind\":\"call\"")
          .contains("\"tool\":\"GET /cases/" + id + "\",\"access\":\"read\"")
          .contains("\"params\":{\"query\":[],\"status\":200},\"redacted\":[]")
          .contains("\"outcome\":\"success\"")
          .contains("\"result_ids\":[" + id + "],\"case_ids\":[" + id + "]")
          .contains("\"api_requests\":1")
          .contains("\"error\":null");
    }

    @Test
    void aPageOfAListHasItsRows() throws Exception {
      mycase.cases().list().firstPage();
      assertThat(lines().get(0))
          .contains("\"tool\":\"GET /cases\"")
          .contains("\"params\":{\"query\":[\"page_size\"],\"status\":200}")
          .containsPattern("\"result_count\":[1-9]");
    }

    @Test
    void aFailureIsAnErrorWithItsStatus() throws Exception {
      assertThatThrownBy(() -> mycase.cases().get(1)).isInstanceOf(MyCaseException.class);
      assertThat(lines().get(0))
          .contains("\"status\":404")
          .contains("\"outcome\":\"error\"")
          .contains("\"error\":\"NotFoundException\"");
    }

    @Test
    void anIntentIsOnTheDiskBeforeAWriteLeavesAndItsOutcomeBelongsToIt() throws Exception {
      beforeAnswer =
          () -> {
            try {
              assertThat(lines()).hasSize(1);
              assertThat(lines().get(0)).contains("\"kind\":\"intent\"");
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          };
      mycase.tasks().create(task());
      assertThat(lines()).hasSize(2);
      assertThat(lines().get(0)).contains("\"tool\":\"POST /tasks\",\"access\":\"write\"");
      assertThat(lines().get(1)).contains("\"kind\":\"call\"").contains("\"status\":201");
      assertThat(
              AuditVerifier.verify(VerifyRequest.of(path).withKeys(List.of(AuditKey.of(secret))))
                  .openIntents())
          .isEmpty();
    }

    @Test
    void noLineNoWrite() {
      log.close();
      assertThatThrownBy(() -> mycase.tasks().create(task())).isInstanceOf(AuditException.class);
      assertThat(sent()).isEmpty();
    }

    @Test
    void noLineNoAnswer() {
      beforeAnswer = log::close;
      assertThatThrownBy(() -> mycase.cases().get(aCase())).isInstanceOf(AuditException.class);
    }

    @Test
    void aWriteWhoseOutcomeCannotBeRecordedIsSaidToHaveTakenPlaceAndStopsTheRest() {
      beforeAnswer = log::close;
      assertThatThrownBy(() -> mycase.tasks().create(task()))
          .isInstanceOf(UnrecordedWriteException.class)
          .hasMessageStartingWith("POST /tasks did take place, but its outcome could not be")
          .hasMessageEndingWith("nothing more is sent until the log can be written.")
          .hasCauseInstanceOf(AuditException.class);
      int before = sent().size();
      assertThatThrownBy(() -> mycase.cases().get(aCase())).isInstanceOf(AuditException.class);
      assertThat(sent()).hasSize(before);
    }
  }

  @Nested
  class OfARequest {
    private RequestObserver audited;
    private final RequestInfo read = new RequestInfo("GET", "/cases/7", List.of("page_size"));
    private final RequestInfo write = new RequestInfo("POST", "/tasks", List.of());
    private final RequestOutcome done = new RequestOutcome(200, 3, 2, Duration.ofMillis(40), null);
    private final RequestOutcome failed =
        new RequestOutcome(500, null, 3, Duration.ofMillis(9), "ServerException");

    @BeforeEach
    void observe() {
      audited = AuditedRequests.into(log);
    }

    private String call(String line) {
      int at = line.indexOf("\"call\":\"") + 8;
      return line.substring(at, at + 26);
    }

    @Test
    void aReadHasOneLineOnceItIsAnswered() throws Exception {
      audited.before(read);
      assertThat(lines()).isEmpty();
      audited.after(read, done);
      assertThat(lines())
          .singleElement()
          .asString()
          .contains("\"kind\":\"call\",")
          .contains("\"tool\":\"GET /cases/7\",\"access\":\"read\",")
          .contains("\"params\":{\"query\":[\"page_size\"],\"status\":200},\"redacted\":[],")
          .contains("\"outcome\":\"success\",\"result_count\":3,")
          .contains("\"result_ids\":[7],\"case_ids\":[7],")
          .contains("\"api_requests\":2,\"duration_ms\":40,\"error\":null,");
    }

    @Test
    void aWriteHasALineBeforeAndOneAfterWithTheSameCall() throws Exception {
      audited.before(write);
      assertThat(lines())
          .singleElement()
          .asString()
          .contains("\"kind\":\"intent\",")
          .contains("\"tool\":\"POST /tasks\",\"access\":\"write\",\"params\":{\"query\":[]},");
      audited.after(write, done);
      assertThat(lines()).hasSize(2);
      assertThat(lines().get(1))
          .contains("\"kind\":\"call\",")
          .contains("\"access\":\"write\",")
          .contains("\"result_ids\":[],\"case_ids\":[],");
      assertThat(call(lines().get(1))).isEqualTo(call(lines().get(0)));
    }

    @Test
    void theNextOneHasACallOfItsOwnAlsoWhenNothingAnnouncedIt() throws Exception {
      audited.before(read);
      audited.after(read, done);
      audited.after(read, done);
      assertThat(call(lines().get(0))).isNotEqualTo(call(lines().get(1)));
    }

    @Test
    void aFailureHasItsNameAndNoCount() throws Exception {
      audited.before(read);
      audited.after(read, failed);
      assertThat(lines())
          .singleElement()
          .asString()
          .contains("\"status\":500}")
          .contains("\"outcome\":\"error\",\"result_count\":null,")
          .contains("\"error\":\"ServerException\",");
    }

    @Test
    void theIdsAreThoseOfThePath() throws Exception {
      RequestInfo below = new RequestInfo("GET", "/cases/7/notes", List.of());
      audited.after(below, done);
      audited.after(new RequestInfo("GET", "/cases/7/notes/8", List.of()), done);
      audited.after(new RequestInfo("GET", "/tasks/9", List.of()), done);
      assertThat(lines().get(0)).contains("\"result_ids\":[],\"case_ids\":[7],");
      assertThat(lines().get(1)).contains("\"result_ids\":[8],\"case_ids\":[7],");
      assertThat(lines().get(2)).contains("\"result_ids\":[9],\"case_ids\":[],");
    }

    @Test
    void aWriteIsNotSentWithoutItsLine() {
      log.close();
      assertThatThrownBy(() -> audited.before(write)).isInstanceOf(AuditException.class);
    }

    @Test
    void aReadIsNotAnsweredWithoutItsLineWhichIsOwed() {
      audited.before(read);
      log.close();
      assertThatThrownBy(() -> audited.after(read, done)).isInstanceOf(AuditException.class);
      assertThat(log.owed()).singleElement().asString().contains("GET /cases/7 ERROR");
      assertThatThrownBy(() -> audited.before(read)).isInstanceOf(AuditException.class);
    }

    @Test
    void aReadThatWasNotSentOwesNone() {
      audited.before(read);
      log.close();
      RequestOutcome unsent = new RequestOutcome(0, null, 0, Duration.ZERO, "CallCancelled");
      assertThatThrownBy(() -> audited.after(read, unsent)).isInstanceOf(AuditException.class);
      audited.before(read);
    }

    @Test
    void aWriteThatTookPlaceSaysSoAndItsLineIsOwed() {
      audited.before(write);
      log.close();
      assertThatThrownBy(() -> audited.after(write, done))
          .isInstanceOf(UnrecordedWriteException.class)
          .hasMessageStartingWith("POST /tasks did take place, but its outcome could not be")
          .hasMessageEndingWith("nothing more is sent until the log can be written.")
          .hasCauseInstanceOf(AuditException.class);
      assertThatThrownBy(() -> audited.before(read)).isInstanceOf(AuditException.class);
    }

    @Test
    void aWriteThatFailedIsTheLogsFailureAndItsLineIsOwedAllTheSame() {
      audited.before(write);
      log.close();
      assertThatThrownBy(() -> audited.after(write, failed)).isInstanceOf(AuditException.class);
      assertThatThrownBy(() -> audited.before(read)).isInstanceOf(AuditException.class);
    }
  }

  @Nested
  class WhenTheLogIsWholeAgain {
    private final Path head = Path.of("audit.head");

    @Test
    void theOutcomeThatIsOwedComesFirst() throws Exception {
      AuditedRequests audited = AuditedRequests.into(log);
      RequestInfo write = new RequestInfo("PUT", "/cases/7/notes/8", List.of());
      audited.before(write);
      Path there = folder.resolve(head);
      byte[] content = Files.readAllBytes(there);
      Files.delete(there);
      Files.createDirectory(there);
      RequestOutcome outcome = new RequestOutcome(204, null, 1, Duration.ofMillis(3), null);
      assertThatThrownBy(() -> audited.after(write, outcome))
          .isInstanceOf(UnrecordedWriteException.class);
      RequestInfo read = new RequestInfo("GET", "/cases", List.of());
      assertThatThrownBy(() -> audited.before(read)).isInstanceOf(AuditException.class);
      Files.delete(there);
      Files.write(there, content);
      audited.before(read);
      audited.after(read, new RequestOutcome(200, 0, 1, Duration.ZERO, null));
      List<String> lines = lines();
      assertThat(lines.get(lines.size() - 2))
          .contains("\"tool\":\"PUT /cases/7/notes/8\"")
          .contains("\"status\":204")
          .contains("\"result_ids\":[8],\"case_ids\":[7]")
          .contains("\"duration_ms\":3");
      assertThat(lines.get(lines.size() - 1)).contains("\"tool\":\"GET /cases\"");
    }

    @Test
    void aWriteThatWasNeverSentOwesNothing() {
      AuditedRequests audited = AuditedRequests.into(log);
      RequestInfo write = new RequestInfo("POST", "/tasks", List.of());
      audited.before(write);
      log.close();
      RequestOutcome outcome = new RequestOutcome(0, null, 0, Duration.ZERO, "RateLimitException");
      assertThatThrownBy(() -> audited.after(write, outcome)).isInstanceOf(AuditException.class);
      audited.before(new RequestInfo("GET", "/cases", List.of()));
    }
  }

  @Test
  void theSampleOfTheDocumentationCompiles() throws Exception {
    String main =
        Files.readString(
            Path.of("src/main/java/io/github/mycase4j/audit/client/AuditedRequests.java"));
    String test =
        Files.readString(
                Path.of("src/test/java/io/github/mycase4j/audit/client/AuditedRequestsSample.java"))
            .replaceAll("\\s", "");
    String sample = main.substring(main.indexOf("{@code\n") + 7, main.indexOf("}</pre>"));
    assertThat(test).contains(sample.replaceAll("(?m)^ \\*", "").replaceAll("\\s", ""));
  }
}
