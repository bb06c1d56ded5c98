package io.github.mycase4j.remote.config;

import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.credstore.LoginOrigins;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a server, all valid. Immutable and thread-safe.
 *
 * @param network how the server is reached
 * @param mycase how MyCase is reached
 * @param oauth what clients are told and given
 * @param database where users, grants and logins are kept
 * @param keys the key of logins and log, and the previous one
 * @param admins staff ids and e-mail addresses in lower case, as configured
 * @param firmUuid the firm that may log in; empty for that of the first admin's login
 * @param nodeId the name of this process among several; empty where there is only one
 * @param home the folder of the log and, with SQLite, of the database
 * @param tools what the tools may do
 * @param sandbox whether MyCase is the sandbox of this process
 */
public record Settings(
    Network network,
    MyCase mycase,
    Oauth oauth,
    Database database,
    KeySource keys,
    List<String> admins,
    Optional<String> firmUuid,
    Optional<String> nodeId,
    Path home,
    Tools tools,
    boolean sandbox) {

  /** Copies the list. */
  public Settings {
    admins = List.copyOf(admins);
  }

  /**
   * How the server is reached.
   *
   * @param publicUrl the address that clients use
   * @param listen the address that the server binds; port 0 takes a free one
   * @param trustedProxies whose {@code X-Forwarded-For} counts
   * @param allowedOrigins further origins that may use the MCP endpoint from a browser
   * @param metrics the address for metrics; null for none
   * @param stopDelay how long new connections are still taken after the signal to stop
   */
  public record Network(
      PublicUrl publicUrl,
      InetSocketAddress listen,
      TrustedProxies trustedProxies,
      List<String> allowedOrigins,
      @Nullable InetSocketAddress metrics,
      Duration stopDelay) {
    /** Copies the list. */
    public Network {
      allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** Returns whether tokens cross the network without encryption. */
    public boolean isInClear() {
      return !publicUrl.isHttps() && !listen.getAddress().isLoopbackAddress();
    }
  }

  /**
   * How MyCase is reached.
   *
   * @param clientId the client id from MyCase support
   * @param clientSecret the client secret from MyCase support
   * @param requestsPerMinute the limit for all users together
   * @param proxies the variables for proxy and certificates; they may contain a password
   */
  public record MyCase(
      String clientId,
      Secret clientSecret,
      URI apiBase,
      URI authorizationUrl,
      URI tokenUrl,
      int requestsPerMinute,
      Map<String, String> proxies) {
    /** Copies the map. */
    public MyCase {
      proxies = Map.copyOf(proxies);
    }

    /** Returns the origins to which a login is bound. */
    public LoginOrigins origins() {
      return LoginOrigins.of(apiBase, authorizationUrl, tokenUrl);
    }

    @Override
    public String toString() {
      return "MyCase[apiBase=" + apiBase + "]";
    }
  }

  /**
   * What clients are told and given.
   *
   * @param sendIss whether responses of the authorization endpoint name the issuer (RFC 9207)
   * @param openRegistration whether clients may register
   * @param tokenMaxDays the longest life of an API token
   */
  public record Oauth(
      boolean sendIss,
      boolean openRegistration,
      Duration accessTokenLife,
      Duration codeLife,
      Duration refreshGrace,
      Duration refreshTokenLife,
      int tokenMaxDays) {}

  /**
   * Where users, grants and logins are kept.
   *
   * @param url a JDBC URL of SQLite or PostgreSQL
   */
  public record Database(String url, @Nullable String user, @Nullable Secret password) {
    /** Returns whether it is PostgreSQL, which several nodes can share. */
    public boolean isPostgresql() {
      return url.startsWith("jdbc:postgresql:");
    }

    @Override
    public String toString() {
      return "Database[postgresql=" + isPostgresql() + "]";
    }
  }

  /**
   * What the tools may do.
   *
   * @param mirror whether data read from MyCase is kept in memory between calls
   * @param mirrorBytes how much memory all users' data may take
   * @param jars the firm's own tool jars as given; null when there are none
   */
  public record Tools(
      boolean readOnly,
      boolean experimental,
      boolean confirmWrites,
      int maxWrites,
      boolean mirror,
      long mirrorBytes,
      ParamPolicy auditParams,
      @Nullable String jars) {}

  /** Returns the address that clients use. */
  public PublicUrl publicUrl() {
    return network.publicUrl();
  }

  /** Returns the file of the audit log. */
  public Path auditFile() {
    return home.resolve("audit.log");
  }

  /** Names the folder only. */
  @Override
  public String toString() {
    return "Settings[home=" + home + "]";
  }
}
