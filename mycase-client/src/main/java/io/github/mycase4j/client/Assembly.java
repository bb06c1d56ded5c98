package io.github.mycase4j.client;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.OauthClient;
import io.github.mycase4j.client.auth.OauthSettings;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.internal.auth.TokenRefresher;
import io.github.mycase4j.client.internal.http.ApiBase;
import io.github.mycase4j.client.internal.http.CallScope;
import io.github.mycase4j.client.internal.http.HttpApi;
import io.github.mycase4j.client.internal.http.InterceptorChain;
import io.github.mycase4j.client.internal.http.Timing;
import io.github.mycase4j.client.internal.http.WriteNotification;
import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.internal.sync.SharedCollections;
import io.github.mycase4j.client.internal.sync.SyncEnvironment;
import io.github.mycase4j.client.internal.transport.ClientPool;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import io.github.mycase4j.client.internal.transport.JdkHttpTransport;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a {@link MyCaseClient} together from what its builder was told. */
final class Assembly {
  /** Sees nothing. */
  static final RequestObserver UNOBSERVED =
      new RequestObserver() {
        @Override
        public void before(RequestInfo request) {}

        @Override
        public void after(RequestInfo request, RequestOutcome outcome) {}
      };

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(75);

  private final MyCaseClient.Builder from;

  Assembly(MyCaseClient.Builder from) {
    this.from = from;
  }

  MyCaseClient client() {
    TokenStore store = Objects.requireNonNull(from.tokenStore, "tokenStore");
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
            from.observer,
            from.userAgent,
            ANSWER_TIMEOUT);
    HttpApi http = new HttpApi(base, pipeline, CallScope.of(from.options, from.ticker.getAsLong()));
    SharedCollections collections = new SharedCollections(environment(http, store));
    writes.add(collections::written);
    return new MyCaseClient(http, from.ticker, collections, limit);
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
    ClientPool pool =
        from.httpClient == null
            ? ClientPool.shared(from.environment)
            : ClientPool.of(from.httpClient);
    return new JdkHttpTransport(pool, Json.MAX_BYTES);
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
