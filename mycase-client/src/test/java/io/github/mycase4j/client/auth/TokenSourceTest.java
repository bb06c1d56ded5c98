package io.github.mycase4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mycase4j.client.Cancellation;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.NotConnectedException;
import io.github.mycase4j.client.error.TimeBudgetExceededException;
import io.github.mycase4j.client.fake.MutableClock;
import io.github.mycase4j.client.fake.ScriptedWire;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TokenSourceTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final MutableClock clock = new MutableClock();
  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private final ScriptedWire wire = new ScriptedWire();
  private final AtomicInteger renewals = new AtomicInteger();

  @BeforeEach
  void logIn() {
    store.save(login("access-0", "refresh-0", Duration.ofHours(1)));
    wire.then(
        request -> {
          int n = renewals.incrementAndGet();
          return ScriptedWire.json(
              200,
              "{\"access_token\":\"access-%d\",\"refresh_token\":\"refresh-%d\"}".formatted(n, n));
        });
  }

  private Tokens login(String access, String refresh, Duration life) {
    return new Tokens(
        Secret.of(access),
        clock.instant().plus(life),
        Secret.of(refresh),
        clock.instant().plus(Duration.ofDays(14)),
        Account.UNKNOWN);
  }

  private TokenSource source(TokenStore tokens) {
    OauthSettings settings =
        OauthSettings.of(
            "client", Secret.of("client-secret"), URI.create("http://127.0.0.1:5678/callback"));
    return new TokenSource(tokens, new OauthClient(settings, clock, wire), clock);
  }

  private TokenSource source() {
    return source(store);
  }

  private static String access(Tokens tokens) {
    return tokens.accessToken().reveal(SecretAccess.get());
  }

  /** A store that hands on to another and can be disturbed. */
  private static class Disturbed implements TokenStore {
    private final TokenStore inner;

    Disturbed(TokenStore inner) {
      this.inner = inner;
    }

    @Override
    public Optional<Tokens> load() {
      return inner.load();
    }

    @Override
    public void save(Tokens tokens) {
      inner.save(tokens);
    }

    @Override
    public void delete() {
      inner.delete();
    }

    @Override
    public <T> T exclusively(Supplier<T> action) {
      return inner.exclusively(action);
    }
  }

  @Nested
  class TheCurrentLogin {
    @Test
    void isTheStoredOneWhileItIsFresh() {
      assertThat(access(source().current())).isEqualTo("access-0");
      assertThat(wire.requests()).isEmpty();
    }

    @Test
    void isRenewedInItsLastMinute() {
      clock.advance(Duration.ofMinutes(59));

      assertThat(access(source().current())).isEqualTo("access-1");
      assertThat(access(store.load().orElseThrow())).isEqualTo("access-1");
    }

    @Test
    void isMissingWithoutALogin() {
      store.delete();

      assertThatThrownBy(() -> source().current())
          .isInstanceOf(NotConnectedException.class)
          .hasMessage("Not connected to MyCase. Log in.");
    }

    @Test
    void isStoredBeforeItIsUsed() {
      List<String> steps = new ArrayList<>();
      clock.advance(Duration.ofHours(2));
      TokenSource source =
          source(
              new Disturbed(store) {
                @Override
                public void save(Tokens tokens) {
                  super.save(tokens);
                  steps.add("saved " + access(tokens));
                }
              });

      steps.add("used " + access(source.current()));

      assertThat(steps).containsExactly("saved access-1", "used access-1");
    }

    @Test
    void isReadAgainWhenItsTurnComes() {
      clock.advance(Duration.ofHours(2));
      TokenSource source =
          source(
              new Disturbed(store) {
                @Override
                public <T> T exclusively(Supplier<T> action) {
                  store.save(login("access-elsewhere", "refresh-x", Duration.ofHours(1)));
                  return super.exclusively(action);
                }
              });

      assertThat(access(source.current())).isEqualTo("access-elsewhere");
      assertThat(wire.requests()).isEmpty();
    }

    @Test
    void isRenewedOnceForManyCallers() throws Exception {
      clock.advance(Duration.ofHours(2));
      TokenSource source = source();
      ExecutorService callers = Executors.newFixedThreadPool(16);
      CountDownLatch go = new CountDownLatch(1);
      List<Future<Tokens>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        calls.add(
            callers.submit(
                () -> {
                  go.await();
                  return source.current();
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
    void isRenewed() {
      assertThat(access(source().afterRejection(Secret.of("access-0"), new Cancellation(), LONG)))
          .isEqualTo("access-1");
    }

    @Test
    void isReplacedByAnotherOneInTheStore() {
      Tokens tokens = source().afterRejection(Secret.of("access-before"), new Cancellation(), LONG);

      assertThat(access(tokens)).isEqualTo("access-0");
      assertThat(wire.requests()).isEmpty();
    }
  }

  @Nested
  class AFailedRenewal {
    @BeforeEach
    void makeStale() {
      clock.advance(Duration.ofHours(2));
    }

    @Test
    void leavesTheStoredLoginWhenMyCaseCannotBeReached() {
      ScriptedWire broken = new ScriptedWire().thenFail(new IOException("reset"));
      TokenSource source =
          new TokenSource(
              store,
              new OauthClient(
                  OauthSettings.of(
                      "client", Secret.of("s"), URI.create("http://127.0.0.1/callback")),
                  clock,
                  broken),
              clock);

      assertThatThrownBy(source::current).isInstanceOf(ConnectionException.class);
      assertThat(access(store.load().orElseThrow())).isEqualTo("access-0");
      assertThat(broken.requests()).hasSize(1);
    }

    @Test
    void canBeTriedAgain() {
      ScriptedWire flaky =
          new ScriptedWire()
              .thenFail(new IOException("reset"))
              .then(ScriptedWire.json(200, "{\"access_token\":\"access-9\"}"));
      TokenSource source =
          new TokenSource(
              store,
              new OauthClient(
                  OauthSettings.of(
                      "client", Secret.of("s"), URI.create("http://127.0.0.1/callback")),
                  clock,
                  flaky),
              clock);
      assertThatThrownBy(source::current).isInstanceOf(ConnectionException.class);

      assertThat(access(source.current())).isEqualTo("access-9");
    }

    @Test
    void saysThatTheNewLoginCouldNotBeStored() {
      TokenSource source =
          source(
              new Disturbed(store) {
                @Override
                public void save(Tokens tokens) {
                  throw new TokenStoreException(
                      TokenStoreException.Problem.UNWRITABLE, "The disk is full.", null);
                }
              });

      assertThatThrownBy(source::current)
          .isInstanceOf(TokenStoreException.class)
          .hasMessageStartingWith(
              "MyCase renewed the login, but the new one could not be stored (The disk is full.)")
          .matches(
              e -> ((TokenStoreException) e).problem() == TokenStoreException.Problem.UNWRITABLE);
    }

    @Test
    void storesTheNewLoginAtTheNextCall() {
      boolean[] full = {true};
      TokenSource source =
          source(
              new Disturbed(store) {
                @Override
                public void save(Tokens tokens) {
                  if (full[0]) {
                    throw new IllegalStateException("full");
                  }
                  super.save(tokens);
                }
              });
      assertThatThrownBy(source::current).isInstanceOf(TokenStoreException.class);

      full[0] = false;

      assertThat(access(source.current())).isEqualTo("access-1");
      assertThat(access(store.load().orElseThrow())).isEqualTo("access-1");
      assertThat(renewals).hasValue(1);
    }
  }

  @Nested
  class ACallerThatLeaves {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final CountDownLatch saved = new CountDownLatch(1);
    private final AtomicInteger interruptsDuringSave = new AtomicInteger();
    private final TokenStore watched =
        new Disturbed(store) {
          @Override
          public void save(Tokens tokens) {
            if (Thread.currentThread().isInterrupted()) {
              interruptsDuringSave.incrementAndGet();
            }
            super.save(tokens);
            saved.countDown();
          }
        };
    private final ScriptedWire slow =
        new ScriptedWire()
            .then(
                request -> {
                  asked.countDown();
                  answer.await();
                  return ScriptedWire.json(200, "{\"access_token\":\"access-1\"}");
                });
    private final TokenSource source =
        new TokenSource(
            watched,
            new OauthClient(
                OauthSettings.of("client", Secret.of("s"), URI.create("http://127.0.0.1/cb")),
                clock,
                slow),
            clock);

    @BeforeEach
    void makeStale() {
      clock.advance(Duration.ofHours(2));
    }

    private Thread calling(CompletableFuture<Throwable> end, Cancellation cancellation) {
      Thread caller =
          new Thread(
              () ->
                  end.complete(
                      catchThrowable(
                          () -> {
                            try {
                              source.current(cancellation, LONG);
                            } finally {
                              if (Thread.currentThread().isInterrupted()) {
                                interruptsDuringSave.addAndGet(100);
                              }
                            }
                          })));
      caller.start();
      return caller;
    }

    @Test
    void byInterruptKeepsItsFlagAndTheRenewalGoesOn() throws Exception {
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread caller = calling(end, new Cancellation());
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

      caller.interrupt();

      assertThat(end.get(60, TimeUnit.SECONDS)).isInstanceOf(CallCancelledException.class);
      answer.countDown();
      assertThat(saved.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(interruptsDuringSave).hasValue(100);
      assertThat(access(store.load().orElseThrow())).isEqualTo("access-1");
    }

    @Test
    void whenItsTimeIsOverAndTheRenewalGoesOn() throws Exception {
      assertThatThrownBy(() -> source.current(new Cancellation(), Duration.ofMillis(50)))
          .isInstanceOf(TimeBudgetExceededException.class)
          .hasMessage("The time allowed was over before the login was renewed; nothing was sent.");

      answer.countDown();
      assertThat(saved.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(access(source.current())).isEqualTo("access-1");
      assertThat(slow.requests()).hasSize(1);
    }

    @Test
    void byCancellationLeavesTheOthersWaiting() throws Exception {
      Cancellation cancellation = new Cancellation();
      CompletableFuture<Throwable> leaving = new CompletableFuture<>();
      CompletableFuture<Throwable> staying = new CompletableFuture<>();
      calling(leaving, cancellation);
      calling(staying, new Cancellation());
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

      cancellation.cancel();

      assertThat(leaving.get(60, TimeUnit.SECONDS)).isInstanceOf(CallCancelledException.class);
      answer.countDown();
      assertThat(staying.get(60, TimeUnit.SECONDS)).isNull();
      assertThat(slow.requests()).hasSize(1);
    }
  }
}
