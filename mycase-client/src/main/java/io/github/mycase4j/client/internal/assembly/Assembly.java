package io.github.mycase4j.client.internal.assembly;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.OauthClient;
import io.github.mycase4j.client.auth.OauthSettings;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.internal.auth.TokenRefresher;
import io.github.mycase4j.client.internal.http.ApiBase;
import io.github.mycase4j.client.internal.http.CallScope;
import io.github.mycase4j.client.internal.http.FileTransfers;
import io.github.mycase4j.client.internal.http.HttpApi;
import io.github.mycase4j.client.internal.http.InterceptorChain;
import io.github.mycase4j.client.internal.http.Observers;
import io.github.mycase4j.client.internal.http.Timing;
import io.github.mycase4j.client.internal.http.WriteNotification;
import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.sync.RowPool;
import io.github.mycase4j.client.internal.sync.SharedCollections;
import io.github.mycase4j.client.internal.sync.SyncEnvironment;
import io.github.mycase4j.client.internal.transport.ClientPool;
import io.github.mycase4j.client.internal.transport.FileTransport;
import io.github.mycase4j.client.internal.transport.JdkHttpTransport;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a client, put together from its settings. Performs no I/O. */
public final class Assembly {
  private static final Predicate<String> USER_AGENT =
      Pattern.compile("[\\x20-\\x7e]{1,200}").asMatchPredicate();

  private final ClientSettings from;
  private final HttpApi http;
  private final SharedCollections collections;
  private final ClientRateLimit limit;

  /**
   * Puts the parts together.
   *
   * @throws IllegalArgumentException if a setting cannot work, with its name
   * @throws NullPointerException if there is no token store
   */
  public Assembly(ClientSettings from) {
    this.from = from;
    if (from.shared != null) {
      from.shared.applyTo(from);
    }
    TokenStore store = Objects.requireNonNull(from.tokenStore, "tokenStore");
    positive("connectTimeout", from.connectTimeout);
    positive("attemptTimeout", from.attemptTimeout);
    if (from.maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts must be at least 1, not " + from.maxAttempts);
    }
    if (!USER_AGENT.test(from.userAgent)) {
      throw new IllegalArgumentException(
          "userAgent must be 1 to 200 printable ASCII characters, which a header can carry");
    }
    ApiBase base = ApiBase.of("baseUri", from.baseUri);
    WriteNotification writes = new WriteNotification();
    ClientPool pool = pool();
    limit = new ClientRateLimit(from);
    InterceptorChain pipeline =
        InterceptorChain.standard(
            base,
            new TokenRefresher(store, login(from.oauth), from.clock),
            limit.limit(),
            from.wire == null ? new JdkHttpTransport(pool, Json.MAX_BYTES) : from.wire,
            new Timing(from.clock, from.ticker, from.sleeper, from.random),
            writes,
            Observers.of(from.observers),
            from.userAgent,
            from.attemptTimeout,
            from.maxAttempts);
    FileTransfers files = new FileTransfers(base, new FileTransport(pool), from.ticker);
    http = new HttpApi(base, pipeline, files, CallScope.of(from.options, from.ticker.getAsLong()));
    collections = new SharedCollections(environment(http, store));
    writes.add(collections::written);
  }

  /** Returns the API in the client's first view. */
  public HttpApi http() {
    return http;
  }

  /** Returns the collections that all views share. */
  public SharedCollections collections() {
    return collections;
  }

  /** Returns the limit that all requests keep. */
  public ClientRateLimit limit() {
    return limit;
  }

  /**
   * Checks a duration.
   *
   * @throws IllegalArgumentException if it is not positive, with its name
   */
  public static void positive(String name, Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive, not " + duration);
    }
  }

  private @Nullable OauthClient login(@Nullable OauthSettings settings) {
    if (settings == null) {
      return null;
    }
    return from.httpClient == null
        ? new OauthClient(settings, from.clock, from.environment)
        : new OauthClient(settings, from.clock, from.httpClient);
  }

  private ClientPool pool() {
    return from.httpClient == null
        ? ClientPool.shared(from.environment, from.connectTimeout)
        : ClientPool.of(from.httpClient);
  }

  private SyncEnvironment environment(HttpApi api, TokenStore store) {
    return new SyncEnvironment(
        (options, account, loading, sent) ->
            api.in(
                CallScope.of(options, from.ticker.getAsLong())
                    .boundTo(account)
                    .loading(loading ? from.executor : null, sent)),
        from.clock,
        from.ticker,
        from.sleeper,
        from.executor,
        from.collectionStore,
        () -> store.load().map(Tokens::account).orElse(Account.UNKNOWN),
        from.shared == null ? RowPool.ofOneClient() : from.shared.rows(),
        from.evictionListener);
  }
}
