package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server behind a proxy that ends TLS: its address is https, and the test is the proxy. */
class HttpsIT {
  private static final String PUBLIC = "https://mcp.firm.example";
  private static final String HOST = "Host: mcp.firm.example\r\n";

  @TempDir static Path folder;

  private static ServedFirm firm;

  @BeforeAll
  static void start() throws Exception {
    firm = ServedFirm.start(folder, Map.of("PUBLIC_URL", PUBLIC));
  }

  @AfterAll
  static void stop() {
    firm.close();
  }

  private static RawHttp.Response get(String path, String headers) throws Exception {
    return RawHttp.get(firm.port(), path, HOST + headers);
  }

  /** Logs in and returns the session's cookie as a header. */
  private static String login(String address, String cookie, long user) throws Exception {
    TestBrowser mycase = new TestBrowser();
    TestBrowser.Page chosen =
        mycase.submit(
            mycase.get(address),
            "form#sandbox-login",
            Map.of("staff", Long.toString(user), "decision", "allow"));
    URI callback = URI.create(chosen.location());
    assertThat(callback.toString()).startsWith(PUBLIC + "/oauth/mycase/callback?");
    RawHttp.Response in = get(callback.getRawPath() + "?" + callback.getRawQuery(), cookie);
    assertThat(in.status()).as(in.body()).isEqualTo(303);
    return "Cookie: " + in.header("Set-Cookie").split(";", -1)[0] + "\r\n";
  }

  private static String cookie(RawHttp.Response response) {
    return "Cookie: " + response.header("Set-Cookie").split(";", -1)[0] + "\r\n";
  }

  @Test
  void row42_theCookieIsOfThisHostOnlyAndATossedOneIsNoSession() throws Exception {
    RawHttp.Response begun = get("/login", "");
    String set = begun.header("Set-Cookie");
    assertThat(set).startsWith("__Host-mc4j=");
    assertThat(List.of(set.split("; ?")))
        .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/")
        .noneMatch(part -> part.toLowerCase(java.util.Locale.ROOT).startsWith("domain"));
    String session = login(begun.header("Location"), cookie(begun), firm.full());
    String value = session.strip().substring(session.indexOf('=') + 1);
    assertThat(get("/tokens", session).status()).isEqualTo(200);

    for (String tossed :
        List.of(
            "Cookie: mc4j=" + value + "\r\n",
            "Cookie: __Secure-mc4j=" + value + "\r\n",
            "Cookie: __host-mc4j=" + value + "\r\n")) {
      RawHttp.Response response = get("/tokens", tossed);
      assertThat(response.status()).as(tossed).isEqualTo(303);
      assertThat(response.header("Location")).isEqualTo("/login?next=/tokens");
    }
    // A second cookie of the name, as a parent domain could set it, is no other user's session.
    RawHttp.Response two =
        get("/tokens", session.strip() + "; __Host-mc4j=" + "A".repeat(43) + "\r\n");
    assertThat(two.status()).isIn(200, 303);
    assertThat(firm.query("SELECT hash FROM sessions").toString()).doesNotContain(value);
  }

  @Test
  void row40_aLoginOfAnotherBrowserIsNotFinished() throws Exception {
    RawHttp.Response begun = get("/login", "");
    TestBrowser mycase = new TestBrowser();
    TestBrowser.Page chosen =
        mycase.submit(
            mycase.get(begun.header("Location")),
            "form#sandbox-login",
            Map.of("staff", Long.toString(firm.full()), "decision", "allow"));
    URI callback = URI.create(chosen.location());
    String path = callback.getRawPath() + "?" + callback.getRawQuery();
    String another = cookie(get("/login", ""));
    firm.sandbox.clearRequests();

    for (String cookie : List.of("", another, "Cookie: __Host-mc4j=x\r\n")) {
      RawHttp.Response response = get(path, cookie);
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("data-error=\"login_state\"");
    }
    assertThat(firm.sandbox.requests("POST", "/tokens")).isEmpty();
    assertThat(get(path, cookie(begun)).status()).isEqualTo(303);
    assertThat(firm.sandbox.requests("POST", "/tokens")).hasSize(1);
    RawHttp.Response twice = get(path, cookie(begun));
    assertThat(twice.status()).isEqualTo(400);
    assertThat(twice.body()).contains("data-error=\"login_state\"");
    assertThat(firm.sandbox.requests("POST", "/tokens")).hasSize(1);
  }

  @Test
  void row75_everyAnswerDemandsHttps() throws Exception {
    for (String path :
        List.of("/", "/mcp", "/tokens", "/healthz", "/nothing", "/oauth/token", "/login")) {
      assertThat(get(path, "").header("Strict-Transport-Security"))
          .as(path)
          .isEqualTo("max-age=31536000");
    }
  }

  @Test
  void row75_anAddressInTheClearIsRefusedAtTheStart() throws Exception {
    for (String url : List.of("http://mcp.firm.example", "http://10.0.0.1:8080")) {
      Map<String, String> environment = firm.environment();
      environment.put("PUBLIC_URL", url);
      environment.put("MYCASE_HOME", folder.resolve("other").toString());
      RunningServer other = RunningServer.launch(environment, "serve");
      assertThat(other.exit()).isEqualTo(1);
      assertThat(other.errors()).anyMatch(line -> line.startsWith("  PUBLIC_URL: "));
    }
    Map<String, String> everywhere = firm.environment();
    everywhere.put("PUBLIC_URL", "http://127.0.0.1:" + FreePort.next());
    everywhere.put("LISTEN", "0.0.0.0:" + FreePort.next());
    everywhere.put("MYCASE_HOME", folder.resolve("third").toString());
    RunningServer third = RunningServer.launch(everywhere, "serve");
    assertThat(third.exit()).isEqualTo(1);
    assertThat(third.errors()).anyMatch(line -> line.startsWith("  LISTEN: "));
  }

  @Test
  void row29_aClientIdLeadsToPublicAddressesOnly() throws Exception {
    for (String document :
        List.of(
            "https://127.0.0.1/c",
            "https://localhost/c",
            "https://10.0.0.1/c",
            "https://192.168.1.1/c",
            "https://169.254.169.254/latest/meta-data",
            "https://100.64.0.1/c",
            "https://[::1]/c",
            "https://[fc00::1]/c",
            "https://[::ffff:10.0.0.1]/c",
            "https://2130706433/c",
            "https://0177.0.0.1/c",
            "https://0x7f.0.0.1/c",
            "https://0/c",
            "http://127.0.0.1:" + firm.port() + "/c",
            "https://127.0.0.1:" + firm.port() + "/c")) {
      RawHttp.Response response =
          get(
              "/oauth/authorize?response_type=code&code_challenge="
                  + "a".repeat(43)
                  + "&code_challenge_method=S256&redirect_uri="
                  + TestBrowser.encode("https://client.example/cb")
                  + "&client_id="
                  + TestBrowser.encode(document),
              "");
      assertThat(response.status()).as(document).isEqualTo(400);
      assertThat(response.body()).as(document).contains("data-error=\"client_document\"");
      assertThat(response.header("Location")).isEmpty();
    }
  }
}
