package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.error.ReadOnlyException;
import io.github.mycase4j.client.error.ServerException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MyCaseClientTest {

  @Nested
  class Builder {
    @Test
    void rejectsAnUnsafeBaseUriByName() {
      assertThatThrownBy(
              () ->
                  MyCaseClient.builder()
                      .tokenStore(new InMemoryTokenStore())
                      .baseUri(URI.create("http://mycase.example.com/v1"))
                      .build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("baseUri must be");
    }

    @Test
    void rejectsALimitOfNone() {
      assertThatThrownBy(
              () ->
                  MyCaseClient.builder()
                      .tokenStore(new InMemoryTokenStore())
                      .requestsPerMinute(0)
                      .build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("requestsPerMinute");
    }

    @Test
    void rejectsSettingsThatCannotWorkByName() {
      assertThatThrownBy(() -> builder().connectTimeout(Duration.ZERO).build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("connectTimeout must be positive, not PT0S");
      assertThatThrownBy(() -> builder().attemptTimeout(Duration.ofSeconds(-1)).build())
          .hasMessage("attemptTimeout must be positive, not PT-1S");
      assertThatThrownBy(() -> builder().requestTimeout(Duration.ZERO).build())
          .hasMessage("requestTimeout must be positive, not PT0S");
      assertThatThrownBy(() -> builder().maxAttempts(0).build())
          .hasMessage("maxAttempts must be at least 1, not 0");
      assertThatThrownBy(() -> builder().userAgent("two\nlines").build())
          .hasMessageStartingWith("userAgent must be");
    }

    private MyCaseClient.Builder builder() {
      return MyCaseClient.builder().tokenStore(new InMemoryTokenStore());
    }

    @Test
    void limitsTheAttempts() {
      ClientFixture once = new ClientFixture(MyCaseClient.builder().maxAttempts(1));
      once.wire.then(json(503, "{}"));

      failure(ServerException.class, once::getCase);

      assertThat(once.wire.requests()).hasSize(1);
    }

    @Test
    void limitsOneExchange() {
      ClientFixture client =
          new ClientFixture(MyCaseClient.builder().attemptTimeout(Duration.ofSeconds(7)));

      client.getCase();

      assertThat(client.wire.timeouts()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void wantsATokenStore() {
      assertThatThrownBy(() -> MyCaseClient.builder().build())
          .isInstanceOf(NullPointerException.class)
          .hasMessage("tokenStore");
    }
  }

  @Nested
  class WithoutALogin {
    @Test
    void sendsNothing() {
      ClientFixture client = new ClientFixture();
      client.store.delete();

      assertThatThrownBy(client::getCase)
          .isInstanceOf(LoginRequiredException.class)
          .hasMessage("Not connected to MyCase. Log in.");
      assertThat(client.wire.requests()).isEmpty();
    }

    @Test
    void doesNotUseUpTheLimit() {
      ClientFixture client = new ClientFixture(MyCaseClient.builder().requestsPerMinute(1));
      client.store.delete();

      for (int i = 0; i < 3; i++) {
        failure(LoginRequiredException.class, client::getCase);
      }

      assertThat(client.sleeper.sleeps()).isEmpty();
    }

    @Test
    void cannotRefreshALoginWithoutAClientId() {
      ClientFixture client = new ClientFixture();
      client.clock.advance(Duration.ofDays(2));

      assertThatThrownBy(client::getCase)
          .isInstanceOf(LoginRequiredException.class)
          .hasMessageContaining("no client id");
    }
  }

  @Nested
  class ReadOnly {
    private final ClientFixture client = new ClientFixture();
    private final MyCaseClient readOnly = client.mycase.readOnly();

    @Test
    void reads() {
      assertThat(readOnly.api().get("/cases/1", List.of(), Sample.class).id()).isEqualTo(1);
    }

    @Test
    void rejectsEveryWriteBeforeAnythingIsSent() {
      failure(ReadOnlyException.class, () -> readOnly.api().post("/cases", Map.of()));
      failure(ReadOnlyException.class, () -> readOnly.api().post("/cases", Map.of(), Sample.class));
      failure(ReadOnlyException.class, () -> readOnly.api().put("/cases/1", Map.of()));
      failure(ReadOnlyException.class, () -> readOnly.api().delete("/cases/1"));

      assertThat(client.wire.requests()).isEmpty();
    }

    @Test
    void staysReadOnlyInFurtherViews() {
      failure(
          ReadOnlyException.class,
          () -> readOnly.withOptions(CallOptions.defaults()).api().delete("/cases/1"));
    }

    @Test
    void leavesTheOtherViewsAlone() {
      client.mycase.api().delete("/cases/1");

      assertThat(client.wire.requests()).hasSize(1);
    }
  }

  @Nested
  class Observed {
    private final List<Object> seen = new ArrayList<>();
    private RuntimeException before;
    private RuntimeException after;
    private final ClientFixture client =
        new ClientFixture(
            MyCaseClient.builder()
                .addObserver(
                    new RequestObserver() {
                      @Override
                      public void before(RequestInfo request) {
                        seen.add(request);
                        if (before != null) {
                          throw before;
                        }
                      }

                      @Override
                      public void after(RequestInfo request, RequestOutcome outcome) {
                        seen.add(outcome);
                        if (after != null) {
                          throw after;
                        }
                      }
                    }));

    @Test
    void tellsWhatIsSentAndWhatCameOfIt() {
      client.wire.then(json(503, "")).then(json(200, "[{\"id\":1},{\"id\":2}]"));

      client.cases().firstPage();

      assertThat(seen)
          .containsExactly(
              new RequestObserver.RequestInfo("GET", "/cases", List.of("page_size")),
              new RequestObserver.RequestOutcome(200, 2, 2, Duration.ofMillis(500), null));
    }

    @Test
    void tellsOfAFailure() {
      client.wire.then(json(404, ""));

      failure(NotFoundException.class, client::getCase);

      assertThat(seen)
          .containsExactly(
              new RequestObserver.RequestInfo("GET", "/cases/1", List.of()),
              new RequestObserver.RequestOutcome(404, null, 1, Duration.ZERO, "NotFoundException"));
    }

    @Test
    void canStopARequest() {
      before = new IllegalStateException("no log");

      assertThatThrownBy(client::createCase).isSameAs(before);
      assertThat(client.wire.requests()).isEmpty();
      assertThat(seen).hasSize(1);
    }

    @Test
    void canWithholdAResponse() {
      after = new IllegalStateException("no log");

      assertThatThrownBy(client::getCase).isSameAs(after);
    }

    @Test
    void doesNotHideAFailure() {
      after = new IllegalStateException("no log");
      client.wire.then(json(404, ""));

      assertThat(failure(NotFoundException.class, client::getCase).getSuppressed())
          .containsExactly(after);
    }

    @Test
    void isNotToldOfWhatAReadOnlyViewRejects() {
      failure(ReadOnlyException.class, () -> client.mycase.readOnly().api().delete("/cases/1"));

      assertThat(seen).isEmpty();
    }
  }
}
