package io.github.mycase4j.mcp.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.server.McpServer;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SdkToolsTest {
  @TempDir Path home;
  private TestFirm firm;
  private SdkPair pair;

  @AfterEach
  void close() throws IOException {
    if (pair != null) {
      pair.close();
    }
    firm.close();
  }

  private void serve(TestFirm.Builder from) throws IOException {
    serve(from, client -> client);
  }

  private void serve(TestFirm.Builder from, UnaryOperator<McpClient.SyncSpec> asking)
      throws IOException {
    firm = from.open();
    pair = SdkPair.start(server -> server.tools(SdkTools.of(firm.connector)), asking);
  }

  private void serveMounted(TestFirm.Builder from) throws IOException {
    firm = from.open();
    pair =
        SdkPair.start(
            server -> SdkTools.mount(server, firm.connector).validateToolInputs(false),
            client -> client);
  }

  private McpSchema.CallToolResult call(String tool, Object... arguments) {
    return pair.client.callTool(
        McpSchema.CallToolRequest.builder(tool).arguments(TestFirm.arguments(arguments)).build());
  }

  @SuppressWarnings("unchecked")
  private Row ok(String tool, Object... arguments) {
    McpSchema.CallToolResult result = call(tool, arguments);
    assertThat(result.isError()).as(text(result)).isFalse();
    return new Row((Map<String, Object>) result.structuredContent());
  }

  private static String text(McpSchema.CallToolResult result) {
    return ((McpSchema.TextContent) result.content().get(0)).text();
  }

  private Row line(String tool) {
    List<Row> lines = firm.log(tool);
    return lines.get(lines.size() - 1);
  }

  @Nested
  class TheList {
    @Test
    void isTheConnectorsOwn() throws IOException {
      serve(TestFirm.in(home));
      List<McpSchema.Tool> listed = pair.client.listTools().tools();

      assertThat(listed)
          .extracting(McpSchema.Tool::name)
          .containsExactlyInAnyOrderElementsOf(
              firm.connector.tools().stream().map(McpServer.Tool::name).toList());
      for (McpServer.Tool tool : firm.connector.tools()) {
        McpSchema.Tool same =
            listed.stream().filter(each -> each.name().equals(tool.name())).findFirst().get();
        assertThat(same.title()).isEqualTo(tool.title());
        assertThat(same.description()).isEqualTo(tool.description());
        assertThat(Plain.of(same.inputSchema())).isEqualTo(Plain.of(tool.inputSchema()));
        assertThat(Plain.of(same.outputSchema())).isEqualTo(Plain.of(tool.outputSchema()));
        assertThat(same.annotations())
            .isEqualTo(
                McpSchema.ToolAnnotations.builder()
                    .title(tool.title())
                    .readOnlyHint(tool.readOnlyHint())
                    .destructiveHint(tool.destructiveHint())
                    .idempotentHint(tool.idempotentHint())
                    .openWorldHint(tool.openWorldHint())
                    .build());
      }
    }

    @Test
    void standsBesideAToolOfTheServersOwn() throws IOException {
      firm = TestFirm.open(home);
      McpSchema.Tool own = McpSchema.Tool.builder("office-hours", Map.of("type", "object")).build();
      pair =
          SdkPair.start(
              server ->
                  SdkTools.mount(server, firm.connector)
                      .toolCall(
                          own,
                          (exchange, request) ->
                              McpSchema.CallToolResult.builder().addTextContent("9 to 5").build()),
              client -> client);

      assertThat(pair.client.listTools().tools())
          .extracting(McpSchema.Tool::name)
          .contains("office-hours", "list-cases");
      assertThat(text(call("office-hours"))).isEqualTo("9 to 5");
    }

    @Test
    void lacksWhatIsSwitchedOff() throws IOException {
      serve(TestFirm.in(home).set("MYCASE_READ_ONLY", "1"));

      assertThat(pair.client.listTools().tools())
          .extracting(McpSchema.Tool::name)
          .contains("list-cases")
          .doesNotContain("create-case", "create-task", "log-call");
      assertThatThrownBy(() -> call("create-case", "name", "Doe")).isInstanceOf(McpError.class);
      assertThat(firm.writes()).isEmpty();
    }
  }

  @Nested
  class ACall {
    @Test
    void isAnsweredAndRecordedUnderTheClientsName() throws IOException {
      serve(TestFirm.in(home));
      Row page = ok("list-cases", "status", "open", "limit", 3);

      assertThat(page.rows("cases")).hasSize(3);
      Row line = line("list-cases");
      assertThat(line.get("kind")).isEqualTo("call");
      assertThat(line.get("outcome")).isEqualTo("success");
      assertThat(line.get("client")).isEqualTo("firm-client/1.2");
      assertThat(line.number("user_id")).isEqualTo(TestFirm.ME);
      assertThat(line.get("result_ids"))
          .isEqualTo(page.rows("cases").stream().map(each -> (int) each.id()).toList());
    }

    @Test
    void saysTheSameAsTheConnectorItself() throws IOException {
      serve(TestFirm.in(home));
      McpSchema.CallToolResult result = call("list-staff");
      McpServer.CallToolResult own = firm.call("list-staff");

      assertThat(text(result)).isEqualTo(own.text());
      assertThat(Plain.of(result.structuredContent())).isEqualTo(Plain.of(own.structured()));
    }

    @Test
    void goesOnWithTheNextPageByCursor() throws IOException {
      serve(TestFirm.in(home));
      Row first = ok("list-cases", "limit", 2);
      Row second = ok("list-cases", "limit", 2, "cursor", first.get("next_cursor"));

      assertThat(first.rows("cases")).hasSize(2);
      assertThat(second.rows("cases")).hasSize(2);
      assertThat(Row.ids(second.rows("cases")))
          .doesNotContainAnyElementsOf(Row.ids(first.rows("cases")));
      assertThat(second.number("total_matches")).isEqualTo(first.number("total_matches"));
    }

    @Test
    void writesAfterItsIntent() throws IOException {
      serve(TestFirm.in(home));
      long caseId = firm.truth("cases").get(0).id();
      Row task =
          ok(
              "create-task",
              "case_id",
              caseId,
              "name",
              "Call the court",
              "due_date",
              "2026-03-20",
              "priority",
              "High",
              "staff_ids",
              List.of(TestFirm.ME));

      assertThat(firm.log("create-task"))
          .extracting(line -> line.get("kind"))
          .containsExactly("intent", "call");
      assertThat(firm.truth("tasks").stream().map(Row::id)).contains(task.row("task").id());
    }

    @Test
    void thatFailsIsAResultWithASentence() throws IOException {
      serve(TestFirm.in(home).loggedOut());
      McpSchema.CallToolResult result = call("list-cases");

      assertThat(result.isError()).isTrue();
      assertThat(result.structuredContent()).isNull();
      assertThat(text(result)).isEqualTo(firm.refused("list-cases")).contains("authenticate");
      assertThat(firm.log("list-cases").get(0).get("outcome")).isEqualTo("error");
    }

    @Test
    void whoseThreadIsInterruptedEndsAndIsRecorded() {
      firm = TestFirm.open(home);
      SyncToolSpecification tool =
          SdkTools.of(firm.connector).stream()
              .filter(each -> each.tool().name().equals("list-cases"))
              .findFirst()
              .get();
      McpSyncServerExchange exchange =
          new McpSyncServerExchange(
              new McpAsyncServerExchange("s", null, null, null, McpTransportContext.EMPTY));

      McpSchema.CallToolResult result;
      Thread.currentThread().interrupt();
      try {
        result =
            tool.callHandler()
                .apply(exchange, McpSchema.CallToolRequest.builder("list-cases").build());
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }

      assertThat(result.isError()).isTrue();
      assertThat(text(result)).contains("interrupted");
      assertThat(line("list-cases").get("client")).isEqualTo("unknown");
      assertThat(line("list-cases").get("outcome")).isEqualTo("error");
    }
  }

  @Nested
  class ARejectedCall {
    @Test
    void ofASwitchedOffToolSaysWhichSwitchAndIsRecorded() throws IOException {
      serveMounted(TestFirm.in(home).set("MYCASE_READ_ONLY", "1"));
      assertThat(pair.client.listTools().tools())
          .extracting(McpSchema.Tool::name)
          .contains("list-cases")
          .doesNotContain("create-case");

      McpSchema.CallToolResult result = call("create-case", "name", "Doe v. Roe");

      assertThat(result.isError()).isTrue();
      assertThat(text(result)).contains("MYCASE_READ_ONLY");
      assertThat(firm.writes()).isEmpty();
      assertThat(line("create-case").get("outcome")).isEqualTo("denied");
      assertThat(line("create-case").get("client")).isEqualTo("firm-client/1.2");
    }

    @Test
    void forAWrongArgumentIsRecordedWhereTheConnectorChecks() throws IOException {
      serveMounted(TestFirm.in(home));
      McpSchema.CallToolResult result = call("list-cases", "status", "maybe");

      assertThat(result.isError()).isTrue();
      assertThat(text(result)).isEqualTo(firm.refused("list-cases", "status", "maybe"));
      assertThat(firm.log("list-cases").get(0).get("outcome")).isEqualTo("invalid");
    }
  }

  @Nested
  class Progress {
    private final BlockingQueue<McpSchema.ProgressNotification> heard = new LinkedBlockingQueue<>();

    @Test
    void reachesAClientThatGaveAToken() throws Exception {
      serve(TestFirm.in(home), client -> client.progressConsumer(heard::add));
      pair.client.callTool(
          McpSchema.CallToolRequest.builder("list-cases")
              .meta(Map.of("progressToken", "p1"))
              .build());

      McpSchema.ProgressNotification first = heard.poll(60, TimeUnit.SECONDS);
      assertThat(first.progressToken()).isEqualTo("p1");
      assertThat(first.message()).startsWith("Reading ");
    }

    @Test
    void thatCannotBeDeliveredDoesNotHurtTheCall() {
      firm = TestFirm.open(home);
      SyncToolSpecification tool =
          SdkTools.of(firm.connector).stream()
              .filter(each -> each.tool().name().equals("list-cases"))
              .findFirst()
              .get();
      // Without a session nothing can be sent.
      McpSyncServerExchange exchange =
          new McpSyncServerExchange(
              new McpAsyncServerExchange("s", null, null, null, McpTransportContext.EMPTY));

      McpSchema.CallToolResult result =
          tool.callHandler()
              .apply(
                  exchange,
                  McpSchema.CallToolRequest.builder("list-cases")
                      .meta(Map.of("progressToken", 7))
                      .build());

      assertThat(result.isError()).isFalse();
    }
  }

  @Nested
  class ALogin {
    private final BlockingQueue<McpSchema.ElicitUrlRequest> asked = new LinkedBlockingQueue<>();

    private void serveWith(McpSchema.ElicitResult.Action reply) throws IOException {
      serve(
          TestFirm.in(home).loggedOut(),
          client ->
              client
                  .capabilities(
                      McpSchema.ClientCapabilities.builder().elicitation(false, true).build())
                  .urlElicitation(
                      request -> {
                        asked.add(request);
                        return McpSchema.ElicitResult.builder(reply).build();
                      }));
    }

    @Test
    void isOpenedByAClientThatOpensAddresses() throws Exception {
      serveWith(McpSchema.ElicitResult.Action.ACCEPT);
      CompletableFuture<Row> result = CompletableFuture.supplyAsync(() -> ok("authenticate"));
      McpSchema.ElicitUrlRequest request = asked.poll(60, TimeUnit.SECONDS);

      assertThat(request.url()).startsWith("http://127.0.0.1:").contains("/login/");
      assertThat(firm.sandbox.approve(URI.create(request.url()))).isEqualTo(200);
      assertThat(result.get(60, TimeUnit.SECONDS).get("authenticated")).isEqualTo(true);
      assertThat(line("authenticate").get("outcome")).isEqualTo("success");
    }

    @Test
    void thatThePersonDeclinesIsASentence() throws IOException {
      serveWith(McpSchema.ElicitResult.Action.DECLINE);
      McpSchema.CallToolResult result = call("authenticate");

      assertThat(result.isError()).isTrue();
      assertThat(text(result)).startsWith("The user declined");
    }

    @Test
    void givesItsAddressToAClientThatOpensNone() throws IOException {
      serve(TestFirm.in(home).loggedOut());
      Row result = ok("authenticate");

      assertThat(result.text("authorization_url"))
          .startsWith("http://127.0.0.1:")
          .contains("/login/");
    }
  }
}
