package com.example.firm.logtime;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolProgress;
import io.github.mycase4j.sandbox.Sandbox;
import java.time.Clock;
import java.time.Duration;

/** What the connector would give to the tool, on a sandbox. */
record SandboxContext(MyCaseClient mycase, Clock clock) implements ToolContext {

  static SandboxContext of(Sandbox sandbox, Clock clock) {
    InMemoryTokenStore login = new InMemoryTokenStore();
    login.save(
        new Tokens(
            Secret.of(sandbox.newAccessToken()),
            clock.instant().plus(Duration.ofDays(1)),
            Secret.of(sandbox.newRefreshToken()),
            clock.instant().plus(Duration.ofDays(14)),
            Account.UNKNOWN));
    MyCaseClient mycase =
        MyCaseClient.builder()
            .baseUri(sandbox.apiBase())
            .tokenStore(login)
            .requestsPerMinute(1_000)
            .clock(clock)
            .build();
    return new SandboxContext(mycase, clock);
  }

  @Override
  public ToolProgress progress() {
    return (message, done, total) -> {};
  }

  @Override
  public Cancellation cancellation() {
    return new Cancellation();
  }
}
