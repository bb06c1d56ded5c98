package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.web.UnavailableException;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Row 66: how many calls of a grant or API token run at once. */
class AtOnceTest extends RunningCallTestBase {

  private List<CompletableFuture<WebResponse>> takeAllPermits() {
    List<CompletableFuture<WebResponse>> running = new ArrayList<>();
    for (int call = 1; call <= Permits.MOST_AT_ONCE; call++) {
      running.add(start(call()));
      begun();
    }
    return running;
  }

  @Test
  void theSeventeenthDoesNotWait() throws Exception {
    callsRun();
    List<CompletableFuture<WebResponse>> running = takeAllPermits();
    for (Request request : List.of(call(), legacy("ping", ""), post("{"))) {
      WebResponse response = request.send();

      assertThat(response.status()).isEqualTo(429);
      assertThat(error(response)).isEqualTo("too_many_requests");
      assertThat(response.header("Retry-After")).isEqualTo("1");
    }
    end.complete(null);
    for (CompletableFuture<WebResponse> response : running) {
      assertThat(response.get().status()).isEqualTo(200);
    }
    assertThat(call().send().status()).isEqualTo(200);
  }

  @Test
  void othersAreNotAffected() {
    tokens.valid.put("other", FakeTokens.grant("01JOTHER", 501, Scope.READ));
    tokens.valid.put(
        "api", new Bearer(Bearer.Kind.API_TOKEN, "01JGRANT", 501, Scope.READ, "Script", null));
    callsRun();
    takeAllPermits();

    assertThat(legacy("ping", "").with("Authorization", "Bearer other").send().status())
        .isEqualTo(200);
    assertThat(legacy("ping", "").with("Authorization", "Bearer api").send().status())
        .isEqualTo(200);
  }

  @Test
  void aCancellationComesThroughAllTheSame() throws Exception {
    callsRun();
    List<CompletableFuture<WebResponse>> running = takeAllPermits();

    assertThat(cancel("7").send().status()).isEqualTo(202);
    for (CompletableFuture<WebResponse> response : running) {
      assertThat(json(response.get()).at("/result/isError").asBoolean()).isTrue();
    }
  }

  /** A call that was cancelled or whose client is gone still takes its place. */
  @Test
  void aCallCountsUntilItHasEnded() {
    callsIgnoreCancellation();
    List<WebResponse> streams = new ArrayList<>();
    for (int call = 1; call <= Permits.MOST_AT_ONCE; call++) {
      streams.add(callWithToken().send());
      begun();
    }
    cancel("7").send();
    streams.forEach(McpEndpointTestBase::sent);

    assertThat(call().send().status()).isEqualTo(429);
    end.complete(null);
  }

  @Test
  void aRequestThatFailsGivesItsPlaceBack() {
    endpoint =
        endpoint(
            false,
            bearer -> {
              throw new UnavailableException(new IllegalStateException("gone"));
            },
            session -> server);
    for (int call = 1; call <= 3 * Permits.MOST_AT_ONCE; call++) {
      assertThatThrownBy(() -> call().send()).isInstanceOf(UnavailableException.class);
    }
  }

  @Test
  void closingAPermitTwiceGivesOnePlaceBack() {
    Permits permits = new Permits();
    Permits.Permit first = permits.acquire("grant/1");
    for (int call = 2; call <= Permits.MOST_AT_ONCE; call++) {
      assertThat(permits.acquire("grant/1")).isNotNull();
    }
    first.close();
    first.close();

    assertThat(permits.acquire("grant/1")).isNotNull();
    assertThat(permits.acquire("grant/1")).isNull();
    assertThat(permits.acquire("grant/2")).isNotNull();
  }
}
