package io.github.mycase4j.mcp.setup;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * A training run for the archive: a session with a fictional firm that loads what real sessions
 * need, with a login, a few calls and a write.
 */
public final class TrainingRun {
  /** Presses the button of the fictional firm's login page. */
  @FunctionalInterface
  public interface Approval {
    /** Approves the login that this address asks for. */
    void approve(URI authorizationUrl) throws IOException, InterruptedException;
  }

  private final Map<String, String> environment;
  private final Approval approval;

  /**
   * Takes the stage.
   *
   * @param environment leads the connector to the fictional firm and to a folder of its own
   */
  public TrainingRun(Map<String, String> environment, Approval approval) {
    this.environment = Map.copyOf(environment);
    this.approval = approval;
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Plays the session to its end. */
  void play(ConnectorProcess connector) throws SetupException, InterruptedException, IOException {
    connector.handshake();
    connector.request("resources/list", Map.of());
    Map<?, ?> login = connector.call("authenticate", Map.of());
    // Where one kind of archive could not be made, the session for the next finds the login there.
    if (login.get("authorization_url") instanceof String address) {
      approval.approve(URI.create(address));
      connector.call("authenticate", Map.of());
    }
    connector.call("auth-status", Map.of());
    connector.call("list-staff", Map.of());
    connector.call("list-cases", Map.of("status", "open", "limit", 5));
    connector.call("list-tasks", Map.of());
    connector.call("search-contacts", Map.of("query", "a"));
    connector.call("get-billing-summary", Map.of());
    connector.end();
  }
}
