package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.answer;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import io.github.mycase4j.client.model.LegalCase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CallOptionsTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @Test
  void rejectTimesThatAreNone() {
    CallOptions standard = CallOptions.defaults();

    assertThatThrownBy(() -> standard.withRequestTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requestTimeout must be positive, not PT0S");
    assertThatThrownBy(() -> standard.withTotalTimeout(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("totalTimeout must be positive, not PT-1S");
  }

  @Test
  void keepEverythingElseWhenOneIsChanged() {
    Cancellation cancellation = new Cancellation();
    Progress.Listener listener = progress -> {};
    CallOptions options =
        CallOptions.defaults()
            .withTotalTimeout(TEN_SECONDS)
            .withRequestTimeout(Duration.ofSeconds(3))
            .withCancellation(cancellation)
            .withProgress(listener);

    assertThat(options)
        .isEqualTo(new CallOptions(Duration.ofSeconds(3), TEN_SECONDS, cancellation, listener));
    assertThat(options.withTotalTimeout(null).totalTimeout()).isNull();
    assertThat(CallOptions.defaults().totalTimeout()).isNull();
  }

  @Nested
  class Within {
    private final List<Runnable> loads = new ArrayList<>();
    private final ClientFixture client =
        new ClientFixture(MyCaseClient.builder().requestsPerMinute(2).executor(this::load));
    private final MyCaseClient view = client.mycase.within(TEN_SECONDS);

    private void load(Runnable load) {
      loads.add(load);
      client.clock.advance(Duration.ofSeconds(9));
    }

    private void get(Api api) {
      api.get("/cases/1", List.of(), Sample.class);
    }

    @Test
    void boundsAllCallsOfAViewTogether() {
      get(view.api());
      client.clock.advance(Duration.ofSeconds(9));
      client.wire.then(json(503, ""));

      // It could be sent again only when the next minute begins.
      failure(CallTimeoutException.class, () -> get(view.api()));

      assertThat(client.clock.elapsed()).isLessThanOrEqualTo(TEN_SECONDS);
    }

    @Test
    void countsFromWhenTheViewWasMade() {
      client.clock.advance(Duration.ofMinutes(1));

      get(client.mycase.within(TEN_SECONDS).api());
    }

    @Test
    void holdsInReadOnlyViewsAsWell() {
      get(view.api());
      get(view.api());

      failure(CallTimeoutException.class, () -> get(view.readOnly().api()));
      assertThat(client.sleeper.sleeps()).isEmpty();
    }

    @Test
    void leavesTheOtherViewsAlone() {
      get(view.api());
      get(view.api());

      get(client.mycase.api());

      assertThat(client.clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void leavesATenthForWhatIsToBeDoneWithACollection() {
      Snapshot<LegalCase> partial = view.collections().cases().read();

      assertThat(partial.rows()).isEmpty();
      assertThat(partial.incompleteness().orElseThrow().reason())
          .isEqualTo("0 cases are read so far; reading continues.");
      assertThat(client.clock.elapsed()).isEqualTo(Duration.ofSeconds(9));
      get(view.api());
    }

    @Test
    void doesNotBoundTheLoad() {
      client.wire.then(json(200, "[{\"id\":1}]"));
      view.collections().cases().read();
      client.clock.advance(Duration.ofHours(1));

      loads.get(0).run();

      assertThat(client.mycase.collections().cases().cached()).isPresent();
    }
  }

  @Nested
  class TotalTimeout {
    private final ClientFixture client =
        new ClientFixture(MyCaseClient.builder().requestsPerMinute(2));
    private final MyCaseClient view =
        client.mycase.withOptions(client.mycase.options().withTotalTimeout(TEN_SECONDS));

    private void get() {
      view.api().get("/cases/1", List.of(), Sample.class);
    }

    @Test
    void startsWithEachCall() {
      get();
      client.clock.advance(Duration.ofHours(1));

      get();

      assertThat(client.wire.requests()).hasSize(2);
    }

    @Test
    void boundsOneCallWithItsRetries() {
      get();
      get();

      failure(CallTimeoutException.class, this::get);

      assertThat(client.sleeper.sleeps()).isEmpty();
    }

    @Test
    void boundsAllPagesOfOneIteration() {
      client.wire.then(page("2")).then(page("3"));

      failure(CallTimeoutException.class, () -> view.cases().list().forEach(each -> {}));

      assertThat(client.wire.requests()).hasSize(2);
    }

    @Test
    void givesEachIterationItsOwnTime() {
      client.wire.then(json(200, "[{\"id\":1}]")).then(json(200, "[{\"id\":1}]"));
      view.cases().list().forEach(each -> {});
      client.clock.advance(Duration.ofHours(1));

      assertThat(view.cases().list().stream()).hasSize(1);
    }

    @Test
    void isNoTimeOfTheClient() {
      MyCaseClient limited =
          MyCaseClient.builder()
              .baseUri(URI.create(ClientFixture.BASE))
              .tokenStore(client.store)
              .clock(client.clock)
              .ticker(client.clock)
              .sleeper(client.sleeper)
              .wire(client.wire)
              .options(CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(2)))
              .build();
      client.clock.advance(Duration.ofHours(1));

      limited.api().get("/cases/1", List.of(), Sample.class);

      assertThat(client.wire.requests()).hasSize(1);
    }

    private HttpTransport.Response page(String next) {
      return answer(
          200,
          Map.of(
              "Link", "<" + ClientFixture.BASE + "/cases?page_token=" + next + ">; rel=\"next\""),
          "[{\"id\":" + next + "}]");
    }
  }
}
