package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.answer;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.ApiResponse;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.error.ReadOnlyException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no service has a method for. */
class RawRequestTest {
  private final ClientFixture client = new ClientFixture();

  private String sentBody() {
    return new String(client.wire.request(0).body(), StandardCharsets.UTF_8);
  }

  @Test
  void giveStatusHeadersAndJson() {
    client.wire.then(answer(200, Map.of("Item-Count", "1"), "[{\"id\":1,\"subject\":null}]"));

    ApiResponse response =
        client.mycase.request("GET", "/cases/7/notes", Map.of("filter[x y]", "a&b"), null);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().get("item-count")).containsExactly("1");
    assertThat(response.json()).isEqualTo("[{\"id\":1,\"subject\":null}]");
    assertThat(response.toString()).doesNotContain("subject");
    assertThat(client.wire.request(0).uri())
        .hasToString(ClientFixture.BASE + "/cases/7/notes?filter%5Bx%20y%5D=a%26b");
  }

  @Test
  void sendJsonTextAsItIs() {
    client.wire.then(json(201, "{\"id\":9}"));

    client.mycase.request("post", "/cases/7/notes", Map.of(), "{\"note\": null, \"n\": 1.50}");

    assertThat(client.wire.request(0).method()).isEqualTo("POST");
    assertThat(sentBody()).isEqualTo("{\"note\": null, \"n\": 1.50}");
  }

  @Test
  void sendRecordsAndMapsAsJson() {
    client.wire.then(json(204, ""));

    ApiResponse response =
        client.mycase.request("PUT", "/notes/7", Map.of("ids", List.of(1, 2)), Map.of("a", 1));

    assertThat(sentBody()).isEqualTo("{\"a\":1}");
    assertThat(response.json()).isEmpty();
    assertThat(client.wire.request(0).uri().getRawQuery()).isEqualTo("ids=1&ids=2");
  }

  @Test
  void areHeldToTheReadOnlyRule() {
    failure(
        ReadOnlyException.class,
        () -> client.mycase.readOnly().request("DELETE", "/notes/7", Map.of(), null));

    assertThat(client.wire.requests()).isEmpty();
  }

  @Test
  void failAsAnyOtherRequest() {
    client.wire.then(json(404, "{}"));
    failure(NotFoundException.class, () -> client.mycase.request("GET", "/new/1", Map.of(), null));

    client.wire.then(json(502, "{}"));
    failure(
        OutcomeUnknownException.class,
        () -> client.mycase.request("PATCH", "/new/1", Map.of(), Map.of()));

    client.wire.then(json(200, "<html>"));
    failure(
        MalformedResponseException.class,
        () -> client.mycase.request("GET", "/new/1", Map.of(), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cases",
        "/",
        "",
        "//evil.example.com/cases",
        "/cases/../tokens",
        "/cases/./1",
        "/cases/%2e%2e/tokens",
        "/cases?page_size=1",
        "/cases/1#x",
        "/cases/",
        "/cases/a b",
        "/cases/1\r\nX: y",
        "/cases\\1",
        "https://evil.example.com/v1/cases"
      })
  void rejectAPathThatIsNotBelowTheBase(String path) {
    assertThatThrownBy(() -> client.mycase.request("GET", path, Map.of(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("path must be below the base URI");
    assertThat(client.wire.requests()).isEmpty();
  }

  @Test
  void rejectWhatCannotBeSent() {
    assertThatThrownBy(() -> client.mycase.request("TRACE", "/cases", Map.of(), null))
        .hasMessage("method must be GET, POST, PUT, PATCH or DELETE, not TRACE");
    assertThatThrownBy(() -> client.mycase.request("GET", "/cases", Map.of(), "{}"))
        .hasMessageStartingWith("body must be null");
    assertThatThrownBy(() -> client.mycase.request("POST", "/cases", Map.of(), "{\"a\":"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("body must be JSON");
    assertThat(client.wire.requests()).isEmpty();
  }
}
