package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.answer;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.ApiException;
import io.github.mycase4j.client.error.FieldError;
import io.github.mycase4j.client.error.InvalidRequestException;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.internal.http.Api.Parameter;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
  private final ClientFixture client = new ClientFixture();

  @Nested
  class Requests {
    @Test
    void carryTheTokenAndNamesOfTheClient() {
      client.getCase();

      HttpTransport.Request request = client.wire.request(0);
      assertThat(request.uri()).hasToString("https://mycase.example.com/v1/cases/1");
      assertThat(request.headers())
          .containsEntry("Authorization", "Bearer token-1")
          .containsEntry("Accept", "application/json")
          .containsEntry("User-Agent", "mycase4j");
      assertThat(request.body()).isNull();
    }

    @Test
    void encodeBracketsAndBlanks() {
      client.api.get(
          "/clients",
          List.of(
              new Parameter("filter[first_name]", "Ada B&C+D"),
              new Parameter("filter[updated_after]", "2026-03-01T00:00:00+01:00")),
          Sample.class);

      assertThat(client.wire.request(0).uri().getRawQuery())
          .isEqualTo(
              "filter%5Bfirst_name%5D=Ada%20B%26C%2BD"
                  + "&filter%5Bupdated_after%5D=2026-03-01T00%3A00%3A00%2B01%3A00");
    }

    @Test
    void carryABodyWithoutNulls() {
      client.wire.then(json(201, "{\"id\":9}"));

      client.api.post("/cases", Sample.of(9), Sample.class);

      assertThat(new String(client.wire.request(0).body(), StandardCharsets.UTF_8))
          .isEqualTo("{\"id\":9}");
    }

    @Test
    void areCountedForEachView() {
      client.wire.then(json(503, "")).then(json(200, "{\"id\":1}"));
      MyCaseClient first = client.mycase.withOptions(client.mycase.options());
      MyCaseClient second = client.mycase.withOptions(client.mycase.options());

      first.api().get("/cases/1", List.of(), Sample.class);
      second.readOnly().api().get("/cases/1", List.of(), Sample.class);

      assertThat(first.requestsSent()).isEqualTo(2);
      assertThat(second.requestsSent()).isEqualTo(1);
      assertThat(client.mycase.requestsSent()).isZero();
    }
  }

  @Nested
  class Refused {
    @Test
    void tellsThatNothingIsThere() {
      client.wire.then(
          answer(404, Map.of("X-Request-Id", "req-1"), "{\"errors\":[{\"description\":\"x\"}]}"));

      NotFoundException failure = failure(NotFoundException.class, client::getCase);

      assertThat(failure)
          .hasMessage("MyCase has nothing at GET /cases/1, or this login may not see it.");
      assertThat(failure.request().orElseThrow())
          .hasToString("GET /cases/1 (status 404, request id req-1, attempts 1)");
      assertThat(failure.requestId()).contains("req-1");
      assertThat(failure.headers()).containsEntry("X-Request-Id", List.of("req-1"));
    }

    @Test
    void tellsThatThePermissionIsMissing() {
      client.wire.then(json(403, "{\"errors\":[{\"description\":\"No billing permission\"}]}"));

      assertThatThrownBy(client::getCase)
          .isInstanceOf(AccessDeniedException.class)
          .hasMessage(
              "Access denied: this login has no permission for GET /cases/1. MyCase says: No billing permission");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void namesTheFields(int status) {
      client.wire.then(
          json(
              status,
              "{\"errors\":[{\"description\":\"is taken\",\"source\":{\"pointer\":\"/name\"}},"
                  + "{\"description\":\"is odd\",\"source\":{\"parameter\":\"page_size\"}},"
                  + "{\"description\":\"no source\"},\"only words\",{\"code\":7},9]}"));

      InvalidRequestException failure = failure(InvalidRequestException.class, client::createCase);

      assertThat(failure.fieldErrors())
          .containsExactly(
              new FieldError("is taken", "/name"),
              new FieldError("is odd", "page_size"),
              new FieldError("no source", null),
              new FieldError("only words", null));
      assertThat(failure)
          .hasMessage(
              "MyCase rejected POST /cases. MyCase says: is taken (/name); is odd (page_size); no"
                  + " source; only words");
      assertThat(client.wire.requests()).hasSize(1);
    }

    @Test
    void cutsAndCleansMyCasesWords() {
      client.wire.then(
          json(
              422,
              "{\"errors\":[{\"description\":\"a\\u0000\\n\\u001bb" + "x".repeat(500) + "\"}]}"));

      InvalidRequestException failure = failure(InvalidRequestException.class, client::createCase);

      assertThat(failure.fieldErrors().get(0).description()).startsWith("a bx").hasSize(300);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<html>secret</html>",
          "{\"errors\":[{\"description\":\"<html>secret</html>\"}]}",
          "{\"errors\":\"secret\"}",
          "{\"secret\":1}",
          "[\"secret\"]",
          "",
        })
    void showsNothingOfAnotherBody(String body) {
      client.wire.then(json(422, body));

      assertThatThrownBy(client::createCase)
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("MyCase rejected POST /cases.");
    }

    @Test
    void namesAStatusThatNobodyKnows() {
      client.wire.then(json(409, ""));

      assertThatThrownBy(client::createCase)
          .isExactlyInstanceOf(ApiException.class)
          .hasMessage("MyCase rejected POST /cases with status 409.");
    }

    @Test
    void neverFollowsARedirect() {
      client.wire.then(answer(302, Map.of("Location", "https://evil.example.com/?secret"), ""));

      assertThatThrownBy(client::getCase)
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage("MyCase responded to GET /cases/1 with the unexpected status 302.");
      assertThat(client.wire.requests()).hasSize(1);
    }

    @Test
    void saysThatAResponseIsTooLarge() {
      client.wire.thenFail(new HttpTransport.TooLargeException());

      assertThatThrownBy(client::getCase)
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage("MyCase's response to GET /cases/1 is too large.");
      assertThat(client.wire.requests()).hasSize(1);
    }
  }

  @Nested
  class Locations {
    @Test
    void areGivenBackUnfollowed() {
      client.wire.then(
          answer(302, Map.of("Location", "https://files.example.com/a?signature=x%2Fy"), ""));

      assertThat(client.api.location("/documents/7/data"))
          .isEqualTo(URI.create("https://files.example.com/a?signature=x%2Fy"));
      assertThat(client.wire.requests()).hasSize(1);
    }

    @Test
    void areResolved() {
      client.wire.then(answer(302, Map.of("Location", "/files/a"), ""));

      assertThat(client.api.location("/documents/7/data"))
          .isEqualTo(URI.create("https://mycase.example.com/files/a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "::secret::", "mailto:secret@example.com"})
    void mustBePlaces(String location) {
      client.wire.then(answer(302, Map.of("Location", location), ""));

      assertThatThrownBy(() -> client.api.location("/documents/7/data"))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessage("MyCase's response to GET /documents/7/data has no usable Location.");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "file:///etc/secret",
          "FILE:/etc/secret",
          "file://server/secret",
          "smb://server/secret",
          "ftp://files.example.com/secret",
          "http://files.example.com/secret",
          "http://127.0.0.1:8080/secret",
          "https://secret@files.example.com/a",
          "https://files.example.com:secret@evil.example.com/a",
          "javascript://files.example.com/%0asecret"
        })
    void mustBeSafeToOpen(String location) {
      client.wire.then(answer(302, Map.of("Location", location), ""));

      assertThatThrownBy(() -> client.api.location("/documents/7/data"))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("GET /documents/7/data names an address that is not safe to open")
          .hasMessageNotContaining("secret");
    }

    @Test
    void areDueWhereTheyAreAskedFor() {
      client.wire.then(json(200, "bytes"));

      assertThatThrownBy(() -> client.api.location("/documents/7/data"))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("unexpected status 200");
    }
  }
}
