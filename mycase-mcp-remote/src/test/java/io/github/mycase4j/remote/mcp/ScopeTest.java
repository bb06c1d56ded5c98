package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rows 54 to 56: what a token allows. */
class ScopeTest extends McpEndpointTestBase {

  private static List<String> tools(WebResponse response) {
    List<String> names = new ArrayList<>();
    for (JsonNode tool : json(response).at("/result/tools")) {
      names.add(tool.path("name").asText());
    }
    return names;
  }

  private Request write() {
    return modern("tools/call", "\"name\":\"create-case\"", "create-case");
  }

  @Nested
  class AGrantToRead {
    @BeforeEach
    void narrow() {
      tokens.valid.put("good", FakeTokens.grant("01JREAD", 501, Scope.READ));
    }

    @Test
    void listsNoToolThatWrites() {
      assertThat(tools(modern("tools/list", "").send())).containsExactly("list-cases");
      assertThat(tools(legacy("tools/list", "").send())).containsExactly("list-cases");
    }

    @Test
    void isToldTheScopeThatACallNeeds() {
      String token = "{\"name\":\"create-case\",\"_meta\":{\"progressToken\":1}}";
      for (Request request :
          List.of(
              write(),
              write().with("Accept", "text/event-stream"),
              legacy("tools/call", "{\"name\":\"create-case\"}"),
              legacy("tools/call", token))) {
        WebResponse response = request.send();

        assertThat(response.status()).isEqualTo(403);
        assertThat(error(response)).isEqualTo("insufficient_scope");
        assertThat(response.header("WWW-Authenticate"))
            .isEqualTo(
                "Bearer error=\"insufficient_scope\", scope=\"mycase:read mycase:write\","
                    + " resource_metadata=\""
                    + METADATA
                    + "\"");
      }
      // The server has recorded each.
      assertThat(server.calls).hasSize(4).allMatch(call -> call.scope() == Scope.READ);
    }

    @Test
    void isToldNothingOfTheKindForAnUnknownTool() {
      assertThat(legacy("tools/call", "{\"name\":\"no-such\"}").send().status()).isEqualTo(200);
    }
  }

  @Nested
  class AGrantToWrite {
    @Test
    void listsAndCallsAllTools() {
      assertThat(tools(modern("tools/list", "").send()))
          .containsExactly("list-cases", "create-case");
      assertThat(write().send().status()).isEqualTo(200);
    }

    @Test
    void isOneToReadOnAReadOnlyServer() {
      endpoint = endpoint(true);

      assertThat(tools(modern("tools/list", "").send())).containsExactly("list-cases");
      write().send();
      assertThat(server.calls.remove().scope()).isEqualTo(Scope.READ);
    }
  }
}
