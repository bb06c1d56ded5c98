package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Chromium without a screen, driven through its DevTools protocol. It has a profile of its
 * own and resolves no name, so that it never leaves this machine.
 */
final class Chromium implements AutoCloseable {
  static final Duration GUARD = Duration.ofMinutes(2);

  private static final Pattern ENDPOINT = Pattern.compile("DevTools listening on (ws://\\S+)");

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Row>> answers = new ConcurrentHashMap<>();
  private final Map<String, Tab> tabs = new ConcurrentHashMap<>();

  /**
   * Starts the browser.
   *
   * @param folder an empty one, for the profile and whatever else it writes
   */
  Chromium(Path folder) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("chromium", "chromium"));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-breakpad",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            "--remote-debugging-port=0",
            "--window-size=1000,720",
            "--user-data-dir=" + folder.resolve("profile"),
            "about:blank"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TMPDIR", folder.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> endpoint = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(endpoint), "chromium");
    reader.setDaemon(true);
    reader.start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .connectTimeout(GUARD)
            .buildAsync(URI.create(in(endpoint)), new Ear())
            .get(GUARD.toSeconds(), TimeUnit.SECONDS);
  }

  private void read(CompletableFuture<String> endpoint) {
    StringBuilder errorOutput = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        errorOutput.append(line).append('\n');
        Matcher matcher = ENDPOINT.matcher(line);
        if (matcher.find()) {
          endpoint.complete(matcher.group(1));
        }
      }
    } catch (IOException e) {
      errorOutput.append(e.getMessage());
    }
    endpoint.completeExceptionally(new AssertionError("Chromium ended: " + errorOutput));
  }

  private static <T> T in(CompletableFuture<T> future) {
    try {
      return future.get(GUARD.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("Chromium", e);
    }
  }

  /** Opens a tab with an address and waits until the page is there. */
  Tab open(URI address) {
    return open(address, address.getRawPath());
  }

  /** Opens a tab with an address that leads to a page of another path, and waits for that page. */
  Tab open(URI address, String landing) {
    String target = send(null, "Target.createTarget", "url", "about:blank").text("targetId");
    String session =
        send(null, "Target.attachToTarget", "targetId", target, "flatten", true).text("sessionId");
    Tab tab = new Tab(this, session);
    tabs.put(session, tab);
    tab.start(address, landing);
    return tab;
  }

  /** Sends a command and waits for its result. */
  Row send(String session, String method, Object... params) {
    int id = lastId.incrementAndGet();
    Map<String, Object> message =
        TestFirm.arguments("id", id, "method", method, "params", TestFirm.arguments(params));
    if (session != null) {
      message.put("sessionId", session);
    }
    CompletableFuture<Row> answer = new CompletableFuture<>();
    answers.put(id, answer);
    synchronized (socket) {
      in(socket.sendText(Json.write(message), true));
    }
    Row result = in(answer);
    assertThat(result.find("error")).as(method).isNull();
    return result.row("result");
  }

  /** Ends the browser, and every process of it that stays behind. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    try {
      send(null, "Browser.close");
      in(process.onExit());
    } finally {
      socket.abort();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Hears answers and events. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        Row message = new Row(Json.readObject(text.toString().getBytes(StandardCharsets.UTF_8)));
        text.setLength(0);
        hear(message);
      }
      from.request(1);
      return null;
    }

    private void hear(Row message) {
      if (message.find("id") != null) {
        answers.remove((int) message.number("id")).complete(message);
      } else if (message.find("sessionId") != null && tabs.containsKey(message.text("sessionId"))) {
        tabs.get(message.text("sessionId")).hear(message.text("method"), message.row("params"));
      }
    }
  }

  /** Writes a picture where a person can look at it. */
  static void keep(String name, byte[] picture) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "browser"));
    Files.write(folder.resolve(name + ".png"), picture);
  }
}
