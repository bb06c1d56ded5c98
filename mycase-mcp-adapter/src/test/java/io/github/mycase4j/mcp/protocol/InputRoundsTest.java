package io.github.mycase4j.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.InputRequiredException;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that asks the user in revision 2026-07-28: it ends with the question and is repeated. */
class InputRoundsTest extends ProtocolTestBase {
  private static final Map<String, Object> SCHEMA =
      Map.of("type", "object", "properties", Map.of("sure", Map.of("type", "boolean")));
  private static final String BOTH = "{\"elicitation\":{\"form\":{},\"url\":{}}}";
  private static final String ACCEPT =
      "{\"question\":{\"action\":\"accept\",\"content\":{\"sure\":true}}}";

  private final List<String> confirmed = new ArrayList<>();
  private String message = "Create the task?";

  @BeforeEach
  void serve() {
    serving(
        "make-it",
        call -> {
          FormElicitation form = call.formElicitation();
          if (form == null) {
            return "cannot ask";
          }
          FormElicitation.FormResponse response = form.ask(message, SCHEMA);
          confirmed.add(message);
          return response.action() + " " + response.content();
        });
  }

  /** Serves a tool as the dispatcher does. */
  private void serving(String tool, Function<McpServer.Call, String> body) {
    server.on(
        tool,
        call -> {
          try {
            return new McpServer.CallToolResult(body.apply(call), null, false);
          } catch (InputRequiredException e) {
            return new McpServer.CallToolResult("asks", null, true, e.question());
          }
        });
  }

  private JsonNode call(String tool, String arguments, String more) {
    return handle(
            "tools/call",
            "{\"name\":\"%s\",\"arguments\":%s%s,%s}".formatted(tool, arguments, more, meta(BOTH)))
        .path("result");
  }

  private JsonNode call(String more) {
    return call("make-it", "{\"name\":\"Call\",\"id\":1}", more);
  }

  private static String state(JsonNode asked) {
    assertThat(asked.path("resultType").asText()).isEqualTo("input_required");
    return asked.path("requestState").asText();
  }

  private static String with(String responses, String state) {
    return ",\"inputResponses\":%s,\"requestState\":\"%s\"".formatted(responses, state);
  }

  private static String text(JsonNode result) {
    assertThat(result.path("resultType").asText()).isEqualTo("complete");
    return result.at("/content/0/text").asText();
  }

  @Test
  void theFirstRoundEndsWithTheQuestion() {
    JsonNode result = call("");

    assertThat(result.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("resultType", "inputRequests", "requestState");
    assertThat(result.path("inputRequests"))
        .isEqualTo(
            json(
                "{\"question\":{\"method\":\"elicitation/create\",\"params\":{\"mode\":\"form\","
                    + "\"message\":\"Create the task?\",\"requestedSchema\":{\"type\":\"object\","
                    + "\"properties\":{\"sure\":{\"type\":\"boolean\"}}}}}}"));
    assertThat(confirmed).isEmpty();
  }

  @Test
  void theSecondRoundHasTheResponseAtOnce() {
    assertThat(text(call(with(ACCEPT, state(call("")))))).isEqualTo("ACCEPT {sure=true}");
  }

  @ParameterizedTest
  @CsvSource({"decline,DECLINE", "cancel,CANCEL"})
  void aDeclinedOrCancelledQuestionHasNoContent(String action, String expected) {
    String responses =
        "{\"question\":{\"action\":\"%s\",\"content\":{\"sure\":true}}}".formatted(action);

    assertThat(text(call(with(responses, state(call("")))))).isEqualTo(expected + " {}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"other\":{\"action\":\"accept\"}}",
        "{\"question\":{}}",
        "{\"question\":true}",
        "{\"question\":{\"action\":\"shrug\"}}",
        "{\"question\":{\"method\":\"elicitation/create\",\"result\":{\"action\":\"accept\"}}}"
      })
  void aMissingResponseIsAskedForAgain(String responses) {
    JsonNode again = call(with(responses, state(call(""))));

    assertThat(text(call(with(ACCEPT, state(again))))).isEqualTo("ACCEPT {sure=true}");
  }

  @Test
  void aResponseWithoutTheStateOfAQuestionIsNone() {
    state(call(",\"inputResponses\":" + ACCEPT));
    assertThat(confirmed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "x", "a.b", "e30.e30", "%%.%%", "e30."})
  void aStateThatIsNotOursIsNone(String forged) {
    state(call(with(ACCEPT, forged)));
    assertThat(confirmed).isEmpty();
  }

  @Test
  void aChangedStateIsNone() {
    String state = state(call(""));
    char first = state.charAt(0) == 'e' ? 'f' : 'e';

    state(call(with(ACCEPT, first + state.substring(1))));
    state(call(with(ACCEPT, state.substring(0, state.length() - 2))));
    assertThat(confirmed).isEmpty();
  }

  @Test
  void aStateOfAnotherProcessIsNone() {
    String state = state(call(""));
    handler = handler(TransportKind.STDIO);

    state(call(with(ACCEPT, state)));
    assertThat(confirmed).isEmpty();
  }

  @Test
  void aResponseCountsOnce() {
    String state = state(call(""));
    text(call(with(ACCEPT, state)));

    state(call(with(ACCEPT, state)));
    assertThat(confirmed).hasSize(1);
  }

  @Test
  void aResponseCountsForTenMinutes() {
    String late = state(call(""));
    clock.advance(Duration.ofMinutes(10));
    state(call(with(ACCEPT, late)));

    String early = state(call(""));
    clock.advance(Duration.ofMinutes(10).minusMillis(1));
    text(call(with(ACCEPT, early)));
    assertThat(confirmed).hasSize(1);
  }

  @Test
  void aResponseToOneCallConfirmsNoOther() {
    state(call("make-it", "{\"name\":\"Wire the money\"}", with(ACCEPT, state(call("")))));
    server.on("make-more", server.handlers.get("make-it"));
    state(call("make-more", "{\"name\":\"Call\",\"id\":1}", with(ACCEPT, state(call("")))));
    assertThat(confirmed).isEmpty();
  }

  @Test
  void theOrderOfArgumentsMakesNoOtherCall() {
    JsonNode asked = call("make-it", "{\"a\":1,\"b\":{\"c\":2,\"d\":3}}", "");

    text(call("make-it", "{\"b\":{\"d\":3,\"c\":2},\"a\":1}", with(ACCEPT, state(asked))));
  }

  @Test
  void aResponseToOneQuestionAnswersNoOther() {
    String state = state(call(""));
    message = "Delete everything?";

    JsonNode again = call(with(ACCEPT, state));

    assertThat(again.at("/inputRequests/question/params/message").asText()).isEqualTo(message);
    assertThat(confirmed).isEmpty();
  }

  @Test
  void aResponseOfOneUserConfirmsNothingOfAnother() {
    exchange.principal = "ada";
    String state = state(call(""));
    exchange.principal = "bob";

    state(call(with(ACCEPT, state)));
    assertThat(confirmed).isEmpty();
  }

  @Test
  void aSecondQuestionKeepsTheResponseToTheFirst() {
    serving(
        "ask-twice",
        call ->
            call.formElicitation().ask("One?", SCHEMA).action()
                + " "
                + call.formElicitation().ask("Two?", SCHEMA).action());
    JsonNode one = call("ask-twice", "{}", "");
    JsonNode two =
        call("ask-twice", "{}", with("{\"question\":{\"action\":\"decline\"}}", state(one)));
    assertThat(two.at("/inputRequests/question/params/message").asText()).isEqualTo("Two?");

    assertThat(text(call("ask-twice", "{}", with(ACCEPT, state(two))))).isEqualTo("DECLINE ACCEPT");
  }

  @Test
  void aClientIsAskedOnlyInTheModesThatThisRequestDeclares() throws InterruptedException {
    handle("tools/call", "{\"name\":\"make-it\"," + meta("{\"elicitation\":{\"url\":{}}}") + "}");
    handle("tools/call", "{\"name\":\"make-it\"," + meta("{\"elicitation\":{}}") + "}");

    McpServer.Call addresses = server.calls.take();
    McpServer.Call forms = server.calls.take();
    assertThat(addresses.urlElicitation()).isNotNull();
    assertThat(addresses.formElicitation()).isNull();
    assertThat(forms.urlElicitation()).isNull();
    assertThat(forms.formElicitation()).isNotNull();
  }

  @Test
  void anAddressIsAskedForWithoutAnIdAndItsEndIsNotTold() {
    URI login = URI.create("http://127.0.0.1:5123/login/x");
    serving(
        "authenticate",
        call -> {
          UrlElicitation prompt = call.urlElicitation();
          boolean isAnswered = prompt.isAnswered("Log in.", login);
          UrlElicitation.PendingElicitation asked = prompt.ask("Log in.", login);
          asked.complete();
          return isAnswered + " " + asked.action().join();
        });
    JsonNode first = call("authenticate", "{}", "");
    assertThat(first.at("/inputRequests/question/params"))
        .isEqualTo(
            json(
                "{\"mode\":\"url\",\"message\":\"Log in.\","
                    + "\"url\":\"http://127.0.0.1:5123/login/x\"}"));

    String responses = "{\"question\":{\"action\":\"accept\"}}";
    assertThat(text(call("authenticate", "{}", with(responses, state(first)))))
        .isEqualTo("true ACCEPT");
    assertThat(exchange.notifications).isEmpty();
  }
}
