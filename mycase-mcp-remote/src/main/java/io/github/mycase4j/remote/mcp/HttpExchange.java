package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.mcp.protocol.ClientCapabilities;
import io.github.mycase4j.mcp.protocol.Incoming;
import io.github.mycase4j.mcp.protocol.RequestExchange;
import io.github.mycase4j.mcp.protocol.TransportKind;
import io.github.mycase4j.mcp.server.ClientLabel;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.web.WebRequest;
import org.jspecify.annotations.Nullable;

/** A request over HTTP. Thread-safe. */
final class HttpExchange implements RequestExchange {
  private static final int LONGEST_LABEL = 120;

  private final WebRequest http;
  private final VersionHeader version;
  private final Bearer bearer;
  private final Scope scope;
  private final @Nullable CallEvents events;
  private final Cancellation cancellation = new Cancellation();
  private volatile @Nullable String introduced;

  /**
   * Creates an exchange.
   *
   * @param scope what the token and the settings allow
   * @param events takes what happens to a call; null for a request that is handled at once
   */
  HttpExchange(
      WebRequest http,
      VersionHeader version,
      Bearer bearer,
      Scope scope,
      @Nullable CallEvents events) {
    this.http = http;
    this.version = version;
    this.bearer = bearer;
    this.scope = scope;
    this.events = events;
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public void sendNotification(String message) {
    if (events != null) {
      events.notification(message);
    }
  }

  @Override
  public Scope scope() {
    return scope;
  }

  @Override
  public String client() {
    String known = bearer.clientInfo();
    return label(known == null ? ClientLabel.UNKNOWN : known);
  }

  @Override
  public String label(String itself) {
    String owner = " " + bearer.label();
    // A version alone names nobody.
    boolean isNamed =
        !itself.isBlank() && !itself.strip().startsWith("/") && !itself.equals(ClientLabel.UNKNOWN);
    // One character is for the mark of what was cut.
    int rest = Math.max(0, LONGEST_LABEL - owner.length() - 1);
    return ClientLabel.cleaned(isNamed ? itself : bearer.name(), rest) + owner;
  }

  @Override
  public @Nullable String declaredVersion() {
    return version.value();
  }

  @Override
  public String principal() {
    return Long.toString(bearer.userId());
  }

  @Override
  public void check(Incoming.Request request) {
    HeaderValidator.check(http, request, TransportKind.STREAMABLE_HTTP.supportedVersions().get(0));
    if (events != null) {
      events.accepted();
    }
  }

  @Override
  public void initialized(@Nullable String client, ClientCapabilities capabilities) {
    introduced = client;
  }

  /** Returns how the client introduced itself in this request; null if it did not. */
  @Nullable String introduced() {
    return introduced;
  }
}
