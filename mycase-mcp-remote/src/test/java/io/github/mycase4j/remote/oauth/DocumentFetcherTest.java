package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.testsupport.MutableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFetcherTest {
  private static final String HOST = "client.example";
  private static final String URL = "https://client.example/oauth/client.json";

  private static SSLContext certified;

  private final MutableClock clock = new MutableClock();
  private final DocumentServer server = new DocumentServer(certified.getServerSocketFactory());
  private final FakeNetwork internet = new FakeNetwork(server.port(), certified.getSocketFactory());
  private final DocumentFetcher fetcher =
      new DocumentFetcher(internet.network(), new FakeCounters(clock), false);

  @BeforeAll
  static void certify(@TempDir Path folder) {
    certified = new TestCertificate(folder, HOST).context();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private DocumentResponse fetch(String url) throws DocumentException {
    return fetcher.fetch(fetcher.url(url));
  }

  private String failure(String url) {
    return String.valueOf(
        catchThrowableOfType(DocumentException.class, () -> fetch(url)).getMessage());
  }

  @Nested
  class WhenTheHostIsOnTheInternet {
    @Test
    void readsTheDocument() throws Exception {
      internet.name(HOST, FakeNetwork.PUBLIC);
      server.sendDocument("{\"a\":1}", "Cache-Control: max-age=600");

      DocumentResponse response = fetch(URL);

      assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
      assertThat(response.fresh()).isEqualTo(Duration.ofMinutes(10));
      assertThat(server.requests)
          .singleElement()
          .asString()
          .startsWith("GET /oauth/client.json HTTP/1.1\r\nHost: client.example\r\n");
    }

    @Test
    void asksForTheNameOfTheHost() throws Exception {
      internet.name(HOST, FakeNetwork.PUBLIC);
      server.sendDocument("{}");

      fetch(URL);

      assertThat(server.serverNames).containsExactly(HOST);
    }

    @Test
    void row30ConnectsToTheAddressThatWasChecked() throws Exception {
      internet.name(HOST, FakeNetwork.PUBLIC);
      internet.name(HOST, "127.0.0.1");
      server.sendDocument("{}");

      fetch(URL);

      assertThat(internet.resolved).containsExactly(HOST);
      assertThat(internet.connected).containsExactly(FakeNetwork.PUBLIC + " 443");
    }

    @Test
    void believesNoServerWithTheNameOfAnother() {
      internet.name("other.example", FakeNetwork.PUBLIC);
      server.sendDocument("{}");

      assertThat(failure("https://other.example/client.json")).contains("prove its name");
      assertThat(server.requests).isEmpty();
    }

    @Test
    void believesNoServerThatNobodyCertified() {
      FakeNetwork strict =
          new FakeNetwork(server.port(), (SSLSocketFactory) SSLSocketFactory.getDefault());
      strict.name(HOST, FakeNetwork.PUBLIC);
      DocumentFetcher distrusting =
          new DocumentFetcher(strict.network(), new FakeCounters(clock), false);

      assertThatThrownBy(() -> distrusting.fetch(distrusting.url(URL)))
          .isInstanceOf(DocumentException.class);
      assertThat(server.requests).isEmpty();
    }
  }

  @Nested
  class WhenTheHostIsElsewhere {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "127.0.0.1",
          "10.0.0.1",
          "169.254.169.254",
          "100.64.0.1",
          "192.168.0.1",
          "::1",
          "fc00::1",
          "::ffff:10.0.0.1",
          "0.0.0.0"
        })
    void row29DoesNotConnect(String address) {
      internet.name(HOST, address);

      assertThat(failure(URL)).contains("not on the Internet");
      assertThat(internet.connected).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://127.0.0.1/x",
          "https://0177.0.0.1/x",
          "https://10.0.0.1/x",
          "https://[::1]/x",
          "https://[::ffff:10.0.0.1]/x",
          "https://[fe80::1%25eth0]/x"
        })
    void row29KnowsLiteralAddresses(String url) {
      assertThatThrownBy(() -> fetch(url)).isInstanceOf(DocumentException.class);
      assertThat(internet.connected).isEmpty();
    }

    @Test
    void row29DoesNotConnectWhereOneAddressOfSeveralIsPrivate() {
      internet.name(HOST, FakeNetwork.PUBLIC, "10.0.0.1");

      assertThat(failure(URL)).contains("not on the Internet");
      assertThat(internet.connected).isEmpty();
    }

    @Test
    void saysThatANameIsUnknown() {
      assertThat(failure(URL)).contains("name of its server is unknown");
    }
  }

  @Nested
  class WhenTheServerIsNotHelpful {
    @Test
    void row31FollowsNoRedirect() {
      internet.name(HOST, FakeNetwork.PUBLIC);
      server.send("HTTP/1.1 302 Found\r\nLocation: https://client.example/y\r\n\r\n");

      assertThat(failure(URL)).contains("status 302");
      assertThat(server.requests).hasSize(1);
    }

    @Test
    void row31WaitsForFiveSecondsInAll() {
      internet.name(HOST, FakeNetwork.PUBLIC);
      server.on(
          (in, out) -> {
            internet.expireAll();
            // Ends when the client closes the connection.
            in.read();
          });

      assertThat(failure(URL)).contains("longer than five seconds");
      assertThat(internet.deadlines).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void row31GivesUpAServerThatSendsByteAfterByte() {
      internet.name(HOST, FakeNetwork.PUBLIC);
      server.on(
          (in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            internet.expireAll();
            in.read();
          });

      assertThat(failure(URL)).contains("longer than five seconds");
    }

    @Test
    void row31ReadsNoFlood() {
      internet.name(HOST, FakeNetwork.PUBLIC);
      byte[] block = new byte[64 * 1024];
      server.on(
          (in, out) -> {
            out.write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 800; i++) {
              out.write(block);
            }
          });

      assertThat(failure(URL)).contains("10 KiB");
    }

    @Test
    void saysThatTheConnectionBroke() {
      internet.name(HOST, FakeNetwork.PUBLIC);
      server.send(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{");

      assertThat(failure(URL)).contains("cannot be reached");
    }
  }

  @Nested
  class WhenThereAreTooMany {
    @Test
    void fetchesThirtyInAMinute() throws Exception {
      internet.name(HOST, FakeNetwork.PUBLIC);
      server.sendDocument("{}");
      for (int i = 0; i < 30; i++) {
        fetch(URL);
      }

      assertThat(failure(URL)).contains("too many");
      assertThat(internet.connected).hasSize(30);
      clock.advance(Duration.ofMinutes(1));
      assertThat(fetch(URL).body()).isNotEmpty();
    }

    @Test
    void saysSoWhereNoThreadIsLeft() {
      DocumentNetwork ours = internet.network();
      DocumentNetwork busy =
          new DocumentNetwork(
              ours.resolver(),
              ours.sockets(),
              ours.tls(),
              task -> {
                throw new RejectedExecutionException("busy");
              },
              ours.deadlines());
      DocumentFetcher full = new DocumentFetcher(busy, new FakeCounters(clock), false);

      assertThatThrownBy(() -> full.fetch(full.url(URL)))
          .isInstanceOf(DocumentException.class)
          .hasMessageContaining("too many");
    }
  }

  @Nested
  class WhenThisServerIsOnLoopback {
    private final DocumentServer plain = new DocumentServer(ServerSocketFactory.getDefault());
    private final FakeNetwork local = new FakeNetwork(plain.port(), certified.getSocketFactory());
    private final DocumentFetcher ours =
        new DocumentFetcher(local.network(), new FakeCounters(clock), true);

    @AfterEach
    void closeIt() {
      plain.close();
    }

    @Test
    void readsDocumentsThereToo() throws Exception {
      plain.sendDocument("{}");

      ours.fetch(ours.url("http://127.0.0.1:8123/x"));
      ours.fetch(ours.url("http://[::1]:8123/x"));

      assertThat(local.connected).containsExactly("127.0.0.1 8123", "0:0:0:0:0:0:0:1 8123");
      assertThat(plain.requests.get(0)).contains("Host: 127.0.0.1:8123\r\n");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://10.0.0.1/x",
          "http://169.254.169.254/x",
          "https://192.168.0.1:8443/x",
          "http://[fc00::1]/x",
          "http://0.0.0.0/x",
          "http://93.184.215.14/x"
        })
    void row29ReadsNoneElsewhereInTheNetworkAndNoneInClear(String url) {
      assertThatThrownBy(() -> ours.fetch(ours.url(url)))
          .isInstanceOf(DocumentException.class)
          .hasMessageContaining("not on the Internet");
      assertThat(local.connected).isEmpty();
    }
  }

  @Test
  void usesNoProxyOfTheMachine() {
    assertThat(DocumentNetwork.system().sockets().get().toString()).contains("unconnected");
  }
}
