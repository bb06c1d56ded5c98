package io.github.mycase4j.mcp.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.server.McpServer;
import io.modelcontextprotocol.json.McpJsonDefaults;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The texts name tools, arguments and fields that exist, and each call that they tell a model to
 * make is one that its tool takes.
 */
class PromptToolsTest {
  /** Code in a text; calls stand in one line. */
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

  private static final Pattern FIELDS = Pattern.compile("[a-z]+(_[a-z0-9]+)*(\\.[a-z_0-9]+)*");

  /** Every prompt with arguments that bring in each part of its text. */
  static final List<Request> REQUESTS =
      List.of(
          new Request("morning-brief", Map.of()),
          new Request("deadlines", Map.of()),
          new Request("deadlines", Map.of("days", "30", "staff", "Raman")),
          new Request("deadlines", Map.of("staff", "501")),
          new Request("sol-watch", Map.of()),
          new Request("stale-matters", Map.of()),
          new Request("stale-matters", Map.of("practice_area", "AREA", "case_stage", "STAGE")),
          new Request("matter-timeline", Map.of("case", "Smith")),
          new Request("matter-timeline", Map.of("case", "1001")),
          new Request("client-update", Map.of("client", "Smith")),
          new Request("client-update", Map.of("client", "CLIENT")),
          new Request("intake-review", Map.of()),
          new Request("intake-review", Map.of("lead", "Smith")),
          new Request("intake-review", Map.of("lead", "CLIENT")),
          new Request("conflict-check", Map.of("names", "Ann Example; Acme, Inc.")),
          new Request("unbilled-time", Map.of()),
          new Request("unbilled-time", Map.of("min_amount", "500")),
          new Request("prebill-review", Map.of("case", "Smith")),
          new Request("prebill-review", Map.of("case", "1001")),
          new Request("receivables", Map.of()));

  @TempDir static Path home;
  private static TestFirm firm;
  private static Map<String, McpServer.Tool> tools;
  private static Set<String> fields;

  record Request(String prompt, Map<String, String> arguments) {}

  /** A call that a text tells to make. */
  record Call(String tool, Map<String, Object> arguments) {}

  @BeforeAll
  static void open() {
    firm = TestFirm.open(home);
    tools = new LinkedHashMap<>();
    fields = new HashSet<>(Set.of("cursor"));
    for (McpServer.Tool tool : firm.connector.tools()) {
      tools.put(tool.name(), tool);
      addFields(tool.outputSchema());
    }
  }

  @AfterAll
  static void close() {
    firm.close();
  }

  private static void addFields(Object schema) {
    if (schema instanceof Map<?, ?> map) {
      if (map.get("properties") instanceof Map<?, ?> properties) {
        properties.keySet().forEach(name -> fields.add((String) name));
      }
      map.values().forEach(PromptToolsTest::addFields);
    }
  }

  private static String clientWithoutNamesake() {
    List<Long> companies = firm.truth("companies").stream().map(row -> row.id()).toList();
    return firm.truth("clients").stream()
        .map(row -> row.id())
        .filter(id -> !companies.contains(id))
        .findFirst()
        .orElseThrow()
        .toString();
  }

  private static String text(Request request) {
    Map<String, String> arguments = new LinkedHashMap<>(request.arguments());
    arguments.replaceAll(
        (name, value) ->
            switch (value) {
              case "AREA" -> firm.truth("cases", 1001).text("practice_area");
              case "STAGE" -> firm.truth("cases", 1001).text("case_stage");
              case "CLIENT" -> clientWithoutNamesake();
              default -> value;
            });
    return firm.connector.prompt(request.prompt(), arguments).orElseThrow();
  }

  /** Returns the code in a text, piece by piece. */
  private static List<String> code(String text) {
    List<String> code = new ArrayList<>();
    Matcher found = CODE.matcher(text);
    while (found.find()) {
      code.add(found.group(1));
    }
    return code;
  }

  /** Returns the calls in a text: each pair of braces belongs to the tool named before it. */
  private static List<Call> calls(String text) {
    List<Call> calls = new ArrayList<>();
    String tool = "none";
    for (String code : code(text)) {
      if (tools.containsKey(code)) {
        tool = code;
      } else if (code.startsWith("{")) {
        calls.add(new Call(tool, arguments(code)));
      }
    }
    return calls;
  }

  /** Reads arguments, with values for what the model is to fill in. */
  private static Map<String, Object> arguments(String json) {
    String filled =
        json.replace("CASE_ID", "1001")
            .replace("STAFF_ID", "501")
            .replaceAll("(CLIENT|CONTACT)_ID", clientWithoutNamesake())
            .replace("OPENED_DATE", "2025-01-01")
            .replace("NAME", "Smith");
    return Json.readObject(filled.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void areAllTried() {
    assertThat(REQUESTS.stream().map(Request::prompt).distinct())
        .containsExactlyElementsOf(PromptRegistry.NAMES);
  }

  @ParameterizedTest
  @FieldSource("REQUESTS")
  void nameToolsAndFieldsThatExist(Request request) {
    Stream<String> unknown =
        code(text(request)).stream()
            .filter(code -> !code.startsWith("{") && !code.startsWith("\""))
            .map(code -> code.replaceFirst(": (true|false)$", ""))
            .filter(code -> !tools.containsKey(code) && !PromptRegistry.NAMES.contains(code))
            .filter(
                code ->
                    !FIELDS.matcher(code).matches()
                        || Stream.of(code.split("\\.")).anyMatch(name -> !fields.contains(name)));
    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("REQUESTS")
  void askForNothingThatASchemaDoesNotAllow(Request request) {
    List<String> problems = new ArrayList<>();
    for (Call call : calls(text(request))) {
      assertThat(tools).as("%s", call).containsKey(call.tool());
      var checked =
          McpJsonDefaults.getSchemaValidator()
              .validate(tools.get(call.tool()).inputSchema(), call.arguments());
      if (!checked.valid()) {
        problems.add(call + ": " + checked.errorMessage());
      }
    }
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("REQUESTS")
  void leadToCallsThatSucceed(Request request) {
    List<Call> calls = calls(text(request));
    assertThat(calls).isNotEmpty();
    for (Call call : calls) {
      McpServer.CallToolResult result = firm.call(call.tool(), call.arguments());
      assertThat(result.isError()).as("%s: %s", call, result.text()).isFalse();
    }
  }

  @ParameterizedTest
  @FieldSource("REQUESTS")
  void writeNothing(Request request) {
    assertThat(calls(text(request))).allMatch(call -> tools.get(call.tool()).readOnlyHint());
  }
}
