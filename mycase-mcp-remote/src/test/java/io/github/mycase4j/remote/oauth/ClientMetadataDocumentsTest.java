package io.github.mycase4j.remote.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.remote.tokens.Clients;
import io.github.mycase4j.remote.tokens.Clients.Client;
import io.github.mycase4j.testsupport.MutableClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMetadataDocumentsTest {
  private static final String URL = "http://127.0.0.1:8123/client.json";

  private final MutableClock clock = new MutableClock();
  private final DocumentServer server = new DocumentServer(ServerSocketFactory.getDefault());
  private final FakeNetwork network =
      new FakeNetwork(server.port(), (SSLSocketFactory) SSLSocketFactory.getDefault());
  private final FakeClients clients = new FakeClients();
  private final ClientMetadataDocuments documents =
      new ClientMetadataDocuments(
          clients, new DocumentFetcher(network.network(), new FakeCounters(clock), true), clock);

  @AfterEach
  void close() {
    server.close();
  }

  private static Map<String, Object> document() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("client_id", URL);
    members.put("client_name", "Desk");
    members.put("redirect_uris", List.of("http://127.0.0.1/cb"));
    return members;
  }

  private static Map<String, Object> with(String name, Object value) {
    Map<String, Object> members = document();
    members.put(name, value);
    return members;
  }

  private void serve(Map<String, Object> members, String... headers) {
    server.sendDocument(Json.write(members), headers);
  }

  private String failure() {
    return String.valueOf(
        catchThrowableOfType(DocumentException.class, () -> documents.get(URL)).getMessage());
  }

  @Nested
  class WhenTheDocumentIsRight {
    @Test
    void isTheClient() throws Exception {
      serve(document());

      Client client = documents.get(URL);

      assertThat(client)
          .isEqualTo(
              new Client(
                  URL,
                  Clients.Kind.DOCUMENT,
                  "Desk",
                  List.of("http://127.0.0.1/cb"),
                  "none",
                  null,
                  null,
                  clock.instant(),
                  clock.instant(),
                  clock.instant().plus(Duration.ofMinutes(5))));
      assertThat(clients.find(URL)).contains(client);
    }

    @Test
    void row27CleansTheName() throws Exception {
      serve(with("client_name", "Cl\u202eaude\n" + "x".repeat(500)));

      assertThat(documents.get(URL).name()).startsWith("Claudexxx").hasSize(80);
    }

    @Test
    void givesAClientWithoutANameOne() throws Exception {
      Map<String, Object> members = document();
      members.remove("client_name");
      serve(members);

      assertThat(documents.get(URL).name()).isEqualTo("unnamed");
    }

    @Test
    void row35FetchesAndKeepsNothingElse() throws Exception {
      Map<String, Object> members = with("logo_uri", "http://127.0.0.1:8123/logo.png");
      members.put("policy_uri", "http://127.0.0.1:8123/policy");
      members.put("jwks_uri", "http://127.0.0.1:8123/jwks");
      serve(members);

      assertThat(documents.get(URL).toString()).doesNotContain("logo", "policy");
      assertThat(server.requests).hasSize(1);
    }

    @Test
    void keepsKeys() throws Exception {
      serve(with("jwks", Map.of("keys", List.of())));

      assertThat(documents.get(URL).jwks()).isEqualTo("{\"keys\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "none | [] | none",
          "private_key_jwt | [] | private_key_jwt",
          "private_key_jwt | [\"private_key_jwt\"] | private_key_jwt",
          "private_key_jwt | [\"private_key_jwt\",\"none\"] | none"
        })
    void row33KnowsWhetherTheClientMustProveItself(String method, String supported, String kept)
        throws Exception {
      Map<String, Object> members = with("token_endpoint_auth_method", method);
      members.put("token_endpoint_auth_methods_supported", Json.read(supported));
      serve(members);

      assertThat(documents.get(URL).authMethod()).isEqualTo(kept);
    }
  }

  @Nested
  class WhenTheDocumentIsWrong {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://127.0.0.1:8123/Client.json",
          "http://127.0.0.1:8123/client.json/",
          "http://localhost:8123/client.json",
          "HTTP://127.0.0.1:8123/client.json",
          ""
        })
    void row31MustNameItsAddress(String id) {
      serve(with("client_id", id));

      assertThat(failure()).contains("another client_id");
      assertThat(clients.byId).isEmpty();
    }

    @Test
    void row31MustHaveAnId() {
      Map<String, Object> members = document();
      members.remove("client_id");
      serve(members);

      assertThat(failure()).contains("another client_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "<html>"})
    void row31MustBeAJsonObject(String body) {
      server.sendDocument(body);

      assertThat(failure()).contains("not a JSON object");
    }

    @Test
    void needsRedirectUrisThatAreAllowed() {
      Map<String, Object> none = document();
      none.remove("redirect_uris");
      serve(none);
      assertThat(failure()).contains("redirect_uris");

      serve(with("redirect_uris", List.of("https://a.example/", "http://a.example/")));
      assertThat(failure()).contains("Entry 2 of redirect_uris is not allowed");
    }

    @Test
    void needsANameThatIsText() {
      serve(with("client_name", 7));

      assertThat(failure()).contains("client_name must be a string");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"client_secret_basic", "client_secret_post", "client_secret_jwt", "x", ""})
    void takesNoOtherAuthentication(String method) {
      serve(with("token_endpoint_auth_method", method));

      assertThat(failure()).contains("authentication");
    }

    @Test
    void row29IsNotEvenFetchedFromAWrongAddress() {
      assertThat(
              catchThrowableOfType(
                  DocumentException.class, () -> documents.get("http://127.0.0.1:8123/a?b")))
          .hasMessageContaining("breaks a rule");
      assertThat(network.connected).isEmpty();
    }
  }

  @Nested
  class WhenItWasReadBefore {
    @Test
    void asksNobodyWhileItIsFresh() throws Exception {
      serve(document(), "Cache-Control: max-age=3600");
      documents.get(URL);
      clock.advance(Duration.ofMinutes(59));

      assertThat(documents.get(URL).name()).isEqualTo("Desk");
      assertThat(server.requests).hasSize(1);
    }

    @Test
    void readsItAgainAfterwards() throws Exception {
      serve(document());
      Client first = documents.get(URL);
      clock.advance(Duration.ofMinutes(5));
      serve(with("client_name", "Desk 2"));

      Client second = documents.get(URL);

      assertThat(second.name()).isEqualTo("Desk 2");
      assertThat(second.createdAt()).isEqualTo(first.createdAt());
      assertThat(second.fetchedAt()).isEqualTo(clock.instant());
    }

    @Test
    void usesItForADayWhenItCannotBeReadAgain() throws Exception {
      serve(document());
      documents.get(URL);
      server.send("HTTP/1.1 500 Oops\r\n\r\n");
      clock.advance(Duration.ofHours(24));

      assertThat(documents.get(URL).name()).isEqualTo("Desk");

      clock.advance(Duration.ofMinutes(5));
      assertThat(failure()).contains("status 500");
    }

    @Test
    void doesNotAskAServerThatFailsAtEachRequest() throws Exception {
      serve(document());
      documents.get(URL);
      server.send("HTTP/1.1 500 Oops\r\n\r\n");
      clock.advance(Duration.ofHours(1));

      documents.get(URL);
      documents.get(URL);

      assertThat(server.requests).hasSize(2);
      clock.advance(Duration.ofMinutes(1));
      documents.get(URL);
      assertThat(server.requests).hasSize(3);
    }

    @Test
    void believesNoRegisteredClientWithSuchAnId() throws Exception {
      clients.with(URL, "https://evil.example/cb");
      serve(document());

      assertThat(documents.get(URL).redirectUris()).containsExactly("http://127.0.0.1/cb");
    }
  }

  @Test
  void isReadOnceForManyWhoWantItAtOnce() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    String body = Json.write(document());
    server.on(
        (in, out) -> {
          arrived.countDown();
          try {
            answer.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          out.write(
              ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + body)
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        });
    FutureTask<Client> first = new FutureTask<>(() -> documents.get(URL));
    FutureTask<Client> second = new FutureTask<>(() -> documents.get(URL));
    new Thread(first).start();
    arrived.await();
    Thread waiting = new Thread(second);
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    answer.countDown();

    assertThat(second.get()).isEqualTo(first.get());
    assertThat(server.requests).hasSize(1);
  }
}
