package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.remote.web.WebResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies as one JSON text or as a stream of events. */
class StreamTest extends RunningCallTestBase {

  private static void assertStream(WebResponse response) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("text/event-stream");
    assertThat(response.header("X-Accel-Buffering")).isEqualTo("no");
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
  }

  private static void assertJson(WebResponse response) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.header("X-Accel-Buffering")).isNull();
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(json(response).path("id").asInt()).isEqualTo(7);
  }

  /** Reads a stream whose call ends at the n-th comment. */
  private List<String> readUntil(int comments, WebResponse response) throws IOException {
    List<String> pieces = new ArrayList<>();
    response.stream()
        .write(
            piece -> {
              pieces.add(piece);
              if (pieces.stream().filter(each -> each.startsWith(":")).count() == comments) {
                end.complete(null);
              }
            });
    return pieces;
  }

  @Nested
  class AQuickCall {
    @Test
    void isOneJsonText() {
      assertJson(call().send());
      assertJson(modernCall().send());
    }

    @Test
    void isAStreamForAClientThatAcceptsNothingElse() {
      WebResponse response = call().with("Accept", "text/event-stream").send();

      assertStream(response);
      assertThat(sent(response)).hasSize(1);
      assertThat(messages(sent(response)).get(0).at("/result/content/0/text").asText())
          .isEqualTo("done");
    }

    @Test
    void hasNoProgressInJson() {
      server.onCall =
          call -> {
            call.progress().report(1, 2.0, "Reading cases.");
            return FakeServer.result("done");
          };

      assertJson(callWithToken().with("Accept", "application/json").send());
    }
  }

  @Nested
  class ACallOverTwoSeconds {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void becomesAStreamThatStaysAlive(boolean modern) throws IOException {
      callsRun();
      Request request = modern ? modernCall() : call();
      timer.runOut(1);
      WebResponse response = request.send();

      assertStream(response);
      assertThat(timer.elapsed()).isEqualTo(Duration.ofSeconds(2));
      timer.runOut(3);
      List<String> pieces = readUntil(4, response);
      assertThat(timer.elapsed()).isEqualTo(Duration.ofSeconds(17));
      assertThat(pieces).hasSize(5);
      assertThat(pieces.subList(0, 4)).allMatch(piece -> piece.matches(": \\w+\n\n"));
      assertThat(messages(pieces)).hasSize(1);
      assertThat(messages(pieces).get(0).path("id").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "application/*", "text/*, */*"})
    void staysOneJsonTextWhereTheStreamIsNotNamed(String accept) throws Exception {
      callsRun();
      timer.runOut(5);
      var response = start(call().with("Accept", accept));
      begun();
      end.complete(null);

      assertJson(response.get());
      assertThat(timer.elapsed()).isZero();
    }
  }

  @Nested
  class ACallWithAProgressToken {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isAStreamAtOnce(boolean modern) {
      server.onCall =
          call -> {
            call.progress().report(1, 2.0, "Reading cases.");
            call.progress().report(2, 2.0, "Reading\ncases.");
            return FakeServer.result("done");
          };
      WebResponse response = (modern ? modernCallWithToken() : callWithToken()).send();

      assertStream(response);
      List<String> pieces = sent(response);
      assertThat(pieces.get(0)).startsWith(": ").endsWith("\n\n");
      assertThat(pieces.subList(1, 4))
          .allMatch(piece -> piece.matches("event: message\ndata: .*\n\n"));
      List<JsonNode> messages = messages(pieces);
      assertThat(messages).hasSize(3);
      assertThat(messages.get(0).path("method").asText()).isEqualTo("notifications/progress");
      assertThat(messages.get(0).at("/params/progressToken").asText()).isEqualTo("t");
      assertThat(messages.get(1).at("/params/progress").asInt()).isEqualTo(2);
      assertThat(messages.get(2).at("/result/content/0/text").asText()).isEqualTo("done");
      assertThat(timer.elapsed()).isZero();
    }

    @Test
    void keepsNoMoreThanAHundredReportsForASlowClient() {
      server.onCall =
          call -> {
            for (int report = 1; report <= 1_000; report++) {
              call.progress().report(report, null, "Reading.");
            }
            end.complete(null);
            return FakeServer.result("done");
          };
      WebResponse response = callWithToken().send();
      end.join();

      List<JsonNode> messages = messages(sent(response));
      assertThat(messages).hasSize(101);
      assertThat(messages.get(100).has("result")).isTrue();
    }

    @Test
    void getsNoReportAfterItsEnd() {
      server.onCall = call -> FakeServer.result("done");
      WebResponse response = callWithToken().send();
      McpServer.Call call = begun();
      List<String> pieces = sent(response);
      call.progress().report(1, null, "Too late.");

      assertThat(messages(pieces)).hasSize(1);
    }

    @Test
    void isAStreamForAReadToo() {
      server.onRead =
          read -> {
            read.progress().report(1, null, "Reading the case.");
            return new McpServer.ResourceResult(
                McpServer.ResourceStatus.OK, "{}", "application/json");
          };
      String params = "{\"uri\":\"mycase://cases/1\",\"_meta\":{\"progressToken\":1}}";
      WebResponse response = legacy("resources/read", params).send();

      assertStream(response);
      assertThat(messages(sent(response))).hasSize(2);
    }

    @Test
    void isJsonForEveryOtherMethod() {
      assertJson(legacy("tools/list", "{\"_meta\":{\"progressToken\":1}}").send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "true", "null", "{}"})
    void isOneOfTheRightKind(String token) {
      String params = "{\"name\":\"list-cases\",\"_meta\":{\"progressToken\":" + token + "}}";

      assertJson(legacy("tools/call", params).send());
    }
  }

  @Nested
  class AnyOtherStatusThan200 {
    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "application/json, text/event-stream"})
    void isNeverAStream(String accept) {
      List<Request> requests =
          List.of(
              modernCallWithToken().without("Mcp-Name"),
              modernCallWithToken().without("Mcp-Method"),
              modern("unheard/of", ""),
              post("{"),
              post("[]"),
              call().with("MCP-Protocol-Version", "1999-01-01"));
      for (Request request : requests) {
        WebResponse response = request.with("Accept", accept).send();

        assertThat(response.status()).isIn(400, 404);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.stream()).isNull();
      }
    }

    /** The status of a call in a queue is not known yet. */
    @Test
    void isDecidedBeforeTheStreamBegins() {
      timer.runOut(10);
      WebResponse response = modernCall().without("Mcp-Name").send();

      assertThat(response.status()).isEqualTo(400);
    }
  }

  @Test
  void aClientThatAcceptsOnlyStreamsGetsThemForEveryRequest() {
    for (String method : List.of("tools/list", "ping", "prompts/list")) {
      WebResponse response = legacy(method, "").with("Accept", "text/event-stream").send();

      assertStream(response);
      assertThat(messages(sent(response))).hasSize(1);
    }
    WebResponse error = legacy("unheard/of", "").with("Accept", "text/event-stream").send();
    assertStream(error);
    assertThat(messages(sent(error)).get(0).at("/error/code").asInt()).isEqualTo(-32601);
  }

  @Test
  void aClientThatIsGoneEndsTheStream() {
    callsRun();
    WebResponse response = callWithToken().send();

    assertThatThrownBy(
            () ->
                response.stream()
                    .write(
                        piece -> {
                          throw new IOException("gone");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
  }

  @Test
  void whileTheServerStopsNoCallBegins() {
    threads.shutdown();
    WebResponse response = call().send();

    assertThat(response.status()).isEqualTo(503);
    assertThat(error(response)).isEqualTo("unavailable");
    assertThat(response.header("Retry-After")).isEqualTo("5");
  }
}
