package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.sandbox.Caller.Reply;
import io.github.mycase4j.testsupport.MutableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final String STAGE = "{'name':'Appeal'}";

  private final MutableClock clock = MutableClock.start();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private Sandbox sandbox;
  private Caller caller;

  @BeforeEach
  void start() {
    sandbox =
        Sandbox.builder()
            .clock(clock)
            .requestsPerSecond(3)
            .beforeAnswer((method, path) -> seen.add(method + " " + path))
            .start();
    caller = new Caller(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void anAnswerComesOnceInsteadOfTheTrueOne() throws Exception {
    sandbox.failNext(Fault.answer(504, Map.of("Retry-After", "7"), "<html>Gateway</html>"));
    Reply failed = caller.post("/case_stages", STAGE);

    assertThat(failed.status()).isEqualTo(504);
    assertThat(failed.header("Retry-After")).isEqualTo("7");
    assertThat(failed.text()).isEqualTo("<html>Gateway</html>");
    assertThat(sandbox.rows("case_stages")).hasSize(7);
    assertThat(caller.post("/case_stages", STAGE).status()).isEqualTo(201);
  }

  @Test
  void anAnswerMayHideThatItWasDone() throws Exception {
    sandbox.failNext(Fault.status(503).afterActing());

    assertThat(caller.post("/case_stages", STAGE).status()).isEqualTo(503);
    assertThat(sandbox.rows("case_stages")).hasSize(8);
  }

  @Test
  void aConnectionMayDropBeforeOrAfterActing() {
    sandbox.failNext(Fault.dropBefore());
    assertThatThrownBy(() -> caller.post("/case_stages", STAGE)).isInstanceOf(IOException.class);
    assertThat(sandbox.rows("case_stages")).hasSize(7);

    sandbox.failNext(Fault.dropAfter());
    assertThatThrownBy(() -> caller.post("/case_stages", STAGE)).isInstanceOf(IOException.class);
    assertThat(sandbox.rows("case_stages")).hasSize(8);
    assertThat(sandbox.requests()).extracting(RecordedRequest::status).containsExactly(0, 0);
  }

  @Test
  void aFaultWaitsForTheRequestThatItFits() throws Exception {
    sandbox.failNext(Fault.status(500).on("POST", "/v1/case_stages"));

    assertThat(caller.get("/case_stages").status()).isEqualTo(200);
    assertThat(caller.post("/case_stages", STAGE).status()).isEqualTo(500);
  }

  @Test
  void theTokenEndpointFailsOnlyWhenNamed() throws Exception {
    sandbox.failNext(Fault.status(500));
    assertThat(caller.send("POST", sandbox.tokenUrl().toString(), "{}").status()).isEqualTo(400);
    sandbox.failNext(Fault.status(502).on("POST", "/tokens"));
    assertThat(caller.send("POST", sandbox.tokenUrl().toString(), "{}").status()).isEqualTo(502);
  }

  @Test
  void tooManyRequestsInASecondAreToldToWait() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(caller.get("/me").status()).isEqualTo(200);
    }
    Reply tooMany = caller.get("/me");

    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.header("Retry-After")).isEqualTo("1");
    assertThat(sandbox.refusals()).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(caller.get("/me").status()).isEqualTo(200);
  }

  @Test
  void theTestSeesEachRequestBeforeItsAnswer() throws Exception {
    caller.get("/me");

    assertThat(seen).containsExactly("GET /v1/me");
  }
}
