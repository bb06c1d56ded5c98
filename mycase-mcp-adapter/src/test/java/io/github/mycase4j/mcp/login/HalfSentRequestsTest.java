package io.github.mycase4j.mcp.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.login.LoginOutcome.Connected;
import io.github.mycase4j.mcp.login.loopback.CallbackServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfSentRequestsTest extends LoginTestBase {
  private final List<Socket> held = new ArrayList<>();

  private Socket hold(String sent) throws IOException {
    Socket socket = new Socket(RawHttpClient.LOOPBACK, redirect.get().getPort());
    held.add(socket);
    socket.setSoTimeout((int) GUARD.toMillis());
    socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @AfterEach
  void letGo() throws IOException {
    for (Socket socket : held) {
      socket.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "40,''",
    "40,G",
    "40,'GET /callback?code=abc&state=abc HTTP/1.1\r\nHost: 127'",
    "300,G"
  })
  void doNotKeepTheBrowserOut(int count, String sent) throws IOException {
    PendingLogin pending = login.begin();
    for (int i = 0; i < count; i++) {
      hold(sent);
    }
    open(pending);
    assertThat(wire().get(success()).status()).isEqualTo(200);
    assertThat(end(pending)).isEqualTo(new Connected(ANNA));
  }

  @Test
  void doNotKeepItOutWhenTheyArriveWhileACodeIsExchanged() {
    exchange =
        (code, redirectUri) -> {
          try {
            for (int i = 0; i < 300; i++) {
              hold("GET /callback HTTP/1.1\r\n");
            }
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          return new Connected(ANNA);
        };
    PendingLogin pending = begin();
    assertThat(wire().get(success()).status()).isEqualTo(200);
    assertThat(end(pending)).isEqualTo(new Connected(ANNA));
  }

  @Test
  void areClosedAfterTenSeconds() throws IOException {
    PendingLogin pending = login.begin();
    Socket half = hold("GET /callback");
    assertThat(stranger().get("/").status()).isEqualTo(404); // By now the first one is accepted.
    clock.advance(Duration.ofSeconds(10));
    assertThat(half.getInputStream().read()).isEqualTo(-1);
    assertThat(look(pending)).isEmpty();
  }

  @Test
  void areClosedWhenTheyGrowTooLong() throws IOException {
    login.begin();
    Socket endless = hold("GET /callback HTTP/1.1\r\nX: " + "x".repeat(CallbackServer.MAX_HEAD));
    String answer = new String(endless.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(answer).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void aRequestThatArrivesByteByByteIsARequest() throws IOException {
    PendingLogin pending = begin();
    String request =
        ("GET " + success() + " HTTP/1.1\r\nHost: 127.0.0.1:" + redirect.get().getPort())
            + ("\r\nCookie: " + cookie + "\r\n\r\n");
    Socket slow = hold("");
    slow.setTcpNoDelay(true);
    for (byte each : request.getBytes(StandardCharsets.US_ASCII)) {
      slow.getOutputStream().write(each);
      slow.getOutputStream().flush();
    }
    assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("HTTP/1.1 200 ")
        .contains("Connected");
    assertThat(end(pending)).isEqualTo(new Connected(ANNA));
  }

  @ParameterizedTest
  @CsvSource({
    "'GET /callback\r\n\r\n'",
    "'GET  /callback HTTP/1.1\r\n\r\n'",
    "'GET /callback HTTP/2\r\n\r\n'",
    "'\r\n\r\n'",
    "'GET /callback HTTP/1.1\r\nno colon\r\n\r\n'",
    "'GET /callback HTTP/1.1\r\n folded: x\r\n\r\n'",
    "'GET /callback HTTP/1.1\r\n: x\r\n\r\n'",
  })
  void malformedOnesAreRejected(String request) {
    PendingLogin pending = login.begin();
    assertThat(stranger().raw(request).status()).isEqualTo(400);
    assertThat(look(pending)).isEmpty();
  }
}
