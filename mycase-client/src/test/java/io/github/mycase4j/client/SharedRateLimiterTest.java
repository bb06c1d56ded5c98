package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.answer;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.error.RateLimitedException;
import io.github.mycase4j.client.fake.ScriptedWire;
import io.github.mycase4j.client.internal.ratelimit.LimiterAccess;
import io.github.mycase4j.client.ratelimit.SlidingWindowRateLimiter;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SharedRateLimiterTest {
  private final ClientFixture fixture = new ClientFixture();
  private final MutableClock clock = fixture.clock;
  private final ScriptedWire wire = fixture.wire;
  private final SlidingWindowRateLimiter limiter =
      SlidingWindowRateLimiter.builder("firm").limitPerMinute(2).ticker(clock).build();

  private MyCaseClient client(SlidingWindowRateLimiter shared) {
    return fixture.client(MyCaseClient.builder().rateLimiter(shared));
  }

  private static Sample get(MyCaseClient client) {
    return client.api().get("/cases/1", List.of(), Sample.class);
  }

  @Test
  void clientsTogetherKeepToTheLimit() {
    MyCaseClient one = client(limiter);
    MyCaseClient other = client(limiter);

    get(one);
    clock.advance(Duration.ofSeconds(10));
    get(other);
    get(one);
    get(other);

    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(70));
    assertThat(wire.requests()).hasSize(4);
  }

  @Test
  void aFirmsOwnCallsCountToo() {
    MyCaseClient client = client(limiter);
    get(client);
    clock.advance(Duration.ofSeconds(10));
    assertThat(limiter.acquirePermission()).isTrue();

    get(client);
    get(client);

    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(70));
  }

  @Test
  void itIsTheOneThatTheClientGivesOut() {
    MyCaseClient client = client(limiter);

    assertThat(client.rateLimiter()).isSameAs(limiter);
    assertThat(client.readOnly().rateLimiter()).isSameAs(limiter);
  }

  @Test
  void clientsTakeTurns() {
    SlidingWindowRateLimiter one =
        SlidingWindowRateLimiter.builder("firm").limitPerMinute(1).ticker(clock).build();
    get(client(one));
    for (int i = 0; i < 20; i++) {
      LimiterAccess.window(one).queue(false);
    }
    MyCaseClient hasty =
        client(one).withOptions(CallOptions.defaults().withRequestTimeout(Duration.ofSeconds(10)));

    CallTimeoutException failure = failure(CallTimeoutException.class, () -> get(hasty));

    assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void aLimitThatIsChangedCountsForRequestsThatWait() {
    SlidingWindowRateLimiter few =
        SlidingWindowRateLimiter.builder("firm").limitPerMinute(1).ticker(clock).build();
    MyCaseClient client = client(few);
    get(client);
    fixture.sleeper.during(() -> few.changeLimits(2, 1));

    get(client);

    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void theLaterSettingOfALimitCounts() {
    ClientFixture client =
        new ClientFixture(MyCaseClient.builder().rateLimiter(limiter).requestsPerMinute(7));

    assertThat(client.mycase.rateLimiter()).isNotSameAs(limiter);
    assertThat(client.mycase.rateLimiter().getRateLimiterConfig().getLimitForPeriod()).isEqualTo(7);
  }

  @Nested
  class OfAClient {
    private final ClientFixture client =
        new ClientFixture(MyCaseClient.builder().requestsPerMinute(3));

    @Test
    void isAlwaysTheSame() {
      assertThat(client.mycase.rateLimiter())
          .isInstanceOf(SlidingWindowRateLimiter.class)
          .isSameAs(client.mycase.withOptions(CallOptions.defaults()).rateLimiter());
      assertThat(client.mycase.rateLimiter().getName()).isEqualTo("mycase");
    }

    @Test
    void knowsTheRequestsThatLeftBeforeItWasAskedFor() {
      client.getCase();

      assertThat(client.mycase.rateLimiter().getMetrics().getAvailablePermissions()).isEqualTo(2);
    }

    @Test
    void canBeGivenToAnotherClient() {
      MyCaseClient other = client((SlidingWindowRateLimiter) client.mycase.rateLimiter());
      get(other);

      assertThat(client.mycase.rateLimiter().getMetrics().getAvailablePermissions()).isEqualTo(2);
    }

    @Test
    void waitsWithTheClientsOwnSleeper() {
      client.mycase.rateLimiter().changeTimeoutDuration(Duration.ofMinutes(1));
      for (int i = 0; i < 4; i++) {
        assertThat(client.mycase.rateLimiter().acquirePermission()).isTrue();
      }

      assertThat(client.clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }
  }

  @Nested
  class After429 {
    private final SlidingWindowRateLimiter plenty =
        SlidingWindowRateLimiter.builder("firm").limitPerMinute(100).ticker(clock).build();

    private void refuse(String retryAfter) {
      wire.then(answer(429, Map.of("Retry-After", retryAfter), ""));
      failure(RateLimitedException.class, () -> get(client(plenty)));
    }

    @Test
    void noThreadOfAnyClientSendsBeforeTheTimeIsOver() throws Exception {
      refuse("40");
      Queue<Duration> departures = new ConcurrentLinkedQueue<>();
      wire.then(
          request -> {
            departures.add(clock.elapsed());
            return json(200, "{\"id\":1}");
          });
      MyCaseClient one = client(plenty);
      MyCaseClient other = client(plenty);

      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          MyCaseClient client = i % 2 == 0 ? one : other;
          calls.add(threads.submit(() -> get(client)));
        }
        for (Future<?> call : calls) {
          call.get();
        }
      } finally {
        threads.shutdownNow();
      }

      assertThat(departures)
          .hasSize(16)
          .allMatch(departure -> departure.compareTo(Duration.ofSeconds(40)) >= 0);
    }

    @Test
    void theRejectedCallItselfGoesWhenTheTimeIsOver() {
      wire.then(answer(429, Map.of("Retry-After", "20"), "")).then(json(200, "{\"id\":1}"));

      get(client(plenty));

      assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aFirmsOwnCallsWaitToo() {
      refuse("40");

      assertThat(plenty.acquirePermission()).isFalse();
      assertThat(plenty.getMetrics().getAvailablePermissions()).isZero();
    }

    @Test
    void aCallWithLessTimeIsToldWhy() {
      refuse("40");
      MyCaseClient hasty =
          client(plenty)
              .withOptions(CallOptions.defaults().withRequestTimeout(Duration.ofSeconds(10)));

      CallTimeoutException failure = failure(CallTimeoutException.class, () -> get(hasty));

      assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(40));
      assertThat(failure)
          .hasMessage(
              "GET /cases/1 was not sent: MyCase asked for fewer requests and lets it go in 41"
                  + " seconds, which is longer than the time allowed.");
    }

    @Test
    void aDayIsNotTakenAtItsWord() {
      refuse("86400");
      wire.then(json(200, "{\"id\":1}"));
      MyCaseClient patient =
          client(plenty)
              .withOptions(CallOptions.defaults().withRequestTimeout(Duration.ofHours(1)));

      get(patient);

      assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(5));
    }
  }

  @Nested
  class Events {
    private final List<String> events = new ArrayList<>();
    private final ClientFixture client =
        new ClientFixture(MyCaseClient.builder().requestsPerMinute(1));

    private void listen() {
      client
          .mycase
          .rateLimiter()
          .getEventPublisher()
          .onEvent(event -> events.add(event.getEventType().toString()));
    }

    @Test
    void tellOfEachRequestThatLeft() {
      listen();
      client.getCase();
      client.getCase();

      assertThat(events).containsExactly("SUCCESSFUL_ACQUIRE", "SUCCESSFUL_ACQUIRE");
    }

    @Test
    void tellOfACallThatHadNoTimeToWait() {
      listen();
      client.getCase();
      failure(
          CallTimeoutException.class,
          () -> client.within(Duration.ofSeconds(9)).get("/cases/1", List.of(), Sample.class));

      assertThat(events).containsExactly("SUCCESSFUL_ACQUIRE", "FAILED_ACQUIRE");
    }

    @Test
    void tellOfACancelledWaitWhichIsNoWaitingThreadAnyMore() {
      listen();
      client.getCase();
      List<Integer> waiting = new ArrayList<>();
      client.sleeper.during(
          () -> {
            waiting.add(client.mycase.rateLimiter().getMetrics().getNumberOfWaitingThreads());
            client.cancellation.cancel();
          });

      failure(CallCancelledException.class, client::getCase);

      waiting.add(client.mycase.rateLimiter().getMetrics().getNumberOfWaitingThreads());
      assertThat(waiting).containsExactly(1, 0);
      assertThat(events).containsExactly("SUCCESSFUL_ACQUIRE", "FAILED_ACQUIRE");
      client.clock.advance(Duration.ofMinutes(1));
      assertThat(client.mycase.rateLimiter().acquirePermission()).isTrue();
    }
  }
}
