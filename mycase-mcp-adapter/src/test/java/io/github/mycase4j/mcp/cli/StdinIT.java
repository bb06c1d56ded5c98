package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.SnapshotFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is shipped, and lines that no client should send. */
class StdinIT {
  private static final int LIMIT = 4 * 1024 * 1024;
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}";
  private static final String OPEN =
      "{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\",\"params\":{\"a\":";

  @TempDir Path home;

  private JarSession session() throws Exception {
    return new JarSession(
        Map.of("MYCASE_HOME", home.toString(), "ENCRYPTION_KEY", "5f".repeat(32)));
  }

  private static byte[] bytes(Object... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof Integer number) {
        bytes.write(number);
      } else {
        bytes.writeBytes(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static void servesOn(JarSession session) throws Exception {
    assertThat(session.request("tools/list", Map.of()).row("result").rows("tools"))
        .extracting(tool -> tool.text("name"))
        .containsExactlyInAnyOrderElementsOf(SnapshotFiles.names("log-call"));
  }

  private static void refused(JarSession session, long code, String id, byte[] line)
      throws Exception {
    session.send(line);
    Row answer = session.next();
    assertThat(answer.row("error").number("code")).isEqualTo(code);
    assertThat(answer.row("error").text("message")).isNotEmpty();
    assertThat(answer.get("id")).isEqualTo(id);
    servesOn(session);
  }

  private static void answered(JarSession session, byte[] line) throws Exception {
    session.send(line);
    Row answer = session.next();
    assertThat(answer.get("id")).isEqualTo("p");
    assertThat(answer.find("error")).isNull();
    servesOn(session);
  }

  @Test
  void everyLineIsAnsweredOrRejectedAndTheServerServesOn() throws Exception {
    try (JarSession session = session()) {
      servesOn(session); // before the client has initialized
      assertThat(session.ok("auth-status").get("authenticated")).isEqualTo(false);
      session.initialize();

      for (String broken : new String[] {"x", "{", "{\"a\":}", "[1,", "\"open", "{}{}", "1 2"}) {
        refused(session, -32700, null, bytes(broken, "\n"));
      }
      for (String other :
          new String[] {"[]", "[" + PING + "]", "7", "-1e5", "\"t\"", "null", "{}"}) {
        refused(session, -32600, null, bytes(other, "\n"));
      }
      refused(session, -32600, null, bytes("[".repeat(5000), "]".repeat(5000), "\n"));
      refused(session, -32600, null, bytes("[".repeat(5000), "\n"));
      refused(
          session, -32600, "p", bytes(OPEN, "{\"a\":".repeat(5000), "1", "}".repeat(5002), "\n"));
      refused(session, -32600, "p", bytes(OPEN, "9".repeat(5000), "}}\n"));
      refused(session, -32700, "p", bytes(OPEN, "\"", 0xC3, 0x28, "\"}}\n"));
      refused(session, -32700, null, bytes(0, 0, 0, "\n"));
      refused(session, -32700, null, bytes(0, PING, "\n"));
      refused(session, -32700, "p", bytes(OPEN, "\"", 0, "\"}}\n"));
      refused(session, -32700, null, bytes(0xFF, 0xFE, "{", 0, "}", 0, "\n"));

      answered(session, bytes(PING, "\r\n"));
      answered(session, bytes(0xEF, 0xBB, 0xBF, PING, "\n"));
      answered(session, bytes("\n\r\n \t\n", 0xEF, 0xBB, 0xBF, "\n", PING, "\n"));
      answered(session, bytes(PING, " ".repeat(LIMIT - PING.length()), "\n"));
      answered(session, bytes(OPEN, "\"", "x".repeat(LIMIT - OPEN.length() - 4), "\"}}\n"));
      refused(session, -32600, "p", bytes(PING, " ".repeat(LIMIT - PING.length() + 1), "\n"));
      refused(session, -32600, "p", bytes(OPEN, "\"", "x".repeat(10 * LIMIT), "\"}}\n"));
      refused(session, -32600, null, bytes("x".repeat(LIMIT + 1), "\n"));

      session.send(bytes(PING));
      assertThat(session.end()).isZero();
      assertThat(session.lines.get(session.lines.size() - 1)).contains("\"id\":\"p\"");
      assertThat(session.lines).allSatisfy(JarSession::message);
      assertThat(session.errors()).doesNotContain("Exception", "Error");
    }
  }

  @Test
  void anInputThatEndsInTheMiddleOfAMessageIsRejectedAndTheServerEnds() throws Exception {
    try (JarSession session = session()) {
      session.initialize();
      session.send(bytes(OPEN, "\"half"));

      assertThat(session.end()).isZero();
      assertThat(session.lines.get(session.lines.size() - 1)).contains("-32700", "\"id\":\"p\"");
    }
  }
}
