package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.fake.RawServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerIsNotTheListTest extends RawServerTestBase {
  private static PagedIterable<Sample> cases(MyCaseClient mycase) {
    return mycase.api().list("cases", "/cases", List.of(), 0, Sample.class, Sample::id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[{\"id\":1},{\"id\":2}",
        "[{\"id\":1},",
        "[{\"id\":1}]]",
        "<html><body>Maintenance</body></html>",
        "null",
        "{}",
        "{\"cases\":[]}",
        "{\"data\":[],\"meta\":{}}",
        "\"[]\"",
        "7",
        "[7]",
        "[[]]",
        "[\"\"]",
        "[{}]",
      })
  void itIsAnErrorAndNeverAnEmptyList(String body) {
    server.thenAnswer(200, body);

    assertThatThrownBy(() -> cases(mycase).stream().toList())
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("MyCase's response to GET /cases")
        .hasMessageNotContaining("Maintenance");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void itIsAnErrorOfTheServerThatStaysOutOfOrder(int status) {
    server.thenAnswer(status, "<html><body>Jane Example</body></html>");

    assertThatThrownBy(() -> cases(mycase).stream().toList())
        .isInstanceOf(ServerException.class)
        .hasMessageStartingWith("MyCase failed with status " + status + " on GET /cases, 5 times")
        .hasMessageNotContaining("Jane");
    assertThat(mycase.requestsSent()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 203, 206})
  void itIsAnErrorWhenItIsAnotherSuccessThanThatOfARead(int status) {
    server.thenAnswer(status, "[]");

    assertThatThrownBy(() -> cases(mycase).stream().toList())
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage("MyCase responded to GET /cases with the unexpected status " + status + ".");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 410, 422})
  void anExpiredLinkIsAnErrorAndNotTheEndOfTheList(int status) {
    server.then(
        c -> {
          c.receive();
          c.write(
              "HTTP/1.1 200 OK\r\nLink: <"
                  + server.apiBase()
                  + "/cases?page_token=old>; rel=\"next\"\r\nContent-Length: 10\r\n\r\n[{\"id\":1}]");
          c.receive();
          c.answer(status, "{\"errors\":[{\"description\":\"This page_token has expired\"}]}");
        });

    assertThatThrownBy(() -> cases(mycase).stream().toList()).isInstanceOf(MyCaseException.class);
    assertThat(server.requests()).containsExactly("GET /v1/cases", "GET /v1/cases?page_token=old");
  }

  @Test
  void aLinkToAnotherPlaceIsNotVisited() {
    try (RawServer elsewhere = new RawServer()) {
      server.then(
          c -> {
            c.receive();
            c.write(
                "HTTP/1.1 200 OK\r\nLink: <"
                    + elsewhere.apiBase()
                    + "/cases>; rel=\"next\"\r\nContent-Length: 10\r\n\r\n[{\"id\":1}]");
          });

      assertThatThrownBy(() -> cases(mycase).stream().toList())
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("another host");
      assertThat(elsewhere.connections()).isZero();
    }
  }
}
