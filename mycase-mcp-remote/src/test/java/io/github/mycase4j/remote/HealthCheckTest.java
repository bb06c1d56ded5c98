package io.github.mycase4j.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
  private final AtomicInteger status = new AtomicInteger(200);
  private HttpServer server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/healthz",
        exchange -> {
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    port = server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private boolean isUp(String listen) {
    return HealthCheck.isUp(Map.of("LISTEN", listen), "/healthz");
  }

  @Test
  void asksTheAddressThatTheServerListensOn() {
    assertThat(isUp("127.0.0.1:" + port)).isTrue();
  }

  @Test
  void asksTheLoopbackAddressOfAServerOnAllAddresses() {
    assertThat(isUp("0.0.0.0:" + port)).isTrue();
  }

  @Test
  void isNotContentWithAnError() {
    status.set(503);
    assertThat(isUp("127.0.0.1:" + port)).isFalse();
  }

  @Test
  void isNotContentWithSilence() {
    server.stop(0);
    assertThat(isUp("127.0.0.1:" + port)).isFalse();
  }

  @Test
  void isNotContentWithAPortThatIsNone() {
    assertThat(isUp("127.0.0.1:99999")).isFalse();
  }
}
