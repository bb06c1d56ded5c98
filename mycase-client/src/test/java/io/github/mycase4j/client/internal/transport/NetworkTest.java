package io.github.mycase4j.client.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.fake.ChildJvm;
import io.github.mycase4j.client.fake.ForwardProxy;
import io.github.mycase4j.client.fake.RawServer;
import io.github.mycase4j.client.fake.TestAuthority;
import io.github.mycase4j.client.network.NetworkVariables;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Company networks: a proxy on the way, and certificates of an authority of their own. */
@Tag("slow")
@Timeout(120)
class NetworkTest {
  private static final String HOST = "api.mycase.invalid";
  private static final String NOW = "-1d";

  private static final Map<String, TestAuthority> AUTHORITIES = new HashMap<>();

  @TempDir static Path authorities;
  @TempDir Path folder;
  private final List<RawServer> servers = new ArrayList<>();
  private final List<ForwardProxy> proxies = new ArrayList<>();

  @AfterEach
  void close() {
    servers.forEach(RawServer::close);
    proxies.forEach(ForwardProxy::close);
  }

  /** Makes one of each kind for all tests: keytool takes its time. */
  private static TestAuthority authority(String host, String startDate) {
    return AUTHORITIES.computeIfAbsent(
        host + startDate,
        key -> {
          try {
            return new TestAuthority(
                Files.createTempDirectory(authorities, "authority"), host, startDate);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  @AfterAll
  static void forget() {
    AUTHORITIES.clear();
  }

  private RawServer server(TestAuthority authority) {
    RawServer server = new RawServer(authority.listen());
    server.thenAnswer(200, "{}");
    servers.add(server);
    return server;
  }

  private ForwardProxy proxy(RawServer target, String login) {
    ForwardProxy proxy = new ForwardProxy(target.port(), login);
    proxies.add(proxy);
    return proxy;
  }

  private static Map<String, String> variables(String... namesAndValues) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return variables;
  }

  private static int send(Map<String, String> environment, String uri)
      throws IOException, InterruptedException {
    JdkHttpTransport wire = new JdkHttpTransport(ClientPool.shared(environment), 1000);
    return wire.send(
            new HttpTransport.Request("GET", URI.create(uri), Map.of(), null),
            Duration.ofSeconds(20),
            new Cancellation())
        .status();
  }

  private static String explanation(Map<String, String> environment, String uri) {
    HttpTransport.NotSentException failure =
        catchThrowableOfType(HttpTransport.NotSentException.class, () -> send(environment, uri));
    assertThat(failure).isNotNull();
    return String.valueOf(failure.explanation());
  }

  private static String local(RawServer server) {
    return "https://localhost:" + server.port() + "/v1";
  }

  @Nested
  class WithAnAuthorityThatJavaDoesNotKnow {
    @Test
    void saysWhoseCertificateIsNotTrustedAndWhatToSet() {
      RawServer server = server(authority("localhost", NOW));

      assertThat(explanation(Map.of(), local(server)))
          .startsWith("its certificate, for CN=localhost and issued by CN=" + TestAuthority.NAME)
          .contains("is not trusted", "SSL_CERT_FILE or NODE_EXTRA_CA_CERTS");
    }

    @Test
    void trustsItWhereAVariableNamesIt() throws Exception {
      TestAuthority authority = authority("localhost", NOW);
      RawServer server = server(authority);
      String pem = authority.pem().toString();

      assertThat(send(variables("SSL_CERT_FILE", pem), local(server))).isEqualTo(200);
      assertThat(send(variables("NODE_EXTRA_CA_CERTS", pem), local(server))).isEqualTo(200);
    }

    @Test
    void findsItAmongOthersAndText() throws Exception {
      TestAuthority authority = authority("localhost", NOW);
      RawServer server = server(authority);
      Path bundle = folder.resolve("bundle.pem");
      String pem = Files.readString(authority.pem());
      Files.writeString(
          bundle,
          "# our authorities\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
              + pem);

      assertThat(send(variables("SSL_CERT_FILE", bundle.toString()), local(server))).isEqualTo(200);
    }

    @Test
    void saysWhichFileIsOfNoUse() throws Exception {
      RawServer server = server(authority("localhost", NOW));
      Map<String, String> missing = variables("SSL_CERT_FILE", folder.resolve("no.pem").toString());
      Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
      Map<String, String> useless = variables("NODE_EXTRA_CA_CERTS", empty.toString());

      assertThat(NetworkVariables.problems(missing))
          .containsExactly(
              "SSL_CERT_FILE must name a readable file with PEM certificates; its authorities are"
                  + " missing.");
      assertThat(explanation(missing, local(server)))
          .contains("SSL_CERT_FILE must name a readable");
      assertThat(explanation(useless, local(server))).contains("NODE_EXTRA_CA_CERTS must name a");
    }

    @Test
    void doesNotTrustItForAnotherHost() {
      TestAuthority authority = authority("other.example.com", NOW);
      RawServer server = server(authority);

      assertThat(explanation(variables("SSL_CERT_FILE", authority.pem().toString()), local(server)))
          .contains("for CN=other.example.com", "is for another host.");
    }

    @Test
    void saysThatACertificateHasExpired() {
      TestAuthority authority = authority("localhost", "-40d");
      RawServer server = server(authority);

      assertThat(explanation(variables("SSL_CERT_FILE", authority.pem().toString()), local(server)))
          .contains("is not valid at this time");
    }

    @Test
    void trustsWhatJavaWasToldToTrust() throws Exception {
      TestAuthority authority = authority("localhost", NOW);
      RawServer server = server(authority);

      assertThat(
              host(
                  Map.of(),
                  local(server),
                  "-Djavax.net.ssl.trustStore=" + authority.trustStore("changeit"),
                  "-Djavax.net.ssl.trustStorePassword=changeit"))
          .isEqualTo("200");
    }
  }

  @Nested
  class ThroughAProxy {
    private TestAuthority authority;
    private RawServer server;

    private Map<String, String> through(ForwardProxy proxy, String login) {
      return variables(
          "HTTPS_PROXY",
          "http://" + login + "127.0.0.1:" + proxy.port(),
          "SSL_CERT_FILE",
          authority.pem().toString());
    }

    private ForwardProxy proxy(String login) {
      authority = authority(HOST, NOW);
      server = server(authority);
      return NetworkTest.this.proxy(server, login);
    }

    @Test
    void goesWhereItLeads() throws Exception {
      ForwardProxy proxy = proxy(null);

      assertThat(send(through(proxy, ""), "https://" + HOST + "/v1")).isEqualTo(200);
      assertThat(proxy.heads()).allMatch(head -> head.startsWith("CONNECT " + HOST + ":443 "));
      assertThat(server.requests()).containsExactly("GET /v1");
    }

    @Test
    void doesNotUseItWhereItIsExcepted() {
      ForwardProxy proxy = proxy(null);
      Map<String, String> environment = through(proxy, "");
      environment.put("NO_PROXY", ".mycase.invalid");

      assertThatThrownBy(() -> send(environment, "https://" + HOST + "/v1"))
          .isInstanceOf(HttpTransport.NotSentException.class);
      assertThat(proxy.heads()).isEmpty();
    }

    @Test
    void neverUsesItForLoopback() throws Exception {
      authority = authority("localhost", NOW);
      server = server(authority);
      ForwardProxy proxy = NetworkTest.this.proxy(server, null);

      assertThat(send(through(proxy, ""), local(server))).isEqualTo(200);
      assertThat(proxy.heads()).isEmpty();
    }

    @Test
    void namesItWhereItCannotBeReached() {
      ForwardProxy proxy = proxy(null);
      proxy.close();

      assertThatThrownBy(() -> send(through(proxy, ""), "https://" + HOST + "/v1"))
          .isInstanceOfSatisfying(
              HttpTransport.NotSentException.class,
              e ->
                  assertThat(e.reason())
                      .endsWith(
                          ", through the proxy 127.0.0.1:"
                              + proxy.port()
                              + " that HTTPS_PROXY names"));
    }

    @Test
    void saysThatItAsksForALogin() {
      ForwardProxy proxy = proxy("ann:secret");

      assertThat(explanation(through(proxy, ""), "https://" + HOST + "/v1"))
          .contains("asks for a user and a password; put them into HTTPS_PROXY");
    }

    @Test
    void saysHowJavaIsBroughtToLogIn() {
      ForwardProxy proxy = proxy("ann:secret");

      assertThat(explanation(through(proxy, "ann:secret@"), "https://" + HOST + "/v1"))
          .contains("-Djdk.http.auth.tunneling.disabledSchemes=")
          .doesNotContain("ann", "secret");
    }

    @Test
    void logsInWhereJavaLetsIt() throws Exception {
      ForwardProxy proxy = proxy("ann:se@cret");

      assertThat(
              host(
                  through(proxy, "ann:se%40cret@"),
                  "https://" + HOST + "/v1",
                  "-Djdk.http.auth.tunneling.disabledSchemes="))
          .isEqualTo("200");
      assertThat(server.heads())
          .noneMatch(head -> head.toLowerCase(Locale.ROOT).contains("proxy-auth"));
    }

    @Test
    void saysThatALoginIsNotAccepted() throws Exception {
      ForwardProxy proxy = proxy("ann:secret");

      assertThat(
              host(
                  through(proxy, "ann:wrong@"),
                  "https://" + HOST + "/v1",
                  "-Djdk.http.auth.tunneling.disabledSchemes="))
          .contains("does not accept the user and password in HTTPS_PROXY")
          .doesNotContain("wrong");
    }

    @Test
    void prefersWhatJavaWasTold() throws Exception {
      ForwardProxy proxy = proxy(null);
      ForwardProxy ofJava = NetworkTest.this.proxy(server, null);

      assertThat(
              host(
                  through(proxy, ""),
                  "https://" + HOST + "/v1",
                  "-Dhttps.proxyHost=127.0.0.1",
                  "-Dhttps.proxyPort=" + ofJava.port()))
          .isEqualTo("200");
      assertThat(proxy.heads()).isEmpty();
      assertThat(ofJava.heads()).isNotEmpty();
    }

    @Test
    void sendsNothingPastOneThatCannotBeUsed() {
      assertThat(
              explanation(
                  variables("HTTPS_PROXY", "socks5://ann:secret@127.0.0.1:1"),
                  "https://" + HOST + "/v1"))
          .startsWith("HTTPS_PROXY must be the address of an HTTP proxy")
          .doesNotContain("ann:", "socks5");
    }
  }

  @Nested
  class WithAClientOfTheCaller {
    @Test
    void rejectsOneThatFollowsRedirects() {
      HttpClient follows =
          HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

      assertThatThrownBy(() -> ClientPool.of(follows))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("httpClient must not follow redirects");
    }

    @Test
    void sendsThroughItAndNeverReplacesIt() throws Exception {
      RawServer plain = new RawServer();
      servers.add(plain);
      plain
          .then(
              c -> {
                c.receive();
                c.reset();
              })
          .thenAnswer(200, "{}");
      JdkHttpTransport wire = new JdkHttpTransport(ClientPool.of(HttpClient.newHttpClient()), 1000);
      HttpTransport.Request post =
          new HttpTransport.Request("POST", plain.apiBase(), Map.of(), "{}".getBytes(UTF_8));

      assertThatThrownBy(() -> wire.send(post, Duration.ofSeconds(20), new Cancellation()))
          .isInstanceOf(IOException.class);
      assertThat(wire.send(post, Duration.ofSeconds(20), new Cancellation()).status())
          .isEqualTo(200);
    }
  }

  /** The program of another process. */
  static final class Host {
    private Host() {}

    /** Sends one request and prints the status or what stood in the way. */
    public static void main(String[] arguments) throws Exception {
      try {
        System.out.print(send(System.getenv(), arguments[0]));
      } catch (HttpTransport.NotSentException e) {
        System.out.print(e.message("MyCase", "the host"));
      }
    }
  }

  private static String host(Map<String, String> environment, String uri, String... options)
      throws Exception {
    return ChildJvm.output(Host.class, environment, List.of(options), uri);
  }
}
