package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.SnapshotFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program loads before a client has asked for anything but the tools. */
class StartIT {
  /** What none of it needs: each is a library, or a part of ours, for a call. */
  private static final List<String> FOR_LATER =
      List.of(
          "com.google.crypto.tink.",
          "java.net.http.",
          "jdk.internal.net.http.",
          "javax.net.ssl.",
          "com.fasterxml.jackson.databind.",
          "com.networknt.",
          "reactor.",
          "org.reactivestreams.",
          "io.modelcontextprotocol.spec.McpServerSession",
          "io.modelcontextprotocol.json.jackson2.",
          "io.github.resilience4j.",
          "io.github.mycase4j.credstore.Encrypted",
          "io.github.mycase4j.credstore.internal.keychain.",
          "io.github.mycase4j.audit.AuditLog",
          "io.github.mycase4j.client.api.",
          "io.github.mycase4j.client.collection.FirmCollections",
          "io.github.mycase4j.client.collection.SyncedCollection",
          "io.github.mycase4j.mcp.login.LoopbackLogin",
          "io.github.mycase4j.mcp.server.Dispatcher",
          "io.github.mycase4j.mcp.setup.",
          "io.github.mycase4j.sandbox.");

  @TempDir Path home;

  private List<String> loaded(Map<String, String> environment) throws Exception {
    Path classes = home.resolve("classes.txt");
    Map<String, String> all = new java.util.HashMap<>(environment);
    all.put("MYCASE_HOME", home.resolve("firm").toString());
    all.put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes);
    try (JarSession session = new JarSession(all)) {
      session.initialize();
      assertThat(session.request("tools/list", Map.of()).row("result").rows("tools"))
          .extracting(tool -> tool.text("name"))
          .containsExactlyInAnyOrderElementsOf(SnapshotFiles.names("log-call"));
      // Read before the end, which may load what it likes.
      List<String> lines = Files.readAllLines(classes);
      assertThat(session.end()).isZero();
      return lines;
    }
  }

  private static void assertNothingForLater(List<String> loaded) {
    assertThat(loaded.stream().filter(line -> line.contains("mcp.stdio.StdioServer "))).hasSize(1);
    assertThat(
            loaded.stream()
                .filter(line -> FOR_LATER.stream().anyMatch(name -> line.contains("] " + name))))
        .isEmpty();
  }

  @Test
  void aStartLoadsNothingThatOnlyACallNeeds() throws Exception {
    List<String> loaded = loaded(Map.of());
    assertNothingForLater(loaded);
    assertThat(loaded.size()).isLessThan(1_500);
    assertThat(home.resolve("firm")).doesNotExist();
  }

  @Test
  void neitherDoesOneWithALoginInItsSettings() throws Exception {
    assertNothingForLater(
        loaded(
            Map.of(
                "ENCRYPTION_KEY", "5f".repeat(32),
                "MYCASE_CLIENT_ID", "id",
                "MYCASE_CLIENT_SECRET", "secret")));
  }
}
