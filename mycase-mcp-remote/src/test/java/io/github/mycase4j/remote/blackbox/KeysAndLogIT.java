package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of logins and log, and what happens to a log that was damaged. */
class KeysAndLogIT {
  private static final String NEW_KEY = "cd".repeat(32);

  private static final Map<String, Object> TASK =
      Map.of(
          "name", "Call back",
          "due_date", "2027-01-15",
          "priority", "Medium",
          "staff_ids", List.of(501),
          "case_id", 1001);

  @TempDir Path folder;
  private ServedFirm firm;
  private TestClient client;
  private String full;
  private String restricted;

  @BeforeEach
  void start() throws Exception {
    firm = ServedFirm.start(folder, Map.of());
    client = firm.client();
    full = client.connect(firm.adminLoggedIn(), firm.full(), true).access();
    restricted = client.connect(new TestBrowser(), firm.restricted(), false).access();
  }

  @AfterEach
  void stop() {
    firm.close();
  }

  private Map<?, ?> call(String token, String tool) throws Exception {
    return client.call(token, tool, Map.of());
  }

  private boolean works(String token) throws Exception {
    return !Boolean.TRUE.equals(call(token, "list-cases").get("isError"));
  }

  private TestClient.Reply get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(firm.url() + path)));
  }

  private List<String> keyIds() throws Exception {
    return firm.query("SELECT key_id FROM mycase_logins").stream().map(row -> row.get(0)).toList();
  }

  private long keyRecords() throws IOException {
    return firm.auditLines().stream().filter(line -> "key".equals(line.get("kind"))).count();
  }

  @Test
  void row77_aNewKeySealsEveryLoginBeforeTheServerIsReady() throws Exception {
    String before = keyIds().get(0);
    long records = keyRecords();
    assertThat(keyIds()).hasSize(2).containsOnly(before);
    assertThat(firm.server().stop()).isEqualTo(143);

    firm.serve(Map.of("ENCRYPTION_KEY", NEW_KEY, "ENCRYPTION_KEY_PREVIOUS", ServedFirm.KEY));

    assertThat(keyIds()).hasSize(2).doesNotContain(before);
    assertThat(keyRecords()).isEqualTo(records + 1);
    assertThat(works(full)).isTrue();
    assertThat(works(restricted)).isTrue();
    assertThat(firm.server().stop()).isEqualTo(143);

    firm.serve(Map.of("ENCRYPTION_KEY_PREVIOUS", ""));
    assertThat(works(full)).isTrue();
    assertThat(keyRecords()).isEqualTo(records + 1);
    firm.server().stop();
    assertThat(
            firm.command(Map.of("ENCRYPTION_KEY_PREVIOUS", ServedFirm.KEY), "audit", "verify")
                .exit())
        .isZero();
  }

  @Test
  void row77_aServerWithAnotherKeyDoesNotStartAndChangesNothing() throws Exception {
    assertThat(firm.server().stop()).isEqualTo(143);
    List<List<String>> before = rows();
    byte[] log = Files.readAllBytes(firm.home.resolve("audit.log"));

    RunningServer other = firm.command(Map.of("ENCRYPTION_KEY", NEW_KEY), "serve");

    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.errors()).anyMatch(line -> line.startsWith("  ENCRYPTION_KEY: "));
    assertThat(String.join("\n", other.errors())).doesNotContain(NEW_KEY, ServedFirm.KEY);
    assertThat(Files.readAllBytes(firm.home.resolve("audit.log"))).isEqualTo(log);
    assertThat(rows()).isEqualTo(before);
    firm.serve(Map.of("ENCRYPTION_KEY", ServedFirm.KEY));
    assertThat(works(full)).isTrue();
  }

  /** Returns all rows of all tables. */
  private List<List<String>> rows() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> table :
        firm.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
      rows.add(table);
      rows.addAll(firm.query("SELECT * FROM " + table.get(0)));
    }
    return rows;
  }

  @Test
  void row57_aLogThatWasCutStopsEverythingUntilItIsRepaired() throws Exception {
    assertThat(works(full)).isTrue();
    try (FileChannel log =
        FileChannel.open(firm.home.resolve("audit.log"), StandardOpenOption.WRITE)) {
      log.truncate(log.size() - 1);
    }
    firm.sandbox.clearRequests();

    for (String tool : List.of("list-cases", "auth-status", "list-staff")) {
      Map<?, ?> result = call(full, tool);
      assertThat(result.get("isError")).as(tool).isEqualTo(true);
      assertThat(result.get("structuredContent")).isNull();
      assertThat(result.toString()).doesNotContain("Alvarez", firm.home.toString());
    }
    Map<?, ?> write = client.call(full, "create-task", TASK);
    assertThat(write.get("isError")).isEqualTo(true);
    TestClient.Reply read =
        client.legacy(full, "resources/read", Map.of("uri", "mycase://auth/status"));
    assertThat(read.json().get("result")).isNull();
    assertThat(firm.sandbox.requests()).isEmpty();
    TestClient.Reply ready = get("/readyz");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.json().get("problems")).isEqualTo(List.of("audit"));
    assertThat(get("/healthz").status()).isEqualTo(200);
    long sessions = firm.query("SELECT hash FROM sessions WHERE user_id IS NOT NULL").size();
    TestBrowser.Page login = new TestBrowser().login(firm.url() + "/login", firm.restricted(), "");
    assertThat(login.status()).isEqualTo(503);
    assertThat(login.error()).isEqualTo("audit");
    assertThat(firm.query("SELECT hash FROM sessions WHERE user_id IS NOT NULL"))
        .hasSize((int) sessions);

    RunningServer repair = firm.command(Map.of(), "audit", "repair");
    assertThat(repair.exit()).as(String.join("\n", repair.errors())).isZero();

    assertThat(works(full)).isTrue();
    assertThat(works(restricted)).isTrue();
    assertThat(get("/readyz").status()).isEqualTo(200);
    Map<?, ?> again = client.call(full, "create-task", TASK);
    assertThat(again.get("isError")).as(again.toString()).isNotEqualTo(true);
    assertThat(new TestBrowser().login(firm.url() + "/login", firm.restricted(), "").name())
        .isEqualTo("tokens");
    // The cut is told for good, and nothing else.
    RunningServer verify = firm.command(Map.of(), "audit", "verify");
    assertThat(verify.exit()).as(String.join("\n", verify.output())).isNotZero();
    assertThat(firm.server().stop()).isEqualTo(143);
    firm.serve(Map.of());
    assertThat(works(full)).isTrue();
  }
}
