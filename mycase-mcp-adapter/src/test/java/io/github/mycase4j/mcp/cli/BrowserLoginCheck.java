package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.credstore.EncryptedTokenStore;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.credstore.LoginOrigins;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.SandboxEnvironment;
import io.github.mycase4j.sandbox.Fault;
import io.github.mycase4j.sandbox.Sandbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The login from end to end: the program as it is shipped, the stand-in MyCase with its login page,
 * and a real browser in between. Runs with the Maven profile {@code browser} only and needs
 * Chromium; pictures of the pages are in {@code target/browser} afterwards.
 */
@Timeout(600)
class BrowserLoginCheck {
  private static final String KEY = "5f".repeat(32);
  private static final String ALLOW = "button[value=allow]";
  private static final String DENY = "button[value=deny]";
  private static final String CALLBACK = "/callback";

  @TempDir static Path profile;
  private static Chromium chromium;

  @TempDir Path home;
  private Sandbox sandbox;
  private JarSession session;
  private URI loginPage;

  @BeforeAll
  static void startBrowser() throws Exception {
    chromium = new Chromium(profile);
  }

  @AfterAll
  static void endBrowser() {
    chromium.close();
  }

  @BeforeEach
  void askToLogIn() throws Exception {
    sandbox = Sandbox.builder().redirectUri(SandboxEnvironment.redirectUri()).start();
    Map<String, String> environment = SandboxEnvironment.of(sandbox, home);
    environment.put("ENCRYPTION_KEY", KEY);
    session = new JarSession(environment);
    session.initialize();
    loginPage = authorizationUrl();
  }

  @AfterEach
  void end() throws Exception {
    try {
      assertThat(session.end()).isZero();
      assertThat(sandbox.refusals()).isEmpty();
    } finally {
      session.close();
      sandbox.close();
    }
  }

  private URI authorizationUrl() throws Exception {
    Row answer = session.ok("authenticate");
    assertThat(answer.get("authenticated")).isEqualTo(false);
    return URI.create(answer.text("authorization_url"));
  }

  /** The address leads from the connector to MyCase's login page. */
  private Tab openLoginPage() {
    return chromium.open(loginPage, sandbox.authorizationUrl().getPath());
  }

  private String state() {
    return sandbox.requests().stream()
        .map(request -> String.valueOf(request.rawQuery()))
        .filter(query -> query.contains("state=") && query.contains("client_id="))
        .map(query -> query.replaceAll(".*state=([^&]*).*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  private boolean isLoggedIn() throws Exception {
    return (boolean) session.ok("auth-status").get("authenticated");
  }

  private Path tokenFile() {
    return home.resolve("tokens.enc");
  }

  private Tokens tokens() {
    KeySource key = KeySource.of(EncryptionKey.parse("test", KEY));
    LoginOrigins origins =
        LoginOrigins.of(sandbox.apiBase(), sandbox.authorizationUrl(), sandbox.tokenUrl());
    return new EncryptedTokenStore(home, key, origins).load().orElseThrow();
  }

  /** Insists that a page of ours keeps everything to itself. */
  private void assertDiscreet(Tab tab) {
    String code = tab.page().url().replaceAll(".*code=([^&]*).*|.*", "$1");
    String shown = tab.text() + tab.source() + tab.address();
    assertThat(shown).doesNotContain(state(), sandbox.clientSecret(), KEY);
    if (!code.isEmpty()) {
      assertThat(shown).doesNotContain(code);
    }
    assertThat(tab.address()).isEqualTo(sandbox.redirectUri().toString());
    assertThat(tab.page().headers())
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("Referrer-Policy", "no-referrer");
    assertThat(tab.requests).allMatch(url -> url.startsWith("http://127.0.0.1:"));
    assertThat(tab.complaints).noneMatch(complaint -> complaint.contains("Content Security"));
  }

  @Test
  void aPersonWhoAllowsItIsConnected() throws Exception {
    Tab tab = openLoginPage().picture("mycase-login");
    assertThat(tab.text()).contains("Raman & Whitaker LLP", "Priya Raman, Managing Partner");

    tab.click(ALLOW);
    tab.awaitPage(CALLBACK).picture("connected");

    assertThat(tab.page().status()).isEqualTo(200);
    assertThat(tab.text())
        .contains("Connected", "Claude is now connected to MyCase.")
        .contains("Raman & Whitaker LLP", "Priya Raman")
        .contains("You can close this window and go back to Claude.");
    assertDiscreet(tab);
    Row answer = session.ok("authenticate");
    assertThat(answer.get("authenticated")).isEqualTo(true);
    assertThat(answer.get("user_id")).isEqualTo(501);
    assertThat(session.ok("list-cases", "limit", 3).rows("cases")).hasSize(3);
    tab.onADarkPhone().picture("connected-phone");
  }

  @Test
  void theLoginIsOnTheDiskEncryptedAndNowhereElse() throws Exception {
    Tab tab = openLoginPage();
    tab.click(ALLOW);
    tab.awaitPage(CALLBACK);

    assertThat(isLoggedIn()).isTrue();
    String stored = Files.readString(tokenFile(), StandardCharsets.ISO_8859_1);
    assertThat(stored).startsWith("MC4J").doesNotContain("token", "firm");
    String log = Files.readString(home.resolve("audit.log"));
    Tokens tokens = tokens();
    for (String secret :
        List.of(
            tokens.accessToken().reveal(SecretAccess.get()),
            tokens.refreshToken().reveal(SecretAccess.get()))) {
      assertThat(stored + log + tab.source() + tab.requests).doesNotContain(secret);
      assertThat(session.lines).noneMatch(line -> line.contains(secret));
      assertThat(session.errors()).doesNotContain(secret);
    }
    assertThat(log).doesNotContain(state(), sandbox.clientSecret(), KEY);
  }

  @Test
  void aPersonWhoDeniesItIsNot() throws Exception {
    Tab tab = openLoginPage();

    tab.click(DENY);
    tab.awaitPage(CALLBACK).picture("denied");

    assertThat(tab.page().status()).isEqualTo(403);
    assertThat(tab.text())
        .contains("Not connected", "Deny was pressed", "ask it to connect to MyCase");
    assertDiscreet(tab);
    assertThat(isLoggedIn()).isFalse();
    assertThat(tokenFile()).doesNotExist();
    assertThat(authorizationUrl()).isNotEqualTo(loginPage);
  }

  @Test
  void aLoginThatMyCaseBreaksOffSaysSo() throws Exception {
    Tab tab = openLoginPage();
    sandbox.failNext(Fault.status(500).on("POST", "/tokens"));

    tab.click(ALLOW);
    tab.awaitPage(CALLBACK).picture("failed");

    assertThat(tab.page().status()).isEqualTo(502);
    assertThat(tab.text()).contains("The login failed", "Try again later");
    assertDiscreet(tab);
    assertThat(isLoggedIn()).isFalse();
    assertThat(tokenFile()).doesNotExist();
  }

  @Test
  void aForgedAnswerInAnotherTabNeitherLogsInNorEndsTheWait() throws Exception {
    Tab waiting = openLoginPage();
    Tab forged =
        chromium.open(URI.create(sandbox.redirectUri() + "?code=forged&state=AAAAAAAAAAAAAAAAAA"));
    forged.picture("forged");
    assertThat(forged.page().status()).isEqualTo(400);
    assertThat(forged.text()).contains("This login is unknown");
    assertDiscreet(forged);
    Tab refusal =
        chromium.open(URI.create(sandbox.redirectUri() + "?error=access_denied&state=guess"));
    assertThat(refusal.page().status()).isEqualTo(400);
    Tab stranger = chromium.open(sandbox.redirectUri().resolve("/"));
    stranger.picture("nothing-here");
    assertThat(stranger.page().status()).isEqualTo(404);

    assertThat(isLoggedIn()).isFalse();
    assertThat(sandbox.requests()).noneMatch(request -> request.path().equals("/tokens"));

    waiting.click(ALLOW);
    waiting.awaitPage(CALLBACK);
    assertThat(waiting.page().status()).isEqualTo(200);
    assertThat(isLoggedIn()).isTrue();
  }
}
