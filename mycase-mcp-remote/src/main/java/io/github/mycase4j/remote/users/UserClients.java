package io.github.mycase4j.remote.users;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.OauthSettings;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.sharing.SharedResources;
import io.github.mycase4j.mcp.connection.ProxyLogin;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.metrics.Metrics;
import java.net.URI;
import java.time.InstantSource;

/** Creates the MyCase clients of the users, which share limits, connections and memory. */
public final class UserClients {
  private final Settings.MyCase mycase;
  private final OauthSettings oauth;
  private final SharedResources shared;
  private final String version;
  private final InstantSource clock;
  private final RequestObserver counter;

  /**
   * Creates the factory; performs no I/O.
   *
   * @param redirectUri where MyCase returns to after a login
   * @param shared the resources of all clients
   * @param version the version that MyCase is told
   * @param metrics counts MyCase's responses
   */
  public UserClients(
      Settings.MyCase mycase,
      URI redirectUri,
      SharedResources shared,
      String version,
      Metrics metrics,
      InstantSource clock) {
    this.mycase = mycase;
    this.oauth =
        new OauthSettings(
            mycase.clientId(),
            mycase.clientSecret(),
            redirectUri,
            mycase.authorizationUrl(),
            mycase.tokenUrl());
    this.shared = shared;
    this.version = version;
    this.clock = clock;
    this.counter = new RequestCounter(metrics);
    ProxyLogin.allow(mycase.proxies());
  }

  /** Returns a new client for a login. */
  MyCaseClient create(TokenStore login, RequestObserver observer) {
    return MyCaseClient.builder()
        .baseUri(mycase.apiBase())
        .tokenStore(login)
        .oauth(oauth)
        .sharedResources(shared)
        .userAgent("mycase4j/" + version)
        .clock(clock)
        .environment(mycase.proxies())
        .addObserver(counter)
        .addObserver(observer)
        .build();
  }
}
