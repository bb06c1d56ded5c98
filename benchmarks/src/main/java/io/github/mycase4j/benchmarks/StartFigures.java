package io.github.mycase4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the start of the connector in turn with a minimal server on Node, and warm calls, and
 * prints one table of ratios. For Linux: memory is read from {@code /proc}.
 */
public final class StartFigures {
  private static final String NODE = "node";
  private static final int ROUNDS = number("ROUNDS", 15);
  private static final int CALLS = number("CALLS", 2000);
  private static final int WARM_UP = 500;

  private final FigureTable table;
  private final Path jar;
  private final Path home;

  /** One start. */
  private record Start(double millis, double rss, double pss) {}

  private StartFigures(PrintStream out, Path jar, Path home) {
    this.table = new FigureTable(out);
    this.jar = jar;
    this.home = home;
  }

  /**
   * Prints the figures; the exit code is 1 when a bar is missed.
   *
   * @param args the connector's jar and the server on Node
   * @throws Exception when something cannot be measured at all
   */
  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("mycase4j-start-");
    StartFigures figures =
        new StartFigures(System.out, Path.of(args[0]).toAbsolutePath().normalize(), home);
    try {
      figures.run(Path.of(args[1]).toAbsolutePath().normalize());
    } finally {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(file);
        }
      }
    }
    System.exit(figures.table.exitCode());
  }

  private static int number(String name, int standard) {
    return Integer.parseInt(System.getenv().getOrDefault(name, Integer.toString(standard)));
  }

  private void run(Path node) throws Exception {
    String own = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String[] javas = System.getenv().getOrDefault("JAVAS", own).strip().split("\\s+");
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put(NODE, List.of("node", node.toString()));
    for (String java : javas) {
      commands.put(java + " configured", configured(java));
      commands.put(java + " plain", List.of(java, "-jar", jar.toString()));
    }
    starts(commands, javas);
    for (String java : javas) {
      calls(java, commands.get(java + " configured"));
    }
  }

  /** What {@code config} prints is what is measured. */
  private List<String> configured(String java) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(java, "-jar", jar.toString(), "config", "claude-desktop")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("MYCASE_HOME", home.resolve("firm").toString());
    Process process = builder.start();
    String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    JsonNode server = McpProcess.JSON.readTree(json).path("mcpServers").path("mycase");
    if (process.waitFor() != 0 || server.isMissingNode()) {
      throw new IOException("config printed no configuration with " + java);
    }
    List<String> command = new ArrayList<>();
    command.add(server.path("command").asText());
    server.path("args").forEach(each -> command.add(each.asText()));
    return command;
  }

  private void starts(Map<String, List<String>> commands, String[] javas) throws Exception {
    Map<String, List<Start>> starts = new LinkedHashMap<>();
    for (int round = 0; round <= ROUNDS; round++) {
      for (Map.Entry<String, List<String>> each : commands.entrySet()) {
        Start start = start(each.getValue());
        // The first of each fills the disk cache.
        if (round > 0) {
          starts.computeIfAbsent(each.getKey(), name -> new ArrayList<>()).add(start);
        }
      }
    }
    Start node = median(starts.get(NODE));
    for (String java : javas) {
      Start configured = median(starts.get(java + " configured"));
      Start plain = median(starts.get(java + " plain"));
      ratio(java + ": configured start / Node", configured.millis(), node.millis(), 1.0, "ms");
      ratio(java + ": its memory (RSS) / Node", configured.rss(), node.rss(), 1.1, "MB");
      ratio(java + ": its memory (PSS) / Node", configured.pss(), node.pss(), 1.1, "MB");
      ratio(java + ": plain start / Node", plain.millis(), node.millis(), 3.0, "ms");
    }
  }

  private Start start(List<String> command) throws Exception {
    long began = System.nanoTime();
    Map<String, String> environment = Map.of("MYCASE_HOME", home.resolve("firm").toString());
    try (McpProcess server = new McpProcess(command, environment)) {
      server.greet();
      double millis = (System.nanoTime() - began) / 1e6;
      double rss = server.kilobytes("status", "VmRSS") / 1024.0;
      return new Start(millis, rss, server.kilobytes("smaps_rollup", "Pss") / 1024.0);
    }
  }

  private static Start median(List<Start> starts) {
    return new Start(
        median(starts.stream().mapToDouble(Start::millis).toArray()),
        median(starts.stream().mapToDouble(Start::rss).toArray()),
        median(starts.stream().mapToDouble(Start::pss).toArray()));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }

  private void ratio(String what, double ours, double theirs, double bar, String unit) {
    double ratio = ours / theirs;
    table.row(
        what,
        "at most " + bar,
        ratio <= bar,
        "%.2f (%.0f %s / %.0f %s)",
        ratio,
        ours,
        unit,
        theirs,
        unit);
  }

  /** Calls that need no MyCase: the login's facts, and a list that is in memory. */
  private void calls(String java, List<String> command) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI back = URI.create("http://127.0.0.1:" + port + "/callback");
    try (Sandbox sandbox = Sandbox.builder().redirectUri(back).start()) {
      Map<String, String> environment = new HashMap<>();
      environment.put("MYCASE_HOME", Files.createTempDirectory(home, "calls").toString());
      environment.put("ENCRYPTION_KEY", "5f".repeat(32));
      environment.put("MYCASE_CLIENT_ID", sandbox.clientId());
      environment.put("MYCASE_CLIENT_SECRET", sandbox.clientSecret());
      environment.put("MYCASE_REDIRECT_PORT", Integer.toString(port));
      environment.put("MYCASE_API_BASE", sandbox.apiBase().toString());
      environment.put("MYCASE_AUTH_URL", sandbox.authorizationUrl().toString());
      environment.put("MYCASE_TOKEN_URL", sandbox.tokenUrl().toString());
      environment.put("MYCASE_RATE_LIMIT_PER_MINUTE", "100000");
      environment.put("BROWSER", "none");
      try (McpProcess server = new McpProcess(command, environment)) {
        server.greet();
        long began = System.nanoTime();
        URI login = URI.create(server.call("authenticate").path("authorization_url").asText());
        sandbox.approve(login);
        server.call("authenticate");
        server.call("list-staff");
        double first = (System.nanoTime() - began) / 1e6;
        for (String tool : List.of("auth-status", "list-staff")) {
          double[] millis = new double[CALLS];
          for (int i = -WARM_UP; i < CALLS; i++) {
            long from = System.nanoTime();
            server.call(tool);
            if (i >= 0) {
              millis[i] = (System.nanoTime() - from) / 1e6;
            }
          }
          double median = median(millis);
          double p99 = millis[(int) (CALLS * 0.99)];
          table.row(
              java + ": warm " + tool + ", audited, p99",
              "under 2 ms",
              p99 < 2,
              "%.2f ms (median %.2f ms; login and first list %.0f ms)",
              p99,
              median,
              first);
        }
      }
    }
  }
}
