package io.github.mycase4j.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.mycase4j.remote.oauth.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir Path folder;

  private List<String> check(String publicUrl) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, String> environment =
        Map.of(
            "PUBLIC_URL",
            publicUrl,
            "MYCASE_CLIENT_ID",
            "client",
            "MYCASE_CLIENT_SECRET",
            "secret",
            "ENCRYPTION_KEY",
            "0123456789abcdef".repeat(4),
            "MYCASE_ADMINS",
            "501",
            "MYCASE_HOME",
            folder.resolve("home").toString());
    assertThat(new CheckCommand(environment, new PrintStream(out, true, UTF_8)).run()).isOne();
    return out.toString(UTF_8).lines().toList();
  }

  @Test
  void saysThatTheNameHasNoAddress() {
    assertThat(check("https://mcp.firm.invalid"))
        .containsExactly(
            "ok settings",
            "ok database",
            "ok key",
            "ok audit",
            "PUBLIC_URL: https://mcp.firm.invalid/.well-known/oauth-authorization-server cannot be"
                + " found from here: its name has no address. Check the DNS record.");
  }

  @Test
  void saysThatTheCertificateIsNotAccepted() throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(new TestCertificate(folder, "localhost").context()));
    server.start();
    try {
      String address = "https://localhost:" + server.getAddress().getPort();
      assertThat(check(address))
          .last()
          .asString()
          .startsWith("PUBLIC_URL: " + address)
          .contains("has a certificate that is not accepted here");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysThatNothingResponds() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(check("https://localhost:" + port))
        .last()
        .asString()
        .endsWith(" does not respond. Check that the server runs, and the proxy in front.");
  }
}
