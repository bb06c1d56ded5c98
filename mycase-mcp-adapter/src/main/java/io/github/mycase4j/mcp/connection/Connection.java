package io.github.mycase4j.mcp.connection;

import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.OauthClient;
import io.github.mycase4j.client.auth.OauthSettings;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.credstore.EncryptedTokenStore;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.config.Configuration;
import io.github.mycase4j.mcp.config.Mirror;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.server.Session;
import io.github.mycase4j.mcp.server.SessionWrites;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One firm's connection on this machine: the stored login, MyCase under that login, and the audit
 * log. Each is built when it is first needed; if that fails, the next use tries again.
 *
 * <p>Thread-safe.
 */
public final class Connection implements AutoCloseable {
  private final Configuration configuration;
  private final KeySource keys;
  private final Clock clock;
  private final String server;
  private final LazyAuditLog audit;
  private final SessionWrites writes;
  private final AtomicReference<@Nullable Account> seen = new AtomicReference<>();
  private final AtomicInteger running = new AtomicInteger();
  private @Nullable TokenStore store;
  private @Nullable AuditingTokenStore auditingStore;
  private @Nullable MyCaseClient mycase;
  private @Nullable OauthClient oauth;
  private @Nullable URI oauthRedirectUri;
  private @Nullable String leftOnDisk;

  /**
   * Creates the connection; performs no I/O.
   *
   * @param keys the source of the key for tokens and audit log
   * @param server the version that goes into the audit log
   */
  public Connection(Configuration configuration, KeySource keys, Clock clock, String server) {
    this(configuration, keys, clock, server, Map.of());
  }

  /**
   * Creates the connection of a server that loaded tool jars; performs no I/O.
   *
   * @param keys the source of the key for tokens and audit log
   * @param server the version that goes into the audit log
   * @param tools the SHA-256 of each jar by name, for the audit log
   */
  public Connection(
      Configuration configuration,
      KeySource keys,
      Clock clock,
      String server,
      Map<String, String> tools) {
    this.configuration = configuration;
    this.keys = keys;
    this.clock = clock;
    this.server = server;
    this.audit =
        new LazyAuditLog(
            configuration::auditFile, keys, clock, server, configuration.auditParams(), tools);
    this.writes = new SessionWrites(configuration.maxWrites(), clock);
  }

  /** Returns the configuration. */
  public Configuration configuration() {
    return configuration;
  }

  /** Returns where the login is kept. */
  public synchronized TokenStore store() {
    TokenStore built = store;
    if (built == null) {
      built = new EncryptedTokenStore(configuration.home(), keys, configuration.loginOrigins());
      store = built;
    }
    return built;
  }

  private synchronized AuditingTokenStore auditingStore() {
    AuditingTokenStore built = auditingStore;
    if (built == null) {
      built =
          new AuditingTokenStore(
              store(), new Ulids(clock, new SecureRandom()), audit::recordOutcome);
      auditingStore = built;
    }
    return built;
  }

  /** Returns MyCase under the stored login, without checking whether there is one. */
  public synchronized MyCaseClient mycase() {
    MyCaseClient built = mycase;
    if (built == null) {
      if (configuration.mirror() != Mirror.DISK) {
        leftOnDisk = MirrorFolder.forget(null, configuration.home(), keys);
      }
      MyCaseClient.Builder builder = MyCaseClient.builder();
      if (configuration.mirror() == Mirror.DISK) {
        builder.collectionStore(MirrorFolder.store(configuration.home(), keys));
      }
      built =
          builder
              .baseUri(required(Setting.API_BASE, configuration.apiBase()))
              .tokenStore(auditingStore())
              .oauth(oauthSettings(configuration.redirectUri()))
              .requestsPerMinute(configuration.requestsPerMinute())
              .userAgent("mycase4j/" + server)
              .clock(clock)
              .environment(network())
              .build();
      mycase = built;
    }
    return built;
  }

  /** Returns the client if it was needed before; performs no I/O. */
  public synchronized Optional<MyCaseClient> existingClient() {
    return Optional.ofNullable(mycase);
  }

  /**
   * Returns the OAuth client for a redirect URI.
   *
   * @throws MyCaseException when a setting is missing; the message names it
   */
  public synchronized OauthClient oauth(URI redirectUri) {
    // One for all logins: each has connections and threads of its own for as long as it is there.
    OauthClient built = oauth;
    if (built == null || !redirectUri.equals(oauthRedirectUri)) {
      built = new OauthClient(oauthSettings(redirectUri), clock, network());
      oauth = built;
      oauthRedirectUri = redirectUri;
    }
    return built;
  }

  private Map<String, String> network() {
    ProxyLogin.allow(configuration.network());
    return configuration.network();
  }

  private OauthSettings oauthSettings(URI redirectUri) {
    String clientId = configuration.clientId();
    if (clientId == null || configuration.clientSecret() == null) {
      throw new MyCaseException(missingClient());
    }
    return new OauthSettings(
        clientId,
        Objects.requireNonNull(configuration.clientSecret()),
        redirectUri,
        required(Setting.AUTH_URL, configuration.authorizationUrl()),
        required(Setting.TOKEN_URL, configuration.tokenUrl()));
  }

  private String missingClient() {
    List<String> missing = new ArrayList<>();
    if (configuration.clientId() == null) {
      missing.add(Setting.CLIENT_ID.variable());
    }
    if (configuration.clientSecret() == null) {
      missing.add(Setting.CLIENT_SECRET.variable());
    }
    return String.join(" and ", missing)
        + (missing.size() == 1 ? " is" : " are")
        + " not set. MyCase support gives them to the firm; put them into the environment of this"
        + " connector and restart it.";
  }

  private URI required(Setting setting, @Nullable URI address) {
    if (address == null) {
      throw new MyCaseException(configuration.problem(setting).orElse(setting + " is not set."));
    }
    return address;
  }

  /**
   * Returns the account of the stored login; {@link Account#UNKNOWN} without one. Drops what was
   * read under another login.
   */
  public Account account() {
    Account account = store().load().map(Tokens::account).orElse(Account.UNKNOWN);
    // After a login as somebody else, or a logout, no data of the previous user may remain.
    Account before = seen.getAndSet(account);
    if (before != null && !before.isUnknown() && !before.isSameUserAs(account)) {
      forget();
    }
    return account;
  }

  /** Returns the account of the stored login; unknown also if it cannot be read. */
  public Account accountOrUnknown() {
    try {
      return account();
    } catch (MyCaseException e) {
      return Account.UNKNOWN;
    }
  }

  /**
   * Notes that a call begins; it ends when the returned object is closed. With {@link Mirror#OFF},
   * the data that was read is evicted when the last running call ends.
   */
  public Session.ActiveCall enter() {
    running.incrementAndGet();
    AtomicBoolean ended = new AtomicBoolean();
    return () -> {
      if (!ended.getAndSet(true) && running.decrementAndGet() == 0) {
        idle();
      }
    };
  }

  private void idle() {
    if (configuration.mirror() == Mirror.OFF) {
      existingClient().ifPresent(client -> client.collections().evict());
    }
  }

  /** Returns the writes of this process. */
  public SessionWrites writes() {
    return writes;
  }

  /** Returns the problems that prevent a login or the audit log from working, one sentence each. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>(configuration.problems());
    if (!configuration.hasClient()) {
      problems.add(missingClient());
    }
    try {
      audit.check();
    } catch (RuntimeException e) {
      String problem = String.valueOf(e.getMessage());
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
    mirrorProblem().ifPresent(problems::add);
    return problems;
  }

  private synchronized Optional<String> mirrorProblem() {
    return mycase == null || leftOnDisk != null
        ? Optional.ofNullable(leftOnDisk)
        : mycase.collections().persistenceError();
  }

  /** Returns the stored login; a failure to read it becomes a problem. */
  public Optional<Tokens> login(List<String> problems) {
    try {
      return store().load();
    } catch (MyCaseException e) {
      String problem = String.valueOf(e.getMessage());
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
      return Optional.empty();
    }
  }

  /**
   * Returns how MyCase rejected the refresh of a login, in this process; empty when it did not.
   * Another process learns it when it asks MyCase itself.
   */
  public Optional<LoginRequiredException> rejectionOf(Tokens login) {
    return auditingStore().rejectionOf(login);
  }

  /** Returns the audit log. */
  public LazyAuditLog audit() {
    return audit;
  }

  /**
   * Deletes the data read from MyCase, in memory and on disk.
   *
   * @return a sentence that says why the data on disk could not be deleted; empty on success
   */
  public synchronized Optional<String> forget() {
    leftOnDisk = MirrorFolder.forget(mycase, configuration.home(), keys);
    return Optional.ofNullable(leftOnDisk);
  }

  /**
   * Waits for a running token refresh, so that the new login is stored. Does nothing where there
   * never was a login.
   */
  public void settle(Duration longest) {
    if (!configuration.hasHome() || !Files.exists(configuration.home().resolve("tokens.enc"))) {
      return;
    }
    Thread waits = new Thread(() -> store().exclusively(() -> true), "mycase-token-refresh-wait");
    waits.setDaemon(true);
    waits.start();
    try {
      waits.join(longest.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes the audit log; calls that are still running fail. */
  @Override
  public void close() {
    audit.close();
  }
}
