package io.github.mycase4j.mcp.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.McpServer.ResourceStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases and contacts as resources are what the tools return, and are recorded as calls. */
class RecordResourcesTest {
  @TempDir Path home;
  private TestFirm firm;

  @BeforeEach
  void open() {
    firm = TestFirm.open(home);
  }

  @AfterEach
  void close() {
    firm.close();
  }

  private Row line(String tool) {
    List<Row> lines = firm.log(tool);
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private long company() {
    return firm.truth("companies").get(0).id();
  }

  @Test
  void areListedAsTemplates() {
    assertThat(firm.connector.resourceTemplates())
        .extracting(McpServer.ResourceTemplate::uriTemplate)
        .containsExactly("mycase://cases/{case_id}", "mycase://contacts/{type}/{contact_id}");
    assertThat(firm.connector.resourceTemplates())
        .allMatch(each -> each.mimeType().equals("application/json"));
  }

  @Test
  void aCaseIsWhatTheToolReturns() {
    McpServer.ResourceResult read = firm.read("mycase://cases/1001");

    assertThat(read.status()).isEqualTo(ResourceStatus.OK);
    assertThat(read.mimeType()).isEqualTo("application/json");
    assertThat(read.text()).isEqualTo(firm.call("get-case", "case_id", 1001).text());
  }

  @Test
  void aContactIsWhatTheToolReturnsForItsType() {
    long client = firm.truth("clients").get(0).id();

    assertThat(firm.text("mycase://contacts/client/" + client))
        .isEqualTo(firm.call("get-contact", "contact_id", client, "type", "client").text());
    assertThat(firm.text("mycase://contacts/company/" + company()))
        .isEqualTo(firm.call("get-contact", "contact_id", company(), "type", "company").text());
  }

  @Test
  void isRecordedAsACallWithTheUriAsItsTool() {
    firm.text("mycase://cases/1001");
    firm.ok("get-case", "case_id", 1001);

    Row read = line("mycase://cases/1001");
    Row called = line("get-case");
    for (String field :
        List.of(
            "kind",
            "access",
            "params",
            "redacted",
            "outcome",
            "result_count",
            "result_ids",
            "case_ids",
            "user_id",
            "firm",
            "client")) {
      assertThat(read.find(field)).as(field).isEqualTo(called.find(field));
    }
    assertThat(read.get("outcome")).isEqualTo("success");
  }

  @Test
  void arePartOfTheHistoryOfACase() {
    long client = firm.truth("clients").get(0).id();
    firm.text("mycase://contacts/client/" + client);

    assertThat(line("mycase://contacts/client/" + client).get("params"))
        .isEqualTo(Map.of("type", "client", "contact_id", (int) client));
  }

  @Test
  void aCaseThatMyCaseDoesNotHaveIsNotFound() {
    McpServer.ResourceResult read = firm.read("mycase://cases/99999999");

    assertThat(read.status()).isEqualTo(ResourceStatus.NOT_FOUND);
    assertThat(read.text()).isEqualTo("case_id: there is no case with the id 99999999.");
    assertThat(line("mycase://cases/99999999").get("outcome")).isEqualTo("invalid");
  }

  @Test
  void aContactOfTheOtherTypeIsNotFound() {
    assertThat(firm.read("mycase://contacts/client/99999999").text())
        .isEqualTo("contact_id: there is no client with the id 99999999.");
  }

  @ParameterizedTest
  @CsvSource({
    "mycase://cases/abc, mycase://cases/{case_id}, case_id",
    "mycase://cases/007, mycase://cases/{case_id}, case_id",
    "mycase://cases/-1, mycase://cases/{case_id}, case_id",
    "mycase://cases/1e3, mycase://cases/{case_id}, case_id",
    "mycase://cases/1001?x, mycase://cases/{case_id}, case_id",
    "mycase://cases/12345678901234567890, mycase://cases/{case_id}, case_id",
    "mycase://cases/{case_id}, mycase://cases/{case_id}, case_id",
    "mycase://contacts/lead/7, mycase://contacts/{type}/{contact_id}, type",
    "mycase://contacts/client/Jane%20Doe, mycase://contacts/{type}/{contact_id}, contact_id"
  })
  void aMalformedVariableIsNamedAndRecordedAsItWasSent(String uri, String template, String variable)
      throws Exception {
    McpServer.ResourceResult read = firm.read(uri);

    assertThat(read.status()).isEqualTo(ResourceStatus.INVALID_URI);
    assertThat(read.text()).startsWith(variable + " must be ");
    Row line = line(template);
    assertThat(line.get("outcome")).isEqualTo("invalid");
    assertThat(line.get("error")).isEqualTo("argument rejected: " + variable);
    assertThat(uri).contains("/" + line.row("params").text(variable));
    assertThat(firm.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mycase://cases/",
        "mycase://cases/1/2",
        "mycase://contacts/7",
        "mycase://contacts/client/",
        "mycase://other/7",
        "MYCASE://cases/1001",
        ""
      })
  void anythingElseIsNoResource(String uri) {
    McpServer.ResourceResult read = firm.read(uri);

    assertThat(read.status()).isEqualTo(ResourceStatus.NOT_FOUND);
    assertThat(read.text()).isEqualTo("There is no resource " + Json.write(uri) + ".");
    assertThat(line(uri).only("kind", "outcome", "error"))
        .isEqualTo(Map.of("kind", "call", "outcome", "unknown", "error", "no such resource"));
    assertThat(firm.requests()).isEmpty();
  }

  @Test
  void withoutALoginSaysHowToConnect() {
    firm.ok("logout");

    McpServer.ResourceResult read = firm.read("mycase://cases/1001");

    assertThat(read.status()).isEqualTo(ResourceStatus.FAILED);
    assertThat(read.text()).isEqualTo("Not connected to MyCase. Call authenticate.");
  }

  @Test
  void withoutALogReturnsNothing() throws Exception {
    firm.ok("auth-status");
    Path log = home.resolve("audit.log");
    Path away = home.resolve("away.log");
    Files.move(log, away);

    McpServer.ResourceResult read = firm.read("mycase://cases/1001");

    assertThat(read.status()).isEqualTo(ResourceStatus.FAILED);
    assertThat(read.text()).startsWith("The audit log cannot be written");
    Files.deleteIfExists(log);
    Files.move(away, log);
    firm.ok("auth-status");
    // It was refused before anything was asked for.
    assertThat(firm.log("mycase://cases/1001")).isEmpty();
  }

  @Test
  void aCancelledReadFailsAndIsRecorded() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();

    McpServer.ResourceResult read =
        firm.connector.read(
            new McpServer.ResourceRead("mycase://cases/1001", "test/1", cancelled, null));

    assertThat(read.status()).isEqualTo(ResourceStatus.FAILED);
    assertThat(line("mycase://cases/1001").get("error")).isEqualTo("cancelled");
  }

  @Test
  void isTheJsonOfOneObject() {
    Row read =
        new Row(Json.readObject(firm.text("mycase://cases/1001").getBytes(StandardCharsets.UTF_8)));

    assertThat(read.row("case").id()).isEqualTo(1001);
  }
}
