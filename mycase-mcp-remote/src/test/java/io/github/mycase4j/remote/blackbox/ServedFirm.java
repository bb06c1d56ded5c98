package io.github.mycase4j.remote.blackbox;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.sandbox.SampleFirm;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The program in a process of its own, as {@code serve} runs it, in front of a stand-in for MyCase
 * in this process, which tests can change and look into.
 */
final class ServedFirm implements AutoCloseable {
  static final String KEY = "ab".repeat(32);

  final Sandbox sandbox;
  final Path folder;
  final Path home;

  private final Map<String, String> environment = new LinkedHashMap<>();
  private final String url;
  private final long full;
  private final long restricted;
  private RunningServer server;

  private ServedFirm(Path folder, Consumer<Sandbox.Builder> firm) throws IOException {
    this.folder = folder;
    this.home = folder.resolve("home");
    String listen = "127.0.0.1:" + FreePort.next();
    this.url = "http://" + listen;
    SampleFirm standard = SampleFirm.standard(Clock.systemUTC());
    this.full = standard.userId();
    this.restricted = standard.restrictedUserId();
    Sandbox.Builder builder =
        Sandbox.builder()
            .firm(standard)
            .redirectUris(
                List.of(
                    URI.create(url + "/oauth/mycase/callback"),
                    URI.create("https://mcp.firm.example/oauth/mycase/callback")));
    firm.accept(builder);
    this.sandbox = builder.start();
    environment.put("HOME", folder.toString());
    environment.put("MYCASE_HOME", home.toString());
    environment.put("PUBLIC_URL", url);
    environment.put("LISTEN", listen);
    environment.put("MYCASE_CLIENT_ID", sandbox.clientId());
    environment.put("MYCASE_CLIENT_SECRET", sandbox.clientSecret());
    environment.put("MYCASE_API_BASE", sandbox.apiBase().toString());
    environment.put("MYCASE_AUTH_URL", sandbox.authorizationUrl().toString());
    environment.put("MYCASE_TOKEN_URL", sandbox.tokenUrl().toString());
    environment.put("ENCRYPTION_KEY", KEY);
    environment.put("MYCASE_ADMINS", Long.toString(full));
    environment.put("STOP_DELAY_SECONDS", "0");
  }

  /** Starts firm and server. */
  static ServedFirm start(Path folder, Map<String, String> changes) throws Exception {
    return start(folder, changes, any -> {});
  }

  /** Starts firm and server. */
  static ServedFirm start(
      Path folder, Map<String, String> changes, Consumer<Sandbox.Builder> settings)
      throws Exception {
    ServedFirm firm = new ServedFirm(folder, settings);
    try {
      firm.serve(changes);
      return firm;
    } catch (Exception e) {
      firm.sandbox.close();
      throw e;
    }
  }

  /** Starts the server, with variables changed for good; an empty value removes one. */
  RunningServer serve(Map<String, String> changes) throws Exception {
    server = command(changes, "serve").awaitReady();
    return server;
  }

  /** Starts the program with the variables of the server; waits for nothing. */
  RunningServer command(Map<String, String> changes, String... args) throws IOException {
    changes.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            environment.remove(name);
          } else {
            environment.put(name, value);
          }
        });
    return RunningServer.launch(environment, args);
  }

  RunningServer server() {
    return Objects.requireNonNull(server);
  }

  Map<String, String> environment() {
    return new LinkedHashMap<>(environment);
  }

  /** Returns the address of the server, without a slash at the end. */
  String url() {
    return url;
  }

  /** Returns the port that the server listens on. */
  int port() {
    return URI.create(url).getPort();
  }

  /** Returns the id of the member of the staff who sees everything and is the admin. */
  long full() {
    return full;
  }

  /** Returns the id of the member of the staff who sees only their own cases. */
  long restricted() {
    return restricted;
  }

  TestClient client() {
    return new TestClient(url);
  }

  /** Lets the admin log in, which pins the firm. */
  TestBrowser adminLoggedIn() throws Exception {
    TestBrowser browser = new TestBrowser();
    browser.login(url + "/login", full, "");
    return browser;
  }

  /** Adds a member of the staff who sees everything. */
  long addStaff(long id, String email) {
    return sandbox.put(
        "staff",
        Map.of(
            "id",
            id,
            "first_name",
            "Staff",
            "last_name",
            "Number " + id,
            "email",
            email,
            "active",
            true));
  }

  /** Returns the lines of the audit log. */
  List<Map<String, Object>> auditLines() throws IOException {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (String line : Files.readAllLines(home.resolve("audit.log"))) {
      lines.add(Json.readObject(line.getBytes(StandardCharsets.UTF_8)));
    }
    return lines;
  }

  /** Returns the lines of the kind auth with this event. */
  List<Map<String, Object>> events(String event) throws IOException {
    return auditLines().stream()
        .filter(
            line ->
                line.get("params") instanceof Map<?, ?> params && event.equals(params.get("event")))
        .toList();
  }

  /** Returns the exit code of {@code audit verify}. */
  int verify() throws Exception {
    return command(Map.of(), "audit", "verify").exit();
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + home.resolve("remote.db") + "?busy_timeout=5000");
  }

  /** Runs a query beside the server; returns each row's columns as texts. */
  List<List<String>> query(String text) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = database();
        PreparedStatement statement = connection.prepareStatement(text);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Changes rows beside the server, as somebody with the file can. */
  void update(String text, Object... values) throws SQLException {
    try (Connection connection = database();
        PreparedStatement statement = connection.prepareStatement(text)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    sandbox.close();
  }
}
