package io.github.mycase4j.client;

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
import io.github.mycase4j.client.internal.sync.SharedCollections;
import io.github.mycase4j.client.internal.sync.SyncEnvironment;
import io.github.mycase4j.client.internal.transport.ClientPool;
import io.github.mycase4j.client.internal.transport.FileTransport;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import io.github.mycase4j.client.internal.transport.JdkHttpTransport;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a {@link MyCaseClient} together from what its builder was told. */
final class Assembly {
  private static final Predicate<String> USER_AGENT =
      Pattern.compile("[\\x20-\\x7e]{1,200}").asMatchPredicate();

  private final MyCaseClient.Builder from;

  Assembly(MyCaseClient.Builder from) {
    this.from = from;
  }

  MyCaseClient client() {
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
    ClientRateLimit limit = new ClientRateLimit(from);
    InterceptorChain pipeline =
        InterceptorChain.standard(
            base,
            new TokenRefresher(store, login(from.oauth), from.clock),
            limit.limit(),
            wire(),
            new Timing(from.clock, from.ticker, from.sleeper, from.random),
            writes,
            Observers.of(from.observers),
            from.userAgent,
            from.attemptTimeout,
            from.maxAttempts);
    FileTransfers files = new FileTransfers(base, new FileTransport(pool()), from.ticker);
    HttpApi http =
        new HttpApi(base, pipeline, files, CallScope.of(from.options, from.ticker.getAsLong()));
    SharedCollections collections = new SharedCollections(environment(http, store));
    writes.add(collections::written);
    return new MyCaseClient(http, from.ticker, collections, limit);
  }

  private static void positive(String setting, Duration timeout) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException(setting + " must be positive, not " + timeout);
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

  private HttpTransport wire() {
    if (from.wire != null) {
      return from.wire;
    }
    return new JdkHttpTransport(pool(), Json.MAX_BYTES);
  }

  private ClientPool pool() {
    return from.httpClient == null
        ? ClientPool.shared(from.environment, from.connectTimeout)
        : ClientPool.of(from.httpClient);
  }

  private SyncEnvironment environment(HttpApi http, TokenStore store) {
    return new SyncEnvironment(
        (options, account, loading, sent) ->
            http.in(
                CallScope.of(options, from.ticker.getAsLong())
                    .boundTo(account)
                    .loading(loading ? from.executor : null, sent)),
        from.clock,
        from.ticker,
        from.sleeper,
        from.executor,
        from.collectionStore,
        () -> store.load().map(Tokens::account).orElse(Account.UNKNOWN));
  }
}
