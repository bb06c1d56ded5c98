package io.github.mycase4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.internal.auth.TokenRefresher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CurrentLoginTest extends TokenRefresherTestBase {
  @Nested
  class TheCurrentLogin {
    @Test
    void isTheStoredOneWhileItIsFresh() {
      assertThat(access(current(source()))).isEqualTo("access-0");
      assertThat(wire.requests()).isEmpty();
    }

    @Test
    void isRefreshedInItsLastMinute() {
      clock.advance(Duration.ofMinutes(59));

      assertThat(access(current(source()))).isEqualTo("access-1");
      assertThat(access(store.load().orElseThrow())).isEqualTo("access-1");
    }

    @Test
    void isMissingWithoutALogin() {
      store.delete();

      assertThatThrownBy(() -> current(source()))
          .isInstanceOf(LoginRequiredException.class)
          .hasMessage("Not connected to MyCase. Log in.");
    }

    @Test
    void isStoredBeforeItIsUsed() {
      List<String> steps = new ArrayList<>();
      clock.advance(Duration.ofHours(2));
      TokenRefresher source =
          source(
              new Disturbed(store) {
                @Override
                public void save(Tokens tokens) {
                  super.save(tokens);
                  steps.add("saved " + access(tokens));
                }
              });

      steps.add("used " + access(current(source)));

      assertThat(steps).containsExactly("saved access-1", "used access-1");
    }

    @Test
    void isReadAgainWhenItsTurnComes() {
      clock.advance(Duration.ofHours(2));
      TokenRefresher source =
          source(
              new Disturbed(store) {
                @Override
                public <T> T exclusively(Supplier<T> action) {
                  store.save(login("access-elsewhere", "refresh-x", Duration.ofHours(1)));
                  return super.exclusively(action);
                }
              });

      assertThat(access(current(source))).isEqualTo("access-elsewhere");
      assertThat(wire.requests()).isEmpty();
    }

    @Test
    void isRefreshedOnceForManyCallers() throws Exception {
      clock.advance(Duration.ofHours(2));
      TokenRefresher source = source();
      ExecutorService callers = Executors.newFixedThreadPool(16);
      CountDownLatch go = new CountDownLatch(1);
      List<Future<Tokens>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        calls.add(
            callers.submit(
                () -> {
                  go.await();
                  return current(source);
                }));
      }

      go.countDown();

      for (Future<Tokens> call : calls) {
        assertThat(access(call.get(60, TimeUnit.SECONDS))).isEqualTo("access-1");
      }
      assertThat(renewals).hasValue(1);
      callers.shutdown();
    }
  }

  @Nested
  class ARejectedLogin {
    @Test
    void isRefreshed() {
      assertThat(
              access(
                  source().afterRejection(Secret.of("access-0"), null, new Cancellation(), LONG)))
          .isEqualTo("access-1");
    }

    @Test
    void isReplacedByAnotherOneInTheStore() {
      Tokens tokens =
          source().afterRejection(Secret.of("access-before"), null, new Cancellation(), LONG);

      assertThat(access(tokens)).isEqualTo("access-0");
      assertThat(wire.requests()).isEmpty();
    }
  }
}
