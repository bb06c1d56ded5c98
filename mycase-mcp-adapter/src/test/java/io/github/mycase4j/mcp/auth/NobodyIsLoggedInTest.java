package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.fixture.FakeProcess;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.server.McpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NobodyIsLoggedInTest extends FirmLoginTestBase {
  @Test
  void aLoginThroughThePageIsKept() throws Exception {
    open(TestFirm.in(home).loggedOut());
    URI page = loginPage();
    assertThat(page.getAuthority()).isEqualTo(firm.sandbox.redirectUri().getAuthority());
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
  void aCallThatComesWhileThePageEndsIsConnectedWithIt() throws Exception {
    open(TestFirm.in(home).loggedOut());
    URI page = loginPage();
    AtomicReference<Thread> second = new AtomicReference<>();
    CompletableFuture<McpServer.CallToolResult> answer = new CompletableFuture<>();
    firm.beforeAnswer =
        (method, path) -> {
          Thread call = new Thread(() -> answer.complete(firm.call("authenticate")));
          if (path.equals("/tokens") && second.compareAndSet(null, call)) {
            // MyCase issues the tokens only once the second call is waiting.
            call.start();
            while (!isWaitingForALogin(call)) {
              Thread.onSpinWait();
            }
          }
        };

    firm.sandbox.approve(page);

    assertThat(answer.join().isError()).as(answer.join().text()).isFalse();
    assertThat(answer.join().structured())
        .containsEntry("authenticated", true)
        .containsEntry("user_id", 501L);
    assertThat(firm.log("authenticate")).extracting(line -> line.get("user_id")).endsWith(501);
  }

  private static boolean isWaitingForALogin(Thread call) {
    return Arrays.stream(call.getStackTrace())
        .anyMatch(frame -> frame.getClassName().endsWith(".LoginAttempt"));
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
                  return new FakeProcess(0);
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
    McpServer.CallToolResult second =
        firm.connector.call(
            new McpServer.Call(
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
    McpServer.CallToolResult second =
        firm.connector.call(
            new McpServer.Call(
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
  void allLoginsOfAProcessShareTheirConnectionsAndThreads() {
    open(TestFirm.in(home).loggedOut());
    URI redirectUri = firm.sandbox.redirectUri();
    assertThat(firm.connection.oauth(redirectUri)).isSameAs(firm.connection.oauth(redirectUri));
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
    String log = Files.readString(firm.connection.configuration().auditFile());
    assertThat(log).doesNotContain(state(), page.getRawPath(), firm.sandbox.clientSecret());
    assertThat(firm.log("login").get(0).only("kind", "outcome", "user_id"))
        .isEqualTo(Map.of("kind", "auth", "outcome", "success", "user_id", 501));
  }

  private String state() {
    return firm.sandbox.requests().stream()
        .map(request -> String.valueOf(request.rawQuery()))
        .filter(query -> query.contains("state="))
        .map(query -> query.replaceAll(".*state=([^&]*).*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  private void approve(URI page) {
    try {
      firm.sandbox.approve(page);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
