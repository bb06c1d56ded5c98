package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.error.MalformedResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GarbledAnswerTest {
  private final ClientFixture client = new ClientFixture();

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Jane Doe</html>", "{\"id\":1"})
  void readsItAgain(String body) {
    client.wire.then(json(200, body)).then(json(200, "{\"id\":1}"));

    assertThat(client.getCase().id()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Jane Doe</html>", "{\"first_name\":\"Jane Doe\""})
  void givesUpAfterTheThird(String body) {
    client.wire.then(json(200, body));

    MalformedResponseException failure = failure(MalformedResponseException.class, client::getCase);

    assertThat(failure.request().orElseThrow().attempts()).isEqualTo(3);
    assertThat(failure.getMessage()).doesNotContain("Jane").contains("GET /cases/1");
  }

  @Test
  void doesNotRepeatAResponseOfAnotherShape() {
    client.wire.then(json(200, "{\"id\":\"Jane\"}"));

    assertThatThrownBy(client::getCase)
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage(
            "MyCase's response to GET /cases/1 could not be parsed: its field \"id\" is not"
                + " a long.");
    assertThat(client.wire.requests()).hasSize(1);
  }

  @Test
  void isNeverTakenForAnEmptyList() {
    client.wire.then(json(200, "{\"cases\":[]}"));

    assertThatThrownBy(() -> client.cases().firstPage())
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("it is not a list");
  }
}
