package io.github.mycase4j.mcp.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.login.LoginOutcome.Connected;
import io.github.mycase4j.mcp.login.RawHttpClient.Response;
import io.github.mycase4j.mcp.login.loopback.CallbackServer;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignRequestsTest extends LoginTestBase {
  @Nested
  class WhenARequestIsNotTheResponse {
    private void staysPending(PendingLogin pending) {
      assertThat(look(pending)).isEmpty();
      assertThat(exchanged).isEmpty();
      assertThat(wire().get(success()).status()).isEqualTo(200);
      assertThat(end(pending)).isInstanceOf(Connected.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/callback",
          "/callback?",
          "/callback?code=abc",
          "/callback?state=%s",
          "/callback?code=&state=%s",
          "/callback?code=%%20&state=%s",
          "/callback?code=a%%00b&state=%s",
          "/callback?code=%%C3%%A9&state=%s",
          "/callback?code=abc&state=",
          "/callback?code=abc&state=AAAAAAAAAAAAAAAAAAAAAA",
          "/callback?code=abc&state=%sA",
          "/callback?code=abc&state=%%20%s",
          "/callback?code=abc&State=%s",
          "/callback?code=abc&code=def&state=%s",
          "/callback?code=abc&state=%s&state=%1$s",
          "/callback?code=abc&error=access_denied&state=%s",
          "/callback?error=access_denied",
          "/callback?error=access_denied&state=AAAAAAAAAAAAAAAAAAAAAA",
          "/callback?error=access_denied&state=wrong&code=abc",
          "/callback?code=%%zz&state=%s",
          "/callback?code=abc;state=%s",
          "/callback?&&&=&=",
        })
    void turnsAwayAForgedOrMalformedAnswer(String target) {
      PendingLogin pending = begin();
      Response page = wire().get(String.format(target, state.get()));
      assertThat(page.status()).isEqualTo(400);
      assertThat(page.body()).doesNotContain(state.get());
      staysPending(pending);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/",
          "/favicon.ico",
          "/callback/",
          "/Callback",
          "/callback/x",
          "/x/../callback",
          "/%63allback",
          "//evil.example.com/callback",
          "http://evil.example.com/callback"
        })
    void knowsNoOtherPath(String path) {
      PendingLogin pending = begin();
      Response page = wire().get(path + "?code=abc&state=" + state.get());
      assertThat(page.status()).isEqualTo(404);
      staysPending(pending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "FOO"})
    void takesNoOtherMethod(String method) {
      PendingLogin pending = begin();
      Response page = wire().request(method, success(), "127.0.0.1:" + wire().port());
      assertThat(page.status()).isEqualTo(405);
      assertThat(page.headers()).containsEntry("allow", "GET");
      if (method.equals("HEAD")) {
        assertThat(page.body()).isEmpty();
      }
      staysPending(pending);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "evil.example.com",
          "evil.example.com:%d",
          "127.0.0.1",
          "localhost",
          "127.0.0.1:1",
          "127.0.0.1:%d.evil.example.com",
          "localhost.evil.example.com:%d",
          "[::1]:%d",
          "0.0.0.0:%d",
          "127.0.0.2:%d",
          ""
        })
    void turnsAwayAnotherHost(String host) {
      PendingLogin pending = begin();
      RawHttpClient wire = wire();
      Response page = wire.request("GET", success(), String.format(host, wire.port()));
      assertThat(page.status()).isEqualTo(421);
      staysPending(pending);
    }

    @Test
    void turnsAwayARequestWithNoHostOrTwo() {
      PendingLogin pending = begin();
      RawHttpClient wire = wire();
      String host = "Host: 127.0.0.1:" + wire.port() + "\r\n";
      assertThat(wire.raw("GET " + success() + " HTTP/1.1\r\n\r\n").status()).isEqualTo(421);
      assertThat(wire.raw("GET " + success() + " HTTP/1.1\r\n" + host + host + "\r\n").status())
          .isEqualTo(421);
      staysPending(pending);
    }

    @Test
    void turnsAwayAnAddressOrHeadersThatAreTooLong() {
      PendingLogin pending = begin();
      RawHttpClient wire = wire();
      String tooLong = success() + "&x=" + "x".repeat(CallbackServer.MAX_QUERY);
      assertThat(wire.get(tooLong).status()).isEqualTo(414);
      String fat =
          ("Host: 127.0.0.1:" + wire.port() + "\r\n")
              + ("Cookie: " + "x".repeat(CallbackServer.MAX_HEADERS) + "\r\n");
      assertThat(wire.raw("GET " + success() + " HTTP/1.1\r\n" + fat + "\r\n").status())
          .isEqualTo(431);
      staysPending(pending);
    }

    @Test
    void rejectsACodeThatIsTooLong() {
      PendingLogin pending = begin();
      String target = "/callback?state=" + state.get() + "&code=" + "x".repeat(2049);
      assertThat(wire().get(target).status()).isEqualTo(400);
      staysPending(pending);
    }

    @Test
    void turnsAwayTheStateOfAnEarlierLogin() {
      begin().close();
      String earlier = success();
      PendingLogin pending = begin();
      assertThat(wire().get(earlier).status()).isEqualTo(400);
      staysPending(pending);
    }

    @Test
    void isNotHeldUpByConnectionsThatSayNothing() throws IOException {
      PendingLogin pending = begin();
      List<Socket> silent = new ArrayList<>();
      try {
        for (int i = 0; i < 8; i++) {
          Socket socket = new Socket(RawHttpClient.LOOPBACK, wire().port());
          silent.add(socket);
          socket.getOutputStream().write('G');
        }
        staysPending(pending);
      } finally {
        for (Socket socket : silent) {
          socket.close();
        }
      }
    }
  }
}
