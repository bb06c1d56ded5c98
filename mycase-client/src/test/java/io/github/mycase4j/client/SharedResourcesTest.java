package io.github.mycase4j.client;

import static io.github.mycase4j.client.fake.ScriptedWire.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.ratelimit.SlidingWindowRateLimiter;
import io.github.mycase4j.client.sharing.SharedResources;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clients of several users in one process. */
class SharedResourcesTest {
  private static final int ROWS = 120;

  private final ClientFixture fixture = new ClientFixture();
  private final SlidingWindowRateLimiter limiter =
      SlidingWindowRateLimiter.builder("firm").limitPerMinute(60).ticker(fixture.clock).build();

  private MyCaseClient client(SharedResources shared) {
    return client(MyCaseClient.builder().sharedResources(shared));
  }

  private MyCaseClient client(MyCaseClient.Builder builder) {
    return fixture.client(builder.executor(Runnable::run));
  }

  private void listCases() {
    String rows =
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(id -> "{\"id\":" + id + ",\"name\":\"Case " + id + "\"}")
            .collect(Collectors.joining(",", "[", "]"));
    fixture.wire.then(answer(200, Map.of("Item-Count", "" + ROWS), rows));
  }

  @Test
  void equalRowsAreOneObject() {
    SharedResources shared = SharedResources.builder(limiter).build();
    listCases();
    List<LegalCase> one = client(shared).collections().cases().read().rows();
    List<LegalCase> other = client(shared).collections().cases().read().rows();

    assertThat(other).hasSize(ROWS).isEqualTo(one);
    assertThat(other.get(7)).isSameAs(one.get(7));
  }

  @Test
  void clientsOfOthersShareNothing() {
    listCases();
    List<LegalCase> one =
        client(SharedResources.builder(limiter).build()).collections().cases().read().rows();
    List<LegalCase> other =
        client(SharedResources.builder(limiter).build()).collections().cases().read().rows();

    assertThat(other.get(7)).isEqualTo(one.get(7)).isNotSameAs(one.get(7));
  }

  @Test
  void theLimitIsOfAllTogether() {
    SlidingWindowRateLimiter two =
        SlidingWindowRateLimiter.builder("firm").limitPerMinute(2).ticker(fixture.clock).build();
    SharedResources shared = SharedResources.builder(two).build();
    MyCaseClient one = client(shared);
    MyCaseClient other = client(shared);

    for (MyCaseClient each : List.of(one, other, one)) {
      each.api().get("/cases/1", List.of(), Sample.class);
    }

    assertThat(fixture.clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
    assertThat(one.rateLimiter()).isSameAs(other.rateLimiter()).isSameAs(two);
  }

  @Test
  void theBudgetIsOfAllTogetherAndItsOwnerIsTold() {
    listCases();
    SharedResources plenty = SharedResources.builder(limiter).build();
    client(plenty).collections().cases().read();
    long one = plenty.memoryUsed();
    assertThat(one).isGreaterThan(ROWS * 50L);

    SharedResources shared = SharedResources.builder(limiter).memoryBudget(one).build();
    List<String> evicted = new ArrayList<>();
    MyCaseClient first =
        client(
            MyCaseClient.builder()
                .sharedResources(shared)
                .evictionListener((name, bytes) -> evicted.add(name)));
    MyCaseClient second = client(shared);
    first.collections().cases().read();
    second.collections().cases().read();

    assertThat(evicted).containsExactly("cases");
    assertThat(first.collections().cases().peek()).isEmpty();
    assertThat(second.collections().cases().peek()).isPresent();
    assertThat(shared.memoryUsed()).isEqualTo(one).isEqualTo(shared.memoryBudget());
    assertThat(first.collections().cases().read().rows()).hasSize(ROWS);
  }

  @Test
  void aClosedClientGivesItsMemoryBack() {
    SharedResources shared = SharedResources.builder(limiter).build();
    listCases();
    MyCaseClient client = client(shared);
    client.collections().cases().read();
    client.close();

    assertThat(shared.memoryUsed()).isZero();
  }

  @Test
  void whatIsSharedCannotBeSetBesides() {
    HttpClient http = HttpClient.newHttpClient();
    SharedResources shared = SharedResources.builder(limiter).httpClient(http).build();

    assertThatThrownBy(
            () ->
                client(
                    MyCaseClient.builder()
                        .sharedResources(shared)
                        .rateLimiter(SlidingWindowRateLimiter.perMinute(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "rateLimiter cannot be set for a client whose sharedResources have one: leave one"
                + " out.");
    assertThatThrownBy(
            () ->
                client(
                    MyCaseClient.builder()
                        .sharedResources(shared)
                        .httpClient(HttpClient.newHttpClient())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("httpClient cannot be set");
    assertThatThrownBy(() -> SharedResources.builder(limiter).memoryBudget(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("memoryBudget must not be negative: -1");
  }

  @Test
  void saysHowMuchMemoryItTakes() {
    assertThat(SharedResources.builder(limiter).memoryBudget(5).build())
        .hasToString("SharedResources[memoryUsed=0, memoryBudget=5]");
  }
}
