package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.Cancellation;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.server.Served;
import io.github.mycase4j.sandbox.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginFlowTest {
  @TempDir Path home;
  private final List<TestFirm> opened = new ArrayList<>();
  private TestFirm firm;

  private TestFirm open(TestFirm.Builder settings) {
    firm = settings.open();
    opened.add(firm);
    return firm;
  }

  @AfterEach
  void close() {
    opened.forEach(TestFirm::close);
  }

  private Row authenticate() {
    return firm.ok("authenticate");
  }

  private URI loginPage() {
    Row answer = authenticate();
    assertThat(answer.get("authenticated")).isEqualTo(false);
    assertThat(answer.text("message")).contains("authorization_url");
    return URI.create(answer.text("authorization_url"));
  }

  private Row status() {
    return firm.ok("auth-status");
  }

  /** A person at the browser, who answers at once. */
  private static Process done() {
    return new Process() {
      @Override
      public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
      }

      @Override
      public InputStream getInputStream() {
        return new ByteArrayInputStream(new byte[0]);
      }

      @Override
      public InputStream getErrorStream() {
        return new ByteArrayInputStream(new byte[0]);
      }

      @Override
      public int waitFor() {
        return 0;
      }

      @Override
      public int exitValue() {
        return 0;
      }

      @Override
      public void destroy() {}
    };
  }

  @Nested
  class WhenNobodyIsLoggedIn {
    @Test
    void aLoginThroughThePageIsKept() throws Exception {
      open(TestFirm.in(home).loggedOut());
      URI page = loginPage();
      assertThat(page.getAuthority()).isEqualTo(firm.sandbox.authorizationUrl().getAuthority());
      assertThat(firm.sandbox.approve(page)).isEqualTo(200);
      Row answer = authenticate();
      assertThat(answer.only("authenticated", "firm_name", "user_name", "user_id"))
          .isEqualTo(
              Map.of(
                  "authenticated",
                  true,
                  "firm_name",
                  "Raman & Whitaker LLP",
                  "user_name",
                  "Priya Raman",
                  "user_id",
                  501));
      assertThat(answer.fields()).doesNotContainKey("authorization_url");
      assertThat(status().get("authenticated")).isEqualTo(true);
      assertThat(firm.ok("list-staff").rows("staff")).isNotEmpty();
    }

    @Test
    void theBrowserIsOpenedAndTheCallWaitsForThePerson() throws Exception {
      CompletableFuture<URI> page = new CompletableFuture<>();
      open(
          TestFirm.in(home)
              .loggedOut()
              .set("BROWSER", "person")
              .browser(
                  command -> {
                    page.complete(URI.create(command.get(1)));
                    return done();
                  }));
      CompletableFuture<Object> before = new CompletableFuture<>();
      Thread person =
          new Thread(
              () -> {
                URI opened = page.join();
                before.complete(status().get("authenticated"));
                approve(opened);
              });
      person.start();
      assertThat(authenticate().get("authenticated")).isEqualTo(true);
      assertThat(before.join()).isEqualTo(false);
      person.join();
    }

    @Test
    void aSecondCallWaitsForTheSamePageAndTellsSo() {
      open(TestFirm.in(home).loggedOut());
      URI page = loginPage();
      List<String> heard = new ArrayList<>();
      Served.Answer second =
          firm.connector.call(
              new Served.Call(
                  "authenticate",
                  Map.of(),
                  "test/1",
                  new Cancellation(),
                  (done, total, message) -> {
                    heard.add(message);
                    approve(page);
                  }));
      assertThat(second.structured()).containsEntry("authenticated", true);
      assertThat(heard).hasSize(1).first().asString().contains("Waiting for the login");
    }

    @Test
    void aCallThatIsCancelledLeavesThePageOpen() throws Exception {
      open(TestFirm.in(home).loggedOut());
      URI page = loginPage();
      Cancellation cancellation = new Cancellation();
      Served.Answer second =
          firm.connector.call(
              new Served.Call(
                  "authenticate",
                  Map.of(),
                  "test/1",
                  cancellation,
                  (done, total, message) -> cancellation.cancel()));
      assertThat(second.isError()).isTrue();
      assertThat(firm.sandbox.approve(page)).isEqualTo(200);
      assertThat(authenticate().get("authenticated")).isEqualTo(true);
    }

    @Test
    void aPageIsGoodForOneLogin() throws Exception {
      open(TestFirm.in(home).loggedOut());
      URI page = loginPage();
      assertThat(firm.sandbox.approve(page)).isEqualTo(200);
      firm.ok("logout");
      assertThat(loginPage()).isNotEqualTo(page);
    }

    @Test
    void theToolsSayWhatToDoAndSendNothing() {
      open(TestFirm.in(home).loggedOut());
      assertThat(firm.refused("list-cases")).contains("Call authenticate");
      assertThat(firm.refused("get-case", "case_id", 1001)).contains("Call authenticate");
      assertThat(firm.requests()).isEmpty();
    }

    @Test
    void statusAsksMyCaseNothing() {
      open(TestFirm.in(home).loggedOut());
      assertThat(status().fields()).isEqualTo(Map.of("authenticated", false));
      assertThat(firm.requests()).isEmpty();
    }

    @Test
    void nothingOfTheLoginReachesTheLog() throws Exception {
      open(TestFirm.in(home).loggedOut());
      URI page = loginPage();
      firm.sandbox.approve(page);
      authenticate();
      String log = Files.readString(firm.connection.auditFile());
      String state = page.getQuery().replaceAll(".*state=([^&]*).*", "$1");
      assertThat(log).doesNotContain(state, firm.sandbox.clientSecret());
      assertThat(firm.log("login").get(0).only("kind", "outcome", "user_id"))
          .isEqualTo(Map.of("kind", "auth", "outcome", "success", "user_id", 501));
    }

    private void approve(URI page) {
      try {
        firm.sandbox.approve(page);
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Nested
  class WhenSomebodyIsLoggedIn {
    @Test
    void authenticateSaysSoAndOpensNothing() {
      open(TestFirm.in(home));
      Row answer = authenticate();
      assertThat(answer.get("authenticated")).isEqualTo(true);
      assertThat(answer.text("message")).contains("already");
      assertThat(answer.fields()).doesNotContainKey("authorization_url");
    }

    @Test
    void statusTellsWhoAndUntilWhen() {
      open(TestFirm.in(home));
      Row status = status();
      assertThat(status.only("authenticated", "firm_name", "firm_uuid", "user_name", "user_id"))
          .isEqualTo(
              Map.of(
                  "authenticated",
                  true,
                  "firm_name",
                  "Raman & Whitaker LLP",
                  "firm_uuid",
                  "firm-of-the-test",
                  "user_name",
                  "Priya Raman",
                  "user_id",
                  501));
      assertThat(status.instant("access_token_expires_at"))
          .isEqualTo(TestFirm.NOW.plus(Duration.ofDays(1)));
      assertThat(status.instant("refresh_token_expires_at"))
          .isEqualTo(TestFirm.NOW.plus(Duration.ofDays(14)));
      assertThat(firm.requests()).isEmpty();
    }

    @Test
    void logoutDeletesTheLoginAndForgetsWhatWasRead() {
      open(TestFirm.in(home));
      firm.ok("list-staff");
      assertThat(firm.ok("logout").fields()).isEqualTo(Map.of("logged_out", true));
      assertThat(home.resolve("tokens.enc")).doesNotExist();
      assertThat(home.resolve("audit.log")).exists();
      assertThat(status().get("authenticated")).isEqualTo(false);
      assertThat(firm.refused("list-staff")).contains("Call authenticate");
      assertThat(firm.ok("logout").get("logged_out")).isEqualTo(true);
    }

    @Test
    void anEndedAccessTokenIsRenewedOnTheWay() {
      open(TestFirm.in(home));
      firm.clock.advance(Duration.ofDays(2));
      assertThat(firm.ok("list-staff").rows("staff")).isNotEmpty();
      assertThat(firm.requests()).contains("/tokens");
      assertThat(firm.log("refresh")).hasSize(1);
      assertThat(firm.log("refresh").get(0).only("kind", "outcome", "user_id", "firm"))
          .isEqualTo(
              Map.of(
                  "kind",
                  "auth",
                  "outcome",
                  "success",
                  "user_id",
                  501,
                  "firm",
                  "firm-of-the-test"));
      List<Object> kinds = firm.log().stream().map(line -> line.get("kind")).toList();
      assertThat(kinds.subList(kinds.size() - 2, kinds.size())).containsExactly("auth", "call");
    }

    @Test
    void aRenewalThatMyCaseDoesNotAnswerLeavesTheLoginAlive() {
      open(TestFirm.in(home));
      firm.sandbox.expireAccessTokens();
      firm.sandbox.failNext(Fault.status(503).on("POST", "/tokens"));
      assertThat(firm.refused("list-cases")).contains("503");
      assertThat(status().get("authenticated")).isEqualTo(true);
      assertThat(firm.log("refresh").get(0).get("outcome")).isEqualTo("error");
      assertThat(firm.ok("list-cases").rows("cases")).isNotEmpty();
      assertThat(firm.log("refresh").get(1).get("outcome")).isEqualTo("success");
    }

    @Test
    void anotherUserSeesNothingOfTheOneBefore() throws Exception {
      open(TestFirm.in(home));
      String cursor = firm.ok("list-cases", "limit", 5).text("next_cursor");
      firm.ok("logout");
      firm.sandbox.signInAs(502);
      firm.sandbox.approve(loginPage());
      assertThat(authenticate().get("user_name")).isEqualTo("Daniel Whitaker");
      firm.sandbox.clearRequests();
      assertThat(firm.refused("list-cases", "limit", 5, "cursor", cursor)).contains("cursor");
      firm.ok("list-cases");
      assertThat(firm.requests()).contains("/v1/cases");
    }
  }

  @Nested
  class WhenTheLoginHasEnded {
    @Test
    void statusSaysSoAndAuthenticateOpensThePageAgain() {
      open(TestFirm.in(home));
      firm.clock.advance(Duration.ofDays(15));
      Row status = status();
      assertThat(status.get("authenticated")).isEqualTo(false);
      assertThat(status.text("problem")).contains("has expired", "Call authenticate");
      assertThat(loginPage()).isNotNull();
      assertThat(firm.refused("list-cases")).contains("authenticate");
    }

    @Test
    void aRefusedRenewalEndsItAndIsSaidAndLogged() throws Exception {
      open(TestFirm.in(home));
      firm.sandbox.expireAccessTokens();
      firm.sandbox.revokeRefreshTokens();
      assertThat(status().get("authenticated")).isEqualTo(true);
      firm.refused("list-cases");
      Row status = status();
      assertThat(status.get("authenticated")).isEqualTo(false);
      assertThat(status.get("user_id")).isEqualTo(501);
      assertThat(status.text("problem"))
          .isEqualTo("MyCase refused to renew the login (invalid_grant). Call authenticate.");
      assertThat(firm.log("refresh").get(0).only("kind", "outcome", "user_id", "error"))
          .isEqualTo(
              Map.of(
                  "kind",
                  "auth",
                  "outcome",
                  "error",
                  "user_id",
                  501,
                  "error",
                  "MyCase refused to renew the login (invalid_grant). Log in again."));
      firm.sandbox.approve(loginPage());
      assertThat(status().get("authenticated")).isEqualTo(true);
      assertThat(status().fields()).doesNotContainKey("problem");
    }

    @Test
    void aRevokedOneLeadsToANewLogin() throws Exception {
      open(TestFirm.in(home));
      firm.sandbox.expireAccessTokens();
      firm.sandbox.revokeRefreshTokens();
      assertThat(firm.refused("list-cases")).contains("authenticate");
      assertThat(firm.sandbox.approve(loginPage())).isEqualTo(200);
      assertThat(firm.ok("list-cases").rows("cases")).isNotEmpty();
    }
  }

  @Nested
  class WhenMyCaseRefuses {
    @Test
    void aForbiddenUserIsToldWhichPermissionIsMissing() {
      open(TestFirm.in(home));
      firm.sandbox.failNext(Fault.status(403).on("GET", "/v1/me"));
      assertThat(firm.refused("authenticate"))
          .contains("Manage your firm's preferences, billing, and payment options");
    }

    @Test
    void aForbiddenUserIsNotLoggedIn() throws Exception {
      open(TestFirm.in(home).loggedOut());
      URI page = loginPage();
      firm.sandbox.failNext(Fault.status(403).on("GET", "/v1/me"));
      assertThat(firm.sandbox.approve(page)).isGreaterThanOrEqualTo(400);
      assertThat(status().get("authenticated")).isEqualTo(false);
      assertThat(home.resolve("tokens.enc")).doesNotExist();
    }

    @Test
    void aLoginThatCannotBeLoggedIsNotKept() throws Exception {
      open(TestFirm.in(home).loggedOut());
      URI page = loginPage();
      firm.connection.close();
      assertThat(firm.sandbox.approve(page)).isEqualTo(502);
      assertThat(home.resolve("tokens.enc")).doesNotExist();
    }

    @Test
    void aDeniedLoginLeavesNothing() throws Exception {
      open(TestFirm.in(home).loggedOut());
      URI page = loginPage();
      assertThat(firm.sandbox.deny(page)).isEqualTo(403);
      assertThat(status().get("authenticated")).isEqualTo(false);
      Row next = authenticate();
      assertThat(next.text("message"))
          .startsWith("The last login was not finished. MyCase gave no access: Deny was pressed")
          .contains("Open authorization_url");
      assertThat(next.text("authorization_url")).isNotEqualTo(page.toString());
      firm.ok("logout");
      assertThat(authenticate().text("message")).startsWith("No browser could be opened.");
    }

    @Test
    void aLoginThatNobodyFinishedIsSaidByTheNextCall() {
      open(TestFirm.in(home).loggedOut());
      loginPage();
      firm.clock.advance(Duration.ofMinutes(6));
      assertThat(authenticate().text("message"))
          .startsWith("The last login was not finished. Nobody logged in within 5 minutes. No br");
      firm.clock.advance(Duration.ofMinutes(1));
    }
  }

  @Nested
  class WhenSomethingIsMissing {
    @Test
    void theClientIdIsNamed() {
      open(TestFirm.in(home).loggedOut().set("MYCASE_CLIENT_ID", ""));
      assertThat(firm.refused("authenticate"))
          .startsWith("MYCASE_CLIENT_ID is not set. MyCase support gives");
      assertThat(status().text("problem")).contains("MYCASE_CLIENT_ID is not set");
      assertThat(firm.refused("list-cases")).contains("MYCASE_CLIENT_ID");
      assertThat(firm.requests()).isEmpty();
    }

    @Test
    void bothAreNamedTogether() {
      open(
          TestFirm.in(home)
              .loggedOut()
              .set("MYCASE_CLIENT_ID", "")
              .set("MYCASE_CLIENT_SECRET", ""));
      assertThat(firm.refused("authenticate"))
          .startsWith("MYCASE_CLIENT_ID and MYCASE_CLIENT_SECRET are not set.");
    }

    @Test
    void aWrongAddressIsNamedAndNothingIsSent() {
      open(TestFirm.in(home).set("MYCASE_API_BASE", "http://mycase.example.com/v1"));
      assertThat(firm.refused("list-cases")).startsWith("MYCASE_API_BASE must be an https address");
      assertThat(status().text("problem")).contains("MYCASE_API_BASE");
      assertThat(firm.requests()).isEmpty();
    }

    @Test
    void aTakenPortIsNamedWithItsVariable() throws IOException {
      open(TestFirm.in(home).loggedOut());
      int port = firm.sandbox.redirectUri().getPort();
      try (ServerSocket taken =
          new ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress())) {
        assertThat(taken.getLocalPort()).isEqualTo(port);
        assertThat(firm.refused("authenticate"))
            .contains("MYCASE_REDIRECT_PORT", String.valueOf(port));
      }
    }
  }

  @Nested
  class WithoutAUsableKey {
    private final KeySource none =
        new KeySource() {
          @Override
          public EncryptionKey current() {
            throw new TokenStoreException(
                TokenStoreException.Problem.KEY_MISSING, "ENCRYPTION_KEY is not set.", null);
          }

          @Override
          public java.util.Optional<EncryptionKey> previous() {
            return java.util.Optional.empty();
          }
        };

    @Test
    void statusAloneAnswersAndSaysWhatIsWrong() {
      open(TestFirm.in(home).loggedOut().keys(none));
      Row status = status();
      assertThat(status.get("authenticated")).isEqualTo(false);
      assertThat(status.text("problem")).contains("ENCRYPTION_KEY is not set.");
      assertThat(firm.refused("list-cases")).contains("ENCRYPTION_KEY is not set.");
      assertThat(firm.refused("authenticate")).contains("ENCRYPTION_KEY is not set.");
      assertThat(firm.requests()).isEmpty();
      assertThat(home.resolve("audit.log")).doesNotExist();
    }

    @Test
    void logoutDeletesTheTokensAndSaysThatItIsUnaudited() throws IOException {
      open(TestFirm.in(home));
      firm.connector.close();
      open(TestFirm.in(home).loggedOut().keys(none));
      assertThat(firm.ok("logout").text("note")).contains("not in the audit log");
      assertThat(home.resolve("tokens.enc")).doesNotExist();
    }

    @Test
    void aWrongKeyIsNoLogoutAndNoToolRuns() throws IOException {
      open(TestFirm.in(home));
      firm.ok("list-staff");
      firm.connector.close();
      byte[] before = Files.readAllBytes(home.resolve("tokens.enc"));
      open(
          TestFirm.in(home)
              .loggedOut()
              .keys(KeySource.of(EncryptionKey.parse("test", "00".repeat(32)))));
      assertThat(status().text("problem")).contains("key");
      assertThat(firm.refused("list-staff")).contains("key").doesNotContain("Not connected");
      assertThat(firm.requests()).isEmpty();
      assertThat(home.resolve("tokens.enc")).hasBinaryContent(before);
    }

    @Test
    void aTokenFileThatIsNoneIsSaidAndKept() throws IOException {
      open(TestFirm.in(home).loggedOut());
      Files.write(home.resolve("tokens.enc"), "rubbish".getBytes(StandardCharsets.UTF_8));
      assertThat(status().get("authenticated")).isEqualTo(false);
      assertThat(status().text("problem")).contains("tokens.enc");
      assertThat(firm.refused("list-cases")).doesNotContain("Not connected");
      assertThat(home.resolve("tokens.enc")).hasContent("rubbish");
    }
  }

  @Nested
  class Resources {
    @Test
    void sayTheSameAsTheStatus() {
      open(TestFirm.in(home));
      String text = firm.connector.read("mycase://auth/status", "test/1").orElseThrow();
      assertThat(text).contains("\"authenticated\":true", "Priya Raman");
      assertThat(firm.log("mycase://auth/status").get(0).get("kind")).isEqualTo("call");
    }

    @Test
    void remindOfTheDutiesAndWhereTheLogIs() {
      open(TestFirm.in(home));
      assertThat(firm.connector.read("mycase://compliance/info", "test/1").orElseThrow())
          .contains("Formal Opinion 512", home.resolve("audit.log").toString(), "sha256sum");
      assertThat(firm.connector.read("mycase://other", "test/1")).isEmpty();
    }

    @Test
    void areReadAlsoWithoutALog() {
      open(TestFirm.in(home).loggedOut().keys(new WithoutAUsableKey().none));
      assertThat(firm.connector.read("mycase://auth/status", "test/1").orElseThrow())
          .contains("ENCRYPTION_KEY is not set.");
    }

    @Test
    void andInstructionsAreShort() {
      open(TestFirm.in(home));
      assertThat(firm.connector.instructions())
          .hasSizeLessThan(2_000)
          .contains("auth-status.user_id", "never orders");
    }
  }
}
