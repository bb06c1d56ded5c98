package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.Access;
import io.github.mycase4j.audit.AuditKey;
import io.github.mycase4j.audit.AuditLog;
import io.github.mycase4j.audit.AuditLogConfig;
import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.AuditVerifier;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.ParamRule;
import io.github.mycase4j.audit.VerifyRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A person's terminal: a folder, an environment, and what commands print. */
final class Terminal {
  /** In New York it is still the 21st. */
  static final Instant NOW = Instant.parse("2026-11-22T03:30:00Z");

  static final String KEY = "0123456789abcdef".repeat(4);
  static final String OTHER_KEY = "fedcba9876543210".repeat(4);

  final Path home;
  final Path folder;
  final Path log;
  final Map<String, String> environment = new HashMap<>();

  /** What a command printed, and its exit code. */
  record Ran(int exit, String out, String err) {}

  Terminal(Path root) throws IOException {
    home = Files.createDirectory(root.resolve("home"));
    folder = Files.createDirectory(root.resolve("work"));
    log = home.resolve("audit.log");
    environment.put("MYCASE_HOME", home.toString());
    environment.put("ENCRYPTION_KEY", KEY);
  }

  static AuditKey key(String hex) {
    return AuditKey.of(HexFormat.of().parseHex(hex));
  }

  static boolean isWhole(Path log, String hex) {
    return AuditVerifier.verify(VerifyRequest.of(log).withKeys(List.of(key(hex)))).isWhole();
  }

  AuditLogConfig config() {
    return AuditLogConfig.of(log, key(KEY), "1.0.0").withClock(() -> NOW);
  }

  /** Writes six records: the log's own three, a read, and a write with its intent. */
  Terminal withLog() {
    try (AuditLog open = AuditLog.open(config())) {
      open.append(
          AuditRecord.call("01A", "list-cases")
              .access(Access.READ)
              .params(
                  Map.of("query", "=HYPERLINK(\"http://example.com\")"),
                  Map.of("query", ParamRule.CLEAR))
              .outcome(Outcome.SUCCESS)
              .resultCount(1)
              .resultIds(List.of(50001L))
              .caseIds(List.of(50001L))
              .userId(1000L)
              .client("claude-code/2.1")
              .build());
      open.append(AuditRecord.intent("01B", "create-task").access(Access.WRITE).build());
      open.append(
          AuditRecord.call("01B", "create-task")
              .access(Access.WRITE)
              .outcome(Outcome.ERROR)
              .error("=1+1")
              .caseIds(List.of(50002L))
              .build());
    }
    return this;
  }

  /** Runs a command as the jar would. */
  Ran run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
    Clock clock = Clock.fixed(NOW, ZoneId.of("America/New_York"));
    int exit = new Main(environment, messages, folder, clock).run(args, out);
    return new Ran(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Serves a client that sends these lines and then ends the input. */
  Ran serve(String... lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
    byte[] input = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    io.github.mycase4j.mcp.config.Configuration configuration =
        io.github.mycase4j.mcp.config.Configuration.of(environment, System::getProperty);
    int exit =
        new Server(
                configuration,
                io.github.mycase4j.credstore.KeySource.fromEnvironment(environment, home),
                environment,
                messages)
            .serve(new ByteArrayInputStream(input), out);
    return new Ran(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** One call of a tool, as a client sends it. */
  static String[] calling(String tool, String arguments) {
    return new String[] {
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
          + "\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}",
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
      "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\""
          + tool
          + "\",\"arguments\":"
          + arguments
          + "}}"
    };
  }

  /** Turns a bit of the log somewhere in its middle. */
  void tamper() throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    bytes[bytes.length / 2] ^= 1;
    Files.write(log, bytes);
  }

  /** Cuts the last bytes off the log. */
  void cut(int count) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    Files.write(log, java.util.Arrays.copyOf(bytes, bytes.length - count));
  }

  String read() throws IOException {
    return Files.readString(log);
  }

  void assertUsage(Ran ran, String what) {
    assertThat(ran.exit()).isEqualTo(64);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(what).contains("usage: java -jar");
  }
}
