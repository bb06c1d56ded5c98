package io.github.mycase4j.sandbox;

import com.sun.net.httpserver.HttpServer;
import io.github.mycase4j.sandbox.api.Api;
import io.github.mycase4j.sandbox.files.FileServer;
import io.github.mycase4j.sandbox.http.Endpoint;
import io.github.mycase4j.sandbox.http.HttpSupport;
import io.github.mycase4j.sandbox.login.Browser;
import io.github.mycase4j.sandbox.login.OauthServer;
import io.github.mycase4j.sandbox.login.Tokens;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.RandomTokens;
import io.github.mycase4j.sandbox.value.Times;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A running stand-in for MyCase on 127.0.0.1: API v1, login page, token endpoint and, on a port of
 * its own, the file store. It keeps its firm in memory, answers as MyCase's description says, and
 * refuses and records what that description does not know ({@link #refusals()}).
 *
 * <p>Thread safe. Opens two local ports and no connection to anywhere else, but for {@link
 * #approve} and {@link #deny}, which visit the loopback redirect URI. It is for tests and demos: it
 * protects nothing, and its login asks for no password.
 */
public final class Sandbox implements AutoCloseable {
  private static final int MAX_BODY = 1 << 20;

  private final Builder settings;
  private final Store store;
  private final Tokens tokens;
  private final RequestLog log = new RequestLog();
  private final FaultQueue faults = new FaultQueue();
  private final HttpServer server;
  private final HttpServer files;
  private final ExecutorService workers;
  private volatile URI redirectUri;
  private volatile long userId;

  private Sandbox(Builder settings, SampleFirm firm) {
    this.settings = settings;
    this.store = new Store(firm.rowsByCollection());
    this.redirectUri = settings.redirectUri;
    this.userId = firm.userId();
    RandomTokens random = new RandomTokens(settings.random);
    this.tokens = new Tokens(settings.clock, random, settings.accessTokenLife);
    FileServer fileServer = new FileServer(store, settings.clock, random);
    Api api =
        new Api(
            new Api.Settings(
                settings.clock,
                firm.answer(),
                settings.itemCount,
                settings.emptyPages,
                settings.requestsPerSecond),
            store,
            fileServer,
            tokens,
            random);
    OauthServer oauth =
        new OauthServer(
            new OauthServer.Settings(
                settings.clientId,
                settings.clientSecret,
                firm.name(),
                firm.uuid(),
                () -> redirectUri.toString(),
                () -> userId,
                this::userName),
            tokens,
            random);
    Endpoint apiAndLogin =
        request -> request.path().startsWith("/v1/") ? api.handle(request) : oauth.handle(request);
    AtomicInteger count = new AtomicInteger();
    this.workers =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "mycase-sandbox-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    this.server =
        HttpSupport.serve(
            settings.port,
            new Router(apiAndLogin, MAX_BODY, true, faults, log, settings.beforeAnswer),
            workers);
    this.files =
        HttpSupport.serve(
            0,
            new Router(
                fileServer, FileServer.MAX_UPLOAD, false, faults, log, settings.beforeAnswer),
            workers);
    fileServer.origin(HttpSupport.origin(files));
  }

  /** Starts a sandbox with the sample firm, the system's clock and any free port. Opens ports. */
  public static Sandbox start() {
    return builder().start();
  }

  /** Settings for a sandbox; each has a default that suits a test. */
  public static Builder builder() {
    return new Builder();
  }

  /** The base of the API, ending in {@code /v1}; its counterpart of the real MyCase is https. */
  public URI apiBase() {
    return URI.create(HttpSupport.origin(server) + "/v1");
  }

  /** The address of the login page, without parameters. */
  public URI authorizationUrl() {
    return URI.create(HttpSupport.origin(server) + "/login_sessions/new");
  }

  /** The address of the token endpoint. */
  public URI tokenUrl() {
    return URI.create(HttpSupport.origin(server) + "/tokens");
  }

  /** The client id that the login and the token endpoint know. */
  public String clientId() {
    return settings.clientId;
  }

  /** The client secret that the token endpoint wants; worth nothing outside this sandbox. */
  public String clientSecret() {
    return settings.clientSecret;
  }

  /** The redirect URI that is registered for the client. */
  public URI redirectUri() {
    return redirectUri;
  }

  /** Registers another redirect URI, for listeners that learn their port late. */
  public void useRedirectUri(URI uri) {
    redirectUri = Objects.requireNonNull(uri);
  }

  /**
   * Makes another member of the staff the person who logs in from now on; logins that exist stay.
   *
   * @throws IllegalArgumentException when the firm has no staff with that id
   */
  public void signInAs(long staffId) {
    if (store.find("staff", staffId) == null) {
      throw new IllegalArgumentException("The firm has no staff with the id " + staffId);
    }
    userId = staffId;
  }

  private String userName(long id) {
    Row user = store.find("staff", id);
    return user == null ? "nobody" : user.text("first_name") + " " + user.text("last_name");
  }

  /** The latest 20,000 requests, oldest first. */
  public List<RecordedRequest> requests() {
    return log.all();
  }

  /** The requests that lie outside MyCase's description; a good test ends with none. */
  public List<RecordedRequest> refusals() {
    return log.refused();
  }

  /** Forgets the requests and refusals so far. */
  public void clearRequests() {
    log.clear();
  }

  /**
   * Unmodifiable copies of all rows of a collection, in the order of their ids: the truth to
   * compare with.
   *
   * @throws IllegalArgumentException when there is no such collection
   */
  public List<Map<String, @Nullable Object>> rows(String collection) {
    return store.all(collection, null).stream()
        .<Map<String, @Nullable Object>>map(SampleFirm::shown)
        .toList();
  }

  /**
   * Adds a row, or replaces the one with its id; no rule of MyCase is applied, so that a test can
   * make any situation. Without {@code created_at} or {@code updated_at} they are now.
   *
   * @param fields plain JSON values; a missing {@code id} becomes the next free one
   * @return the id
   */
  public long put(String collection, Map<String, ?> fields) {
    synchronized (store) {
      long id =
          fields.get("id") instanceof Number number ? number.longValue() : store.nextId(collection);
      String now = Times.stamp(settings.clock.instant());
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      all.put("id", id);
      all.putAll(fields);
      for (String stamp : List.of("created_at", "updated_at")) {
        if (!all.containsKey(stamp)) {
          all.put(stamp, now);
        }
      }
      store.put(collection, id, all);
      return id;
    }
  }

  /** Deletes a row behind the API's back; what refers to it dangles. Says whether it was there. */
  public boolean delete(String collection, long id) {
    return store.delete(collection, id);
  }

  /** Lets a fault strike the first coming request that it fits; several wait their turn. */
  public void failNext(Fault fault) {
    faults.add(Objects.requireNonNull(fault));
  }

  /** A fresh access token of the person who logs in, without a login. A secret of this sandbox. */
  public String newAccessToken() {
    return String.valueOf(tokens.issue(userId).get("access_token"));
  }

  /** A fresh refresh token of the person who logs in, without a login. */
  public String newRefreshToken() {
    return String.valueOf(tokens.issue(userId).get("refresh_token"));
  }

  /** Every access token so far is answered with 401 from now on. */
  public void expireAccessTokens() {
    tokens.dropAccess();
  }

  /** Every refresh token so far is refused from now on. */
  public void revokeRefreshTokens() {
    tokens.dropRefresh();
  }

  /**
   * Plays the person and the browser: opens the login page, agrees, and follows the redirect to the
   * application's loopback address. Does I/O, on this machine only.
   *
   * @param authorization the address that the application would open: the login page's, or one of
   *     its own beside the redirect URI that leads there and may set cookies
   * @return the status that the application's callback answered
   * @throws IOException when a connection fails
   * @throws InterruptedException when the thread is interrupted while it waits
   * @throws IllegalStateException when the login page shows an error
   */
  public int approve(URI authorization) throws IOException, InterruptedException {
    return new Browser(authorizationUrl(), redirectUri()).visit(authorization, "allow");
  }

  /** As {@link #approve}, but the person does not agree. */
  public int deny(URI authorization) throws IOException, InterruptedException {
    return new Browser(authorizationUrl(), redirectUri()).visit(authorization, "deny");
  }

  /** Closes the ports; the firm is gone. */
  @Override
  public void close() {
    server.stop(0);
    files.stop(0);
    workers.shutdownNow();
  }

  /** Settings for a {@link Sandbox}. Not thread safe. */
  public static final class Builder {
    private InstantSource clock = Clock.system(ZoneId.systemDefault());
    private @Nullable SampleFirm firm;
    private int port;
    private String clientId = "sandbox-client";
    private String clientSecret = "sandbox-secret";
    private URI redirectUri = URI.create("http://127.0.0.1:5678/callback");
    private Duration accessTokenLife = Duration.ofDays(1);
    private Predicate<String> itemCount = collection -> !Set.of("invoices").contains(collection);
    private boolean emptyPages;
    private int requestsPerSecond;
    private BiConsumer<String, String> beforeAnswer = (method, path) -> {};
    private RandomGenerator random = new SecureRandom();

    private Builder() {}

    /** The time, for all that expires or is stamped; the sample firm's today when none is given. */
    public Builder clock(InstantSource source) {
      clock = Objects.requireNonNull(source);
      return this;
    }

    /** The firm that it starts with; a copy, so that one firm serves many sandboxes. */
    public Builder firm(SampleFirm start) {
      firm = Objects.requireNonNull(start);
      return this;
    }

    /** The port of API and login; 0, the default, takes any free one. */
    public Builder port(int number) {
      port = number;
      return this;
    }

    /** The client id to expect. */
    public Builder clientId(String id) {
      clientId = Objects.requireNonNull(id);
      return this;
    }

    /** The client secret to expect. */
    public Builder clientSecret(String secret) {
      clientSecret = Objects.requireNonNull(secret);
      return this;
    }

    /** The redirect URI to expect, to the letter; {@code http://127.0.0.1:5678/callback}. */
    public Builder redirectUri(URI uri) {
      redirectUri = Objects.requireNonNull(uri);
      return this;
    }

    /** How long an access token lives; a day. */
    public Builder accessTokenLife(Duration life) {
      accessTokenLife = Objects.requireNonNull(life);
      return this;
    }

    /** Which collections send {@code Item-Count}; all but {@code invoices}. */
    public Builder itemCount(Predicate<String> sends) {
      itemCount = Objects.requireNonNull(sends);
      return this;
    }

    /** Whether the second page of a longer list is empty and yet has a next one; no. */
    public Builder emptyPages(boolean wanted) {
      emptyPages = wanted;
      return this;
    }

    /** Requests allowed in any second before 429; 0, the default, for no limit. MyCase: 25. */
    public Builder requestsPerSecond(int limit) {
      if (limit < 0) {
        throw new IllegalArgumentException("requestsPerSecond must not be negative: " + limit);
      }
      requestsPerSecond = limit;
      return this;
    }

    /**
     * Runs with method and path on the server's thread before a request is acted on; where it
     * blocks, the answer waits, which is how a test makes MyCase slow.
     */
    public Builder beforeAnswer(BiConsumer<String, String> hook) {
      beforeAnswer = Objects.requireNonNull(hook);
      return this;
    }

    /** Where tokens and codes come from; {@link SecureRandom}. */
    public Builder random(RandomGenerator source) {
      random = Objects.requireNonNull(source);
      return this;
    }

    /**
     * Opens the ports.
     *
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public Sandbox start() {
      SampleFirm given = firm;
      if (given == null) {
        Clock zoned = clock instanceof Clock c ? c : clock.withZone(ZoneOffset.UTC);
        given = SampleFirm.standard(zoned);
      }
      return new Sandbox(this, given);
    }
  }
}
