package io.github.mycase4j.sandbox;

import static io.github.mycase4j.sandbox.Caller.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.mycase4j.sandbox.Caller.Reply;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An application that waits for the end of a login, and its calls of the token endpoint. */
abstract class LoginTestBase extends SandboxTestBase {
  final BlockingQueue<String> callbacks = new LinkedBlockingQueue<>();
  private HttpServer application;

  @BeforeEach
  void startApplication() throws Exception {
    application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    application.createContext(
        "/callback",
        exchange -> {
          callbacks.add(exchange.getRequestURI().getRawQuery());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    application.start();
    sandbox.useRedirectUri(application("/callback"));
  }

  @AfterEach
  void stopApplication() {
    application.stop(0);
  }

  final URI application(String path) {
    return URI.create("http://127.0.0.1:" + application.getAddress().getPort() + path);
  }

  final URI login(String clientId, String redirectUri, String more) {
    return URI.create(
        sandbox.authorizationUrl()
            + ("?client_id=" + encoded(clientId))
            + ("&redirect_uri=" + encoded(redirectUri))
            + ("&response_type=code" + more));
  }

  final URI login() {
    return login(sandbox.clientId(), sandbox.redirectUri().toString(), "&state=a%26b%3C");
  }

  final String code() throws Exception {
    assertThat(sandbox.approve(login())).isEqualTo(200);
    return codeOfCallback();
  }

  final String codeOfCallback() throws Exception {
    String query = callbacks.poll(30, TimeUnit.SECONDS);
    return query.substring("code=".length(), query.indexOf('&'));
  }

  final Reply token(String json) throws Exception {
    return caller.send(
        HttpRequest.newBuilder(sandbox.tokenUrl())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.replace('\'', '"'))));
  }

  final Reply exchange(String code, Object redirectUri) throws Exception {
    return token(
        "{'client_id':'sandbox-client','client_secret':'sandbox-secret',"
            + ("'grant_type':'authorization_code','code':'" + code + "',")
            + ("'redirect_uri':'" + redirectUri + "'}"));
  }

  final Reply refresh(String refreshToken) throws Exception {
    return token(
        "{'client_id':'sandbox-client','client_secret':'sandbox-secret',"
            + ("'grant_type':'refresh_token','refresh_token':'" + refreshToken + "'}"));
  }
}
