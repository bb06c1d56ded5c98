package io.github.mycase4j.mcp.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.mcp.login.LoginOutcome.Connected;
import io.github.mycase4j.mcp.login.LoginOutcome.Denied;
import io.github.mycase4j.mcp.login.LoginOutcome.Failed;
import io.github.mycase4j.mcp.login.RawHttpClient.Response;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoginResponsesTest extends LoginTestBase {
  @Nested
  class WhenMyCaseSendsACode {
    @Test
    void exchangesItOnceAndIsConnected() {
      PendingLogin pending = begin();
      Response page = wire().get(success());
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body())
          .contains("Connected", "Reed &amp; Marsh &lt;LLP&gt;", "Anna Reed")
          .contains("You can close this window and go back to Claude.");
      assertThat(end(pending)).isEqualTo(new Connected(ANNA));
      assertThat(exchanged).containsExactly(CODE + " " + redirect.get());
    }

    @Test
    void tellsTheOutcomeAgainAndAgain() {
      PendingLogin pending = begin();
      wire().get(success());
      assertThat(end(pending)).isEqualTo(end(pending));
    }

    @Test
    void endsTheListenerAndFreesThePort() {
      PendingLogin pending = begin();
      wire().get(success());
      end(pending);
      assertThat(isFree(redirect.get().getPort())).isTrue();
      assertThat(login.pending()).isEmpty();
      assertThat(timer.waiting()).isZero();
    }

    @Test
    void beginsAnewOnTheSamePortAtOnce() {
      begin().close();
      LoopbackLogin fixed = loginOn(redirect.get().getPort());
      for (int i = 0; i < 5; i++) {
        PendingLogin pending = open(fixed.begin());
        wire().get(success());
        assertThat(end(pending)).isInstanceOf(Connected.class);
      }
      assertThat(exchanged).hasSize(5);
    }

    @Test
    void takesTheNameLocalhostToo() {
      PendingLogin pending = begin();
      RawHttpClient wire = wire();
      assertThat(wire.request("GET", success(), "LocalHost:" + wire.port()).status())
          .isEqualTo(200);
      assertThat(end(pending)).isInstanceOf(Connected.class);
    }

    @Test
    void decodesTheCodeAndIgnoresParametersThatItDoesNotKnow() {
      PendingLogin pending = begin();
      wire().get("/callback?iss=x&flag&code=a%2Fb%2Bc%3D&iss=y&state=" + state.get());
      assertThat(end(pending)).isInstanceOf(Connected.class);
      assertThat(exchanged).containsExactly("a/b+c= " + redirect.get());
    }

    @Test
    void neverShowsCodeOrState() {
      begin();
      Response page = wire().get(success());
      assertThat(page.body() + page.headers()).doesNotContain(CODE, state.get());
    }

    @Test
    void sendsHeadersThatKeepThePageToItself() {
      begin();
      Response page = wire().get(success());
      assertThat(page.headers())
          .containsEntry("content-type", "text/html; charset=utf-8")
          .containsEntry("cache-control", "no-store")
          .containsEntry("content-security-policy", LoginPages.POLICY)
          .containsEntry("referrer-policy", "no-referrer")
          .containsEntry("x-content-type-options", "nosniff")
          .containsEntry("x-frame-options", "DENY");
    }

    @Test
    void writesNothingToStandardOutput() {
      PrintStream before = System.out;
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      try {
        PendingLogin pending = begin();
        wire().get("/callback?state=%zz");
        wire().get(success());
        end(pending);
      } finally {
        System.setOut(before);
      }
      assertThat(out.size()).isZero();
    }

    @Test
    void answersASecondCallbackWithoutASecondExchange() throws Exception {
      CountDownLatch entered = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      exchange =
          (code, redirectUri) -> {
            entered.countDown();
            await(release);
            return new Connected(ANNA);
          };
      PendingLogin pending = begin();
      CompletableFuture<Response> first =
          CompletableFuture.supplyAsync(() -> wire().get(success()));
      await(entered);
      Response second = wire().get(success());
      assertThat(second.status()).isEqualTo(409);
      assertThat(second.body()).contains("being finished");
      assertThat(look(pending)).isEmpty();
      release.countDown();
      assertThat(first.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(end(pending)).isInstanceOf(Connected.class);
      assertThat(exchanged).hasSize(1);
    }

    @Test
    void exchangesOnceWhenManyCallbacksComeAtTheSameMoment() throws Exception {
      int callbacks = 8;
      CountDownLatch turnedAway = new CountDownLatch(callbacks - 1);
      exchange =
          (code, redirectUri) -> {
            await(turnedAway);
            return new Connected(ANNA);
          };
      PendingLogin pending = begin();
      ExecutorService threads = Executors.newFixedThreadPool(callbacks);
      try {
        CyclicBarrier start = new CyclicBarrier(callbacks);
        List<Future<Integer>> statuses = new ArrayList<>();
        for (int i = 0; i < callbacks; i++) {
          String target = "/callback?code=code-" + i + "&state=" + state.get();
          statuses.add(
              threads.submit(
                  () -> {
                    start.await();
                    int status = wire().get(target).status();
                    if (status == 409) {
                      turnedAway.countDown();
                    }
                    return status;
                  }));
        }
        List<Integer> seen = new ArrayList<>();
        for (Future<Integer> status : statuses) {
          seen.add(status.get(40, TimeUnit.SECONDS));
        }
        assertThat(seen).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(exchanged).hasSize(1);
        assertThat(end(pending)).isInstanceOf(Connected.class);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Nested
  class WhenMyCaseReturnsAnError {
    @Test
    void isDeniedWhenThePersonPressedDeny() {
      PendingLogin pending = begin();
      Response page = wire().get("/callback?error=access_denied&state=" + state.get());
      assertThat(page.status()).isEqualTo(403);
      assertThat(page.body()).contains("Not connected", "Deny was pressed");
      assertThat(end(pending))
          .isInstanceOfSatisfying(
              Denied.class, refused -> assertThat(refused.message()).contains("Deny"));
      assertThat(exchanged).isEmpty();
      assertThat(isFree(redirect.get().getPort())).isTrue();
    }

    @Test
    void namesTheMissingPermission() {
      PendingLogin pending = begin();
      wire().get("/callback?error=forbidden&state=" + state.get());
      assertThat(end(pending))
          .isInstanceOfSatisfying(
              Denied.class,
              refused ->
                  assertThat(refused.message())
                      .contains(
                          "\"Manage your firm's preferences, billing, and payment options\""));
    }

    @Test
    void namesTheMissingPermissionWhenTheExchangeIsForbidden() {
      exchange =
          (code, redirectUri) -> {
            throw new AccessDeniedException("no", null, null);
          };
      PendingLogin pending = begin();
      assertThat(wire().get(success()).status()).isEqualTo(403);
      assertThat(end(pending))
          .isInstanceOfSatisfying(
              Denied.class,
              refused -> assertThat(refused.message()).contains("Manage your firm's preferences"));
    }

    @Test
    void failsWithMyCasesPlainWordForAnyOtherError() {
      PendingLogin pending = begin();
      wire().get("/callback?error=server_error&error_description=secret&state=" + state.get());
      assertThat(end(pending))
          .isEqualTo(new Failed("MyCase ended the login with the error \"server_error\"."));
    }

    @Test
    void doesNotRepeatAnErrorThatIsNoPlainWord() {
      PendingLogin pending = begin();
      Response page =
          wire().get("/callback?error=%3Cscript%3Ealert(1)%3C%2Fscript%3E&state=" + state.get());
      assertThat(page.body()).doesNotContain("alert");
      assertThat(end(pending))
          .isEqualTo(new Failed("MyCase ended the login with an error that it did not explain."));
    }

    @Test
    void failsWithTheMessageOfTheExchangeAndEscapesItOnThePage() {
      exchange =
          (code, redirectUri) -> {
            throw new MyCaseException("MyCase rejected the code: <b>invalid_grant</b>");
          };
      PendingLogin pending = begin();
      Response page = wire().get(success());
      assertThat(page.status()).isEqualTo(502);
      assertThat(page.body()).contains("The login failed", "&lt;b&gt;invalid_grant&lt;/b&gt;");
      assertThat(end(pending))
          .isEqualTo(new Failed("MyCase rejected the code: <b>invalid_grant</b>"));
      assertThat(isFree(redirect.get().getPort())).isTrue();
    }

    @Test
    void namesOnlyTheKindOfAFailureThatNobodyForesaw() {
      exchange =
          (code, redirectUri) -> {
            throw new IllegalStateException("token " + code);
          };
      PendingLogin pending = begin();
      assertThat(wire().get(success()).body()).doesNotContain(CODE);
      assertThat(end(pending))
          .isEqualTo(new Failed("The login failed inside the connector (IllegalStateException)."));
    }

    @Test
    void endsEvenWhenTheExchangeBreaksDown() {
      exchange =
          (code, redirectUri) -> {
            throw new LinkageError("broken");
          };
      PendingLogin pending = begin();
      assertThatThrownBy(() -> wire().get(success())).isInstanceOf(RuntimeException.class);
      assertThat(end(pending))
          .isEqualTo(new Failed("The login failed inside the connector (LinkageError)."));
      assertThat(isFree(redirect.get().getPort())).isTrue();
    }
  }
}
