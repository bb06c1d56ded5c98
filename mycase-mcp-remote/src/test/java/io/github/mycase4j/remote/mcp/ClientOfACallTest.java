package io.github.mycase4j.remote.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.web.UnavailableException;
import io.github.mycase4j.remote.web.WebResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rows 58 and 59: whose call it was, as the audit log has it. */
class ClientOfACallTest extends McpEndpointTestBase {
  private static final String CALL = "\"name\":\"list-cases\"";

  private void bearer(Bearer.Kind kind, String name, @Nullable String clientInfo) {
    tokens.valid.put("good", new Bearer(kind, "01JID", 501, Scope.READ, name, clientInfo));
  }

  private String legacyLabel() {
    legacy("tools/call", "{" + CALL + "}").send();
    return server.calls.remove().client();
  }

  private String modernLabel(String clientInfo) {
    String meta = meta(",\"io.modelcontextprotocol/clientInfo\":" + clientInfo);
    modern("tools/call", CALL, "list-cases")
        .body(request("1", "tools/call", "{" + CALL + "," + meta + "}"))
        .send();
    return server.calls.remove().client();
  }

  @Nested
  class InTheLatestRevision {
    @Test
    void isWhatTheRequestSays() {
      assertThat(modernLabel("{\"name\":\"claude-code\",\"version\":\"3.0\"}"))
          .isEqualTo("claude-code/3.0 grant/01JGRANT");
      assertThat(modernLabel("{\"name\":\"claude-code\",\"version\":\"3.1\"}"))
          .isEqualTo("claude-code/3.1 grant/01JGRANT");
      assertThat(modernLabel("{\"name\":\"claude-code\"}")).isEqualTo("claude-code grant/01JGRANT");
    }

    @Test
    void isTheRegisteredNameWithoutThat() {
      bearer(Bearer.Kind.GRANT, "Registered Client", "old/1");

      assertThat(modernLabel("{}")).isEqualTo("Registered Client grant/01JID");
      assertThat(modernLabel("{\"name\":\"\"}")).isEqualTo("Registered Client grant/01JID");
      assertThat(modernLabel("7")).isEqualTo("Registered Client grant/01JID");
    }

    @Test
    void isTheSameForAReadOfAResource() {
      modern("resources/read", "\"uri\":\"mycase://auth/status\"", "mycase://auth/status").send();

      assertThat(server.reads.remove().client()).isEqualTo("Registered Client grant/01JGRANT");
    }
  }

  @Nested
  class InAnOlderRevision {
    @Test
    void isWhatItsInitializeSaid() {
      bearer(Bearer.Kind.GRANT, "Registered Client", "claude-code/2.1");

      assertThat(legacyLabel()).isEqualTo("claude-code/2.1 grant/01JID");
    }

    @Test
    void isTheRegisteredNameBeforeThat() {
      assertThat(legacyLabel()).isEqualTo("Registered Client grant/01JGRANT");
    }

    @Test
    void isTheNameOfAnApiToken() {
      bearer(Bearer.Kind.API_TOKEN, "Nightly report", null);

      assertThat(legacyLabel()).isEqualTo("Nightly report token/01JID");
    }
  }

  @Nested
  class Initialize {
    private WebResponse initialize(String more) {
      return legacy("initialize", "{\"protocolVersion\":\"2025-06-18\"" + more + "}").send();
    }

    @Test
    void isKeptAtTheGrant() {
      initialize(",\"clientInfo\":{\"name\":\"claude-code\",\"version\":\"2.1\"}");
      initialize(",\"clientInfo\":{\"name\":\"claude-code\",\"version\":\"2.2\"}");

      assertThat(tokens.introduced)
          .containsExactly("grant/01JGRANT claude-code/2.1", "grant/01JGRANT claude-code/2.2");
    }

    @Test
    void isNotKeptWithoutAName() {
      initialize("");
      initialize(",\"clientInfo\":{\"version\":\"2.1\"}");

      assertThat(tokens.introduced).isEmpty();
    }

    @Test
    void isNotKeptWhenItFails() {
      legacy("initialize", "{\"clientInfo\":{\"name\":\"claude-code\"}}").send();

      assertThat(tokens.introduced).isEmpty();
    }

    @Test
    void failsAsAWholeWithoutTheDatabase() {
      endpoint =
          endpoint(
              false,
              bearer -> {
                tokens.failure = new UnavailableException(new IllegalStateException("gone"));
                return null;
              },
              session -> server);

      assertThatThrownBy(() -> initialize(",\"clientInfo\":{\"name\":\"claude-code\"}"))
          .isInstanceOf(UnavailableException.class);
    }
  }

  @Nested
  class ATextThatForgesLines {
    @Test
    void isCleaned() {
      assertThat(
              modernLabel("{\"name\":\"a\\n{\\u001b[2J\\u202e\",\"version\":\"1\\r\\n\\u2028\"}"))
          .isEqualTo("a { [2J/1    grant/01JGRANT");
      bearer(Bearer.Kind.GRANT, "b\n\u001b\u202ec", null);
      assertThat(legacyLabel()).isEqualTo("b  c grant/01JID");
    }

    @Test
    void isCutButNeverItsGrant() {
      String flood = "x".repeat(1_000_000);
      String label = modernLabel("{\"name\":\"" + flood + "\",\"version\":\"" + flood + "\"}");

      assertThat(label).hasSizeLessThanOrEqualTo(120).endsWith("… grant/01JGRANT");
      bearer(Bearer.Kind.GRANT, flood, null);
      assertThat(legacyLabel()).hasSize(120).endsWith("… grant/01JID");
    }

    @Test
    void keepsALongRegisteredName() {
      bearer(Bearer.Kind.GRANT, "n".repeat(80), null);

      assertThat(legacyLabel()).isEqualTo("n".repeat(80) + " grant/01JID");
    }
  }

  /** A call that ends its own grant. */
  @Test
  void logoutIsAnsweredInFull() {
    server.onCall =
        call -> {
          tokens.valid.clear();
          return FakeServer.result("logged out");
        };
    WebResponse response = legacy("tools/call", "{" + CALL + "}").send();

    assertThat(json(response).at("/result/content/0/text").asText()).isEqualTo("logged out");
    assertThat(legacy("ping", "").send().status()).isEqualTo(401);
  }
}
