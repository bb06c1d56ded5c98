package io.github.mycase4j.client;

import static io.github.mycase4j.client.fake.ScriptedWire.answer;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.model.CaseClient;
import io.github.mycase4j.client.model.CaseFields;
import io.github.mycase4j.client.model.CaseQuery;
import io.github.mycase4j.client.model.ClientField;
import io.github.mycase4j.client.model.LegalCase;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A client's name on a case is never silently null when it was asked for. */
class ClientFieldsTest {
  private static final CaseQuery NAMED = CaseQuery.all().withClientNames();

  private final ClientFixture client = new ClientFixture();

  private List<String> names() {
    return client.mycase.cases().list(NAMED).stream()
        .flatMap(legalCase -> legalCase.clients().stream())
        .map(CaseClient::fullName)
        .toList();
  }

  private List<String> paths() {
    return client.wire.requests().stream()
        .map(request -> request.uri().getPath().replaceFirst("/v1", ""))
        .toList();
  }

  @Test
  void needNoFurtherRequestWhereMyCaseGaveThem() {
    client.wire.then(
        json(200, "[{'id':1,'clients':[{'id':7,'first_name':'Ann'}]}]".replace('\'', '"')));

    assertThat(names()).containsExactly("Ann");
    assertThat(client.wire.requests()).hasSize(1);
  }

  @Test
  void areReadOneByOneWhereMyCaseDidNotGiveThem() {
    client
        .wire
        .then(
            json(200, "[{\"id\":1,\"clients\":[{\"id\":7}]},{\"id\":2,\"clients\":[{\"id\":7}]}]"))
        .then(json(200, "{\"id\":7,\"first_name\":\"Ann\",\"last_name\":\"Lee\"}"));

    assertThat(names()).containsExactly("Ann Lee", "Ann Lee");
    assertThat(paths()).containsExactly("/cases", "/clients/7");
  }

  @Test
  void areReadOnLaterPagesToo() {
    client
        .wire
        .then(
            answer(
                200,
                Map.of("Link", "<" + ClientFixture.BASE + "/cases?page_token=a>; rel=\"next\""),
                "[{\"id\":1,\"clients\":[{\"id\":7,\"last_name\":\"Lee\"}]}]"))
        .then(json(200, "[{\"id\":2,\"clients\":[{\"id\":8}]}]"))
        .then(json(200, "{\"id\":8,\"last_name\":\"Roe\"}"));

    assertThat(names()).containsExactly("Lee", "Roe");
  }

  @Test
  void areReadWithSmallPagesAndAfterARestart() {
    URI link = URI.create(ClientFixture.BASE + "/cases?page_token=a");
    client
        .wire
        .then(json(200, "[{\"id\":1,\"clients\":[{\"id\":7}]}]"))
        .then(json(200, "{\"id\":7,\"last_name\":\"Lee\"}"));

    assertThat(client.mycase.cases().list(NAMED).pageSize(5).resume(link).stream().toList())
        .singleElement()
        .satisfies(row -> assertThat(row.clients().get(0).fullName()).isEqualTo("Lee"));
    assertThat(client.wire.request(0).uri()).isEqualTo(link);

    client.wire.then(json(200, "[]"));
    assertThat(client.mycase.cases().list(NAMED).pageSize(5).stream().toList()).isEmpty();
    assertThat(client.wire.request(2).uri().getQuery()).contains("page_size=5");
  }

  @Test
  void areMissingOfAClientWhoNoLongerExists() {
    client
        .wire
        .then(json(200, "[{\"id\":1,\"clients\":[{\"id\":7}]}]"))
        .then(json(404, "{\"errors\":[]}"));

    assertThat(names()).containsExactly((String) null);
  }

  @Test
  void areAnErrorWhereMyCaseIgnoredTheRequest() {
    String rows =
        IntStream.rangeClosed(1, 30)
            .mapToObj(i -> "{\"id\":" + i + ",\"clients\":[{\"id\":" + i + "}]}")
            .collect(Collectors.joining(",", "[", "]"));
    client.wire.then(json(200, rows));
    for (int i = 1; i <= 20; i++) {
      client.wire.then(json(200, "{\"id\":" + i + ",\"first_name\":\"Ann\"}"));
    }

    assertThatThrownBy(this::names)
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("GET /cases lacks the client fields")
        .hasMessageContaining("first_name, last_name");
    assertThat(client.wire.requests()).hasSize(21);
  }

  @Test
  void areReadForASingleCase() {
    client
        .wire
        .then(json(200, "{\"id\":1,\"clients\":[{\"id\":7}]}"))
        .then(json(200, "{\"id\":7,\"email\":\"ann@example.com\"}"));

    LegalCase legalCase =
        client.mycase.cases().get(1, CaseFields.defaults().withClientFields(ClientField.EMAIL));

    assertThat(legalCase.clients().get(0).email()).isEqualTo("ann@example.com");
  }

  @Test
  void areNotReadWhereNobodyAsked() {
    client.wire.then(json(200, "[{\"id\":1,\"clients\":[{\"id\":7}]}]"));

    assertThat(client.mycase.cases().list().stream().toList()).hasSize(1);
    assertThat(client.wire.requests()).hasSize(1);
  }
}
