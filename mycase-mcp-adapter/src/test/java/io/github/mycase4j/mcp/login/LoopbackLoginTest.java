package io.github.mycase4j.mcp.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.mcp.login.LoginOutcome.Connected;
import io.github.mycase4j.mcp.login.LoginOutcome.Expired;
import io.github.mycase4j.mcp.login.LoginOutcome.Failed;
import io.github.mycase4j.mcp.login.RawHttpClient.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackLoginTest extends LoginTestBase {
  @Nested
  class WhenItBegins {
    @Test
    void handsOutAnAddressOfItsOwnThatHoldsNoState() {
      PendingLogin pending = login.begin();
      assertThat(redirect.get().toString()).matches("http://127\\.0\\.0\\.1:[1-9]\\d*/callback");
      assertThat(pending.startUrl().getAuthority()).isEqualTo(redirect.get().getAuthority());
      assertThat(pending.startUrl().getRawPath()).matches("/login/[A-Za-z0-9_-]{22}");
      assertThat(pending.startUrl().toString()).doesNotContain(state.get());
      assertThat(look(pending)).isEmpty();
    }

    @Test
    void drawsAStateOf128BitsThatIsSafeInAnAddress() {
      login.begin();
      assertThat(state.get()).matches("[A-Za-z0-9_-]{22}");
      assertThat(Base64.getUrlDecoder().decode(state.get())).hasSize(16);
    }

    @Test
    void drawsAnotherStateForEachLogin() {
      Set<String> states = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        try (PendingLogin pending = login.begin()) {
          assertThat(look(pending)).isEmpty();
          states.add(state.get());
        }
      }
      assertThat(states).hasSize(20);
    }

    @Test
    void givesTheSameLoginWhileOneIsPending() {
      PendingLogin first = login.begin();
      String firstState = state.get();
      PendingLogin second = login.begin();
      assertThat(second).isSameAs(first);
      assertThat(second.startUrl()).isEqualTo(first.startUrl());
      assertThat(state.get()).isEqualTo(firstState);
      assertThat(login.pending()).containsSame(first);
    }

    @Test
    void givesTheSameLoginToCallersAtTheSameMoment() throws Exception {
      int callers = 8;
      ExecutorService threads = Executors.newFixedThreadPool(callers);
      try {
        CyclicBarrier start = new CyclicBarrier(callers);
        List<Future<PendingLogin>> begun = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
          begun.add(
              threads.submit(
                  () -> {
                    start.await();
                    return login.begin();
                  }));
        }
        Set<PendingLogin> distinct = new HashSet<>();
        for (Future<PendingLogin> one : begun) {
          distinct.add(one.get(30, TimeUnit.SECONDS));
        }
        assertThat(distinct).hasSize(1);
      } finally {
        threads.shutdownNow();
      }
    }

    @Test
    void listensOnThisOneAddressAlone() {
      login.begin();
      int port = redirect.get().getPort();
      InetAddress six = RawHttpClient.address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
      for (InetAddress elsewhere : List.of(RawHttpClient.address(127, 0, 0, 2), six)) {
        assertThatThrownBy(
                () -> {
                  try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(elsewhere, port), 2_000);
                  }
                })
            .as(elsewhere.toString())
            .isInstanceOf(IOException.class);
      }
    }

    @Test
    void keepsTheProcessAliveWithNoThread() {
      Set<Thread> before = Thread.getAllStackTraces().keySet();
      login.begin();
      assertThat(wire().get("/callback").status()).isEqualTo(400);
      Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
      after.removeAll(before);
      assertThat(after).isNotEmpty().allMatch(Thread::isDaemon);
    }

    @Test
    void namesThePortAndTheVariableWhenThePortIsTaken() throws IOException {
      try (ServerSocket other = new ServerSocket()) {
        other.bind(new InetSocketAddress(RawHttpClient.LOOPBACK, 0));
        int port = other.getLocalPort();
        LoopbackLogin blocked = loginOn(port);
        assertThatThrownBy(blocked::begin)
            .isInstanceOf(LoginException.class)
            .isInstanceOf(MyCaseException.class)
            .hasMessageContainingAll(
                "Port " + port, "MYCASE_REDIRECT_PORT", "finish or close", "MyCase support");
        assertThat(blocked.pending()).isEmpty();
      }
    }

    @Test
    void beginsAfterThePortWasGivenBack() throws IOException {
      LoopbackLogin blocked;
      try (ServerSocket other = new ServerSocket()) {
        other.bind(new InetSocketAddress(RawHttpClient.LOOPBACK, 0));
        blocked = loginOn(other.getLocalPort());
        assertThatThrownBy(blocked::begin).isInstanceOf(LoginException.class);
      }
      blocked.begin().close();
    }

    @Test
    void freesThePortWhenTheAddressCannotBeBuilt() {
      AtomicReference<URI> seen = new AtomicReference<>();
      LoopbackLogin broken =
          new LoopbackLogin(
              0,
              (redirectUri, newState) -> {
                seen.set(redirectUri);
                throw new MyCaseException("MYCASE_CLIENT_ID is not set.");
              },
              (code, redirectUri) -> new Connected(ANNA),
              new SecureRandom(),
              clock,
              timer);
      assertThatThrownBy(broken::begin).hasMessage("MYCASE_CLIENT_ID is not set.");
      assertThat(isFree(seen.get().getPort())).isTrue();
      assertThat(timer.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void rejectsAPortThatCannotBe(int port) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> loginOn(port))
          .withMessageContaining(String.valueOf(port));
    }
  }

  @Nested
  class WhenNobodyFinishes {
    @Test
    void expiresAfterFiveMinutesAndFreesThePort() {
      PendingLogin pending = login.begin();
      assertThat(timer.delays()).containsExactly(Duration.ofMinutes(5));
      timer.ring();
      assertThat(look(pending)).contains(new Expired());
      assertThat(isFree(redirect.get().getPort())).isTrue();
      assertThat(login.pending()).isEmpty();
    }

    @Test
    void goesOnWhenACallerStopsWaiting() throws Exception {
      PendingLogin pending = begin();
      CompletableFuture<Optional<LoginOutcome>> waiting =
          CompletableFuture.supplyAsync(
              () -> pending.await(Duration.ofSeconds(7), new Cancellation()));
      timer.ringAfter(Duration.ofSeconds(7));
      assertThat(waiting.get(30, TimeUnit.SECONDS)).isEmpty();
      assertThat(pending.await(Duration.ofSeconds(-1), new Cancellation())).isEmpty();
      clock.advance(Duration.ofMinutes(5).minusMillis(1));
      assertThat(login.begin()).isSameAs(pending);
      wire().get(success());
      assertThat(end(pending)).isInstanceOf(Connected.class);
    }

    @Test
    void expiresByTheClockWhenTheAlarmIsLate() {
      PendingLogin pending = begin();
      clock.advance(Duration.ofMinutes(5));
      Response page = wire().get(success());
      assertThat(page.status()).isEqualTo(410);
      assertThat(page.body()).contains("expired");
      assertThat(end(pending)).isEqualTo(new Expired());
      assertThat(exchanged).isEmpty();
    }

    @Test
    void beginsAnewPastTheDeadline() {
      PendingLogin pending = login.begin();
      clock.advance(Duration.ofMinutes(5));
      PendingLogin next = login.begin();
      assertThat(next).isNotSameAs(pending);
      assertThat(look(pending)).contains(new Expired());
      assertThat(look(next)).isEmpty();
    }

    @Test
    void doesNotExpireWhileACodeIsExchanged() throws Exception {
      CountDownLatch entered = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      exchange =
          (code, redirectUri) -> {
            entered.countDown();
            await(release);
            return new Connected(ANNA);
          };
      PendingLogin pending = begin();
      CompletableFuture<Response> page = CompletableFuture.supplyAsync(() -> wire().get(success()));
      await(entered);
      clock.advance(Duration.ofMinutes(6));
      timer.ring();
      pending.close();
      assertThat(look(pending)).isEmpty();
      assertThat(login.begin()).isSameAs(pending);
      release.countDown();
      assertThat(page.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(end(pending)).isInstanceOf(Connected.class);
    }

    @Test
    void failsWhenItIsClosed() {
      PendingLogin pending = login.begin();
      pending.close();
      pending.close();
      assertThat(look(pending)).contains(new Failed("The login was ended before it was finished."));
      assertThat(isFree(redirect.get().getPort())).isTrue();
      assertThat(timer.waiting()).isZero();
    }

    @Test
    void keepsItsOutcomeWhenItIsClosedAfterwards() {
      PendingLogin pending = begin();
      wire().get(success());
      end(pending);
      pending.close();
      timer.ring();
      assertThat(look(pending)).contains(new Connected(ANNA));
    }
  }

  @Nested
  class WhenACallerWaits {
    @Test
    void wakesEveryCallerAtTheEnd() throws Exception {
      PendingLogin pending = begin();
      CompletableFuture<LoginOutcome> one = CompletableFuture.supplyAsync(() -> end(pending));
      CompletableFuture<LoginOutcome> two = CompletableFuture.supplyAsync(() -> end(pending));
      wire().get(success());
      assertThat(one.get(30, TimeUnit.SECONDS)).isInstanceOf(Connected.class);
      assertThat(two.get(30, TimeUnit.SECONDS)).isInstanceOf(Connected.class);
    }

    @Test
    void stopsWaitingWhenTheCallIsCancelledAndTheLoginContinues() {
      PendingLogin pending = begin();
      Cancellation cancellation = new Cancellation();
      CompletableFuture<Optional<LoginOutcome>> waiting =
          CompletableFuture.supplyAsync(() -> pending.await(GUARD, cancellation));
      cancellation.cancel();
      assertThatThrownBy(() -> waiting.get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(CallCancelledException.class);
      wire().get(success());
      assertThat(end(pending)).isInstanceOf(Connected.class);
    }

    @Test
    void stopsWaitingWhenTheCallWasCancelledBefore() {
      PendingLogin pending = login.begin();
      Cancellation cancellation = new Cancellation();
      cancellation.cancel();
      assertThatThrownBy(() -> pending.await(GUARD, cancellation))
          .isInstanceOf(CallCancelledException.class);
    }

    @Test
    void stopsWaitingWhenItsThreadIsInterruptedAndKeepsTheFlag() {
      PendingLogin pending = login.begin();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> pending.await(GUARD, new Cancellation()))
          .isInstanceOf(CallCancelledException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThatCode(() -> look(pending)).doesNotThrowAnyException();
    }

    @Test
    void stopsWaitingWhenAnotherFutureCompletesAndTheLoginContinues() {
      PendingLogin pending = begin();
      CompletableFuture<String> other = new CompletableFuture<>();
      CompletableFuture<Optional<LoginOutcome>> waiting =
          CompletableFuture.supplyAsync(() -> pending.await(GUARD, new Cancellation(), other));
      other.complete("news");
      assertThat(waiting.join()).isEmpty();
      CompletableFuture<String> failed = CompletableFuture.failedFuture(new Exception("no news"));
      assertThat(pending.await(GUARD, new Cancellation(), failed)).isEmpty();
      wire().get(success());
      assertThat(end(pending)).isInstanceOf(Connected.class);
      assertThat(pending.await(GUARD, new Cancellation(), other)).contains(new Connected(ANNA));
      assertThat(timer.waiting()).isZero();
    }

    @Test
    void runsActionsAtTheEndAndAfterIt() {
      PendingLogin pending = login.begin();
      List<String> run = new ArrayList<>();
      pending.atEnd(() -> run.add("at the end"));
      assertThat(run).isEmpty();
      pending.close();
      pending.atEnd(() -> run.add("afterwards"));
      assertThat(run).containsExactly("at the end", "afterwards");
    }

    @Test
    void waitsAsLongAsItIsToldAtMost() {
      PendingLogin pending = login.begin();
      CompletableFuture<Optional<LoginOutcome>> waiting =
          CompletableFuture.supplyAsync(
              () -> pending.await(Duration.ofSeconds(Long.MAX_VALUE), new Cancellation()));
      pending.close();
      assertThat(waiting.join()).containsInstanceOf(Failed.class);
    }
  }
}
