package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A login whose page the client opens, on the wire: the whole connector and the stand-in MyCase.
 */
@Timeout(120)
class AuthenticateThroughTheClientTest {
  @TempDir Path home;
  private TestFirm firm;
  private TestClient client;

  @BeforeEach
  void open() {
    firm = TestFirm.in(home).loggedOut().open();
    client = new TestClient(firm.connector);
  }

  @AfterEach
  void close() {
    client.close();
    firm.close();
  }

  private JsonNode question() {
    client
        .request(
            0,
            "initialize",
            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"elicitation\":{\"url\":{}}},"
                + "\"clientInfo\":{\"name\":\"wire\",\"version\":\"1\"}}")
        .next();
    client.call(1, "authenticate", "{}");
    JsonNode question = client.next();
    assertThat(question.path("method").asText()).isEqualTo("elicitation/create");
    assertThat(question.at("/params/mode").asText()).isEqualTo("url");
    assertThat(question.at("/params/url").asText())
        .startsWith(firm.sandbox.redirectUri().resolve("/login/").toString());
    return question;
  }

  private void reply(JsonNode question, String reply) {
    client.send("{\"jsonrpc\":\"2.0\",\"id\":%s,%s}".formatted(question.path("id"), reply));
  }

  @Test
  void aPersonWhoAgreesAndLogsInIsConnectedAndTheClientHearsOfTheEnd() throws Exception {
    JsonNode question = question();
    reply(question, "\"result\":{\"action\":\"accept\"}");
    assertThat(firm.sandbox.approve(URI.create(question.at("/params/url").asText())))
        .isEqualTo(200);

    List<JsonNode> messages = List.of(client.next(), client.next());

    assertThat(messages)
        .anySatisfy(
            answer -> {
              assertThat(answer.path("id").asInt()).isEqualTo(1);
              assertThat(answer.at("/result/structuredContent/authenticated").asBoolean()).isTrue();
            })
        .anySatisfy(
            end -> {
              assertThat(end.path("method").asText())
                  .isEqualTo("notifications/elicitation/complete");
              assertThat(end.at("/params/elicitationId"))
                  .isEqualTo(question.at("/params/elicitationId"));
            });
  }

  @Test
  void aPersonWhoSaysNoGetsASentenceAndTheListenerEnds() {
    JsonNode question = question();
    reply(question, "\"result\":{\"action\":\"decline\"}");

    JsonNode answer = client.next();

    assertThat(answer.at("/result/isError").asBoolean()).isTrue();
    assertThat(answer.at("/result/content/0/text").asText())
        .startsWith("The user declined to open MyCase's login");
    client.pingAnswersNext();
    assertThat(firm.log("authenticate").get(0).get("outcome")).isEqualTo("error");
  }

  @Test
  void aClientThatCannotAfterAllGetsTheAddress() {
    JsonNode question = question();
    reply(question, "\"error\":{\"code\":-32603,\"message\":\"not here\"}");

    JsonNode answer = client.next();

    assertThat(answer.at("/result/structuredContent/authenticated").asBoolean()).isFalse();
    assertThat(answer.at("/result/structuredContent/authorization_url"))
        .isEqualTo(question.at("/params/url"));
    client.pingAnswersNext();
  }

  /** A client of revision 2026-07-28, which is not asked but repeats its call. */
  private JsonNode authenticate(int id, String more) {
    client.request(
        id,
        "tools/call",
        "{\"name\":\"authenticate\",\"arguments\":{}%s,\"_meta\":{".formatted(more)
            + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{\"url\":{}}}}}");
    JsonNode answer = client.next();
    assertThat(answer.path("id").asInt()).isEqualTo(id);
    return answer.path("result");
  }

  private static String response(JsonNode asked, String action) {
    assertThat(asked.path("resultType").asText()).isEqualTo("input_required");
    return ",\"inputResponses\":{\"question\":{\"action\":\"%s\"}},\"requestState\":\"%s\""
        .formatted(action, asked.path("requestState").asText());
  }

  private static URI page(JsonNode asked) {
    return URI.create(asked.at("/inputRequests/question/params/url").asText());
  }

  @Test
  void aRepeatedCallBringsTheConsentAndWaitsForTheLogin() throws Exception {
    JsonNode asked = authenticate(1, "");
    assertThat(firm.sandbox.approve(page(asked))).isEqualTo(200);

    JsonNode result = authenticate(2, response(asked, "accept"));

    assertThat(result.path("resultType").asText()).isEqualTo("complete");
    assertThat(result.at("/structuredContent/authenticated").asBoolean()).isTrue();
    assertThat(firm.log("authenticate"))
        .extracting(line -> line.text("outcome"))
        .containsExactly("denied", "success");
  }

  @Test
  void aRepeatedCallThatDeclinesEndsTheLogin() {
    JsonNode asked = authenticate(1, "");

    JsonNode result = authenticate(2, response(asked, "decline"));

    assertThat(result.at("/isError").asBoolean()).isTrue();
    assertThat(result.at("/content/0/text").asText())
        .startsWith("The user declined to open MyCase's login");
    assertThat(page(authenticate(3, ""))).isNotEqualTo(page(asked));
  }

  @Test
  void aCallThatIsNotARepeatedOneAsksAgainForTheSamePage() {
    assertThat(page(authenticate(2, ""))).isEqualTo(page(authenticate(1, "")));
  }
}
