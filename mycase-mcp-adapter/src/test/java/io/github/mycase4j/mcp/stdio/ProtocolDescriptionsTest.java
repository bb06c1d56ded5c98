package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProtocolDescriptionsTest {
  private final TestClient client = new TestClient(new FakeMcpServer());

  @AfterEach
  void close() {
    client.close();
  }

  private static int code(JsonNode answer) {
    return answer.path("error").path("code").asInt();
  }

  @Test
  void showsEveryToolAsItIs() {
    JsonNode tool = client.request(1, "tools/list", "{}").next().at("/result/tools/0");

    assertThat(tool.path("name").asText()).isEqualTo("list-cases");
    assertThat(tool.path("title").asText()).isEqualTo("List cases");
    assertThat(tool.path("description").asText()).isEqualTo("Lists the cases.");
    assertThat(tool.path("annotations"))
        .isEqualTo(
            TestClient.json(
                ("{'title':'List cases','readOnlyHint':true,'destructiveHint':false,"
                        + "'idempotentHint':true,'openWorldHint':true}")
                    .replace('\'', '"')));
  }

  @Test
  void leavesSchemasUnchangedAndInOrder() {
    JsonNode tool = client.request(1, "tools/list", null).next().at("/result/tools/0");

    assertThat(tool.path("inputSchema").toString())
        .isEqualTo(
            ("{'$id':'urn:in','type':'object','properties':{'zebra':{'type':'integer','minimum':1,"
                    + "'default':25},'apple':{'type':'string'}},'required':['zebra'],"
                    + "'additionalProperties':false}")
                .replace('\'', '"'));
    Iterator<String> names = tool.path("outputSchema").path("properties").fieldNames();
    assertThat(names).toIterable().containsExactly("zebra", "apple");
  }

  @Test
  void showsTheResources() {
    JsonNode result = client.request(1, "resources/list", null).next().path("result");

    assertThat(result)
        .isEqualTo(
            TestClient.json(
                ("{'resources':[{'uri':'mycase://auth/status','name':'auth-status','title':'Login',"
                        + "'description':'The login.','mimeType':'text/plain'}]}")
                    .replace('\'', '"')));
  }

  @Test
  void readsAResource() {
    JsonNode answer =
        client.request(1, "resources/read", "{\"uri\":\"mycase://auth/status\"}").next();

    assertThat(answer.path("result"))
        .isEqualTo(
            TestClient.json(
                ("{'contents':[{'uri':'mycase://auth/status','mimeType':'text/plain',"
                        + "'text':'Connected.'}]}")
                    .replace('\'', '"')));
  }

  @Test
  void namesAResourceThatIsNotThere() {
    JsonNode answer = client.request(1, "resources/read", "{\"uri\":\"mycase://no\"}").next();

    assertThat(code(answer)).isEqualTo(-32002);
    assertThat(answer.path("error").path("message").asText()).contains("mycase://no");
    assertThat(answer.at("/error/data/uri").asText()).isEqualTo("mycase://no");
  }

  @Test
  void takesAnEmptyCursorForNone() {
    JsonNode answer = client.request(1, "tools/list", "{\"cursor\":\"\"}").next();
    assertThat(answer.at("/result/tools").isArray()).isTrue();
  }

  @Test
  void rejectsACursorThatItDidNotGive() {
    assertThat(code(client.request(1, "tools/list", "{\"cursor\":\"x\"}").next()))
        .isEqualTo(-32602);
  }
}
