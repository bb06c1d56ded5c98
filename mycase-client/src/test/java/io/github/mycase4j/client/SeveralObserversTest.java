package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.answer;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.error.NotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SeveralObserversTest {
  private final List<String> told = new ArrayList<>();

  private RequestObserver named(String name) {
    return new RequestObserver() {
      @Override
      public void before(RequestInfo request) {
        told.add(name + " before " + request.operation());
      }

      @Override
      public void after(RequestInfo request, RequestOutcome outcome) {
        told.add(name + " after " + outcome.status() + " " + outcome.failure());
      }
    };
  }

  private static RequestObserver refusing() {
    return new RequestObserver() {
      @Override
      public void before(RequestInfo request) {
        throw new IllegalStateException("no");
      }
    };
  }

  @Test
  void areAllToldInOrder() {
    ClientFixture client =
        new ClientFixture(MyCaseClient.builder().addObserver(named("a")).addObserver(named("b")));

    client.getCase();

    assertThat(told)
        .containsExactly(
            "a before GET /cases/{id}",
            "b before GET /cases/{id}",
            "a after 200 null",
            "b after 200 null");
  }

  @Test
  void hearThatALaterOneRejectedTheRequest() {
    ClientFixture client =
        new ClientFixture(
            MyCaseClient.builder()
                .addObserver(named("a"))
                .addObserver(refusing())
                .addObserver(named("c")));

    assertThatThrownBy(client::getCase).hasMessage("no");

    assertThat(told).containsExactly("a before GET /cases/{id}", "a after 0 IllegalStateException");
    assertThat(client.wire.requests()).isEmpty();
  }

  @Nested
  class Attempts {
    private final List<RequestObserver.Attempt> attempts = new ArrayList<>();
    private final ClientFixture client =
        new ClientFixture(
            MyCaseClient.builder()
                .requestsPerMinute(1)
                .addObserver(
                    new RequestObserver() {
                      @Override
                      public void attempted(RequestInfo request, Attempt attempt) {
                        attempts.add(attempt);
                      }
                    }));

    @Test
    void areToldWithTheirWaitsAndSizes() {
      client.wire.then(
          request -> {
            client.clock.advance(Duration.ofMillis(300));
            return answer(200, Map.of("X-Request-Id", "req-1"), "{\"id\":1}");
          });

      client.getCase();
      client.getCase();

      assertThat(attempts)
          .containsExactly(
              new RequestObserver.Attempt(
                  1, 200, Duration.ZERO, Duration.ofMillis(300), 8, "req-1"),
              new RequestObserver.Attempt(
                  1,
                  200,
                  Duration.ofMinutes(1).minusMillis(300),
                  Duration.ofMillis(300),
                  8,
                  "req-1"));
    }

    @Test
    void areToldAlsoWhereTheyFail() {
      client.wire.then(json(404, "{}"));

      failure(NotFoundException.class, client::getCase);

      assertThat(attempts).singleElement().extracting("status").isEqualTo(404);
    }
  }
}
