package io.github.mycase4j.client;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.OauthClient;
import io.github.mycase4j.client.auth.OauthSettings;
import io.github.mycase4j.client.auth.TokenSource;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.collection.LoadedCollections;
import io.github.mycase4j.client.collection.Workshop;
import io.github.mycase4j.client.internal.http.ApiBase;
import io.github.mycase4j.client.internal.http.ClientPool;
import io.github.mycase4j.client.internal.http.HttpApi;
import io.github.mycase4j.client.internal.http.JdkWire;
import io.github.mycase4j.client.internal.http.Pipeline;
import io.github.mycase4j.client.internal.http.RateLimit;
import io.github.mycase4j.client.internal.http.Timing;
import io.github.mycase4j.client.internal.http.View;
import io.github.mycase4j.client.internal.http.Wire;
import io.github.mycase4j.client.internal.json.Json;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a {@link MyCase} together from what its builder was told. */
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

  private final MyCase.Builder from;

  Assembly(MyCase.Builder from) {
    this.from = from;
  }

  MyCase client() {
    TokenStore store = Objects.requireNonNull(from.tokenStore, "tokenStore");
    ApiBase base = ApiBase.of("apiBase", from.apiBase);
    Pipeline pipeline =
        Pipeline.standard(
            base,
            new TokenSource(store, login(from.oauth), from.clock),
            new RateLimit(from.requestsPerMinute),
            wire(),
            new Timing(from.clock, from.ticker, from.sleeper, from.random),
            from.observer,
            from.userAgent,
            ANSWER_TIMEOUT);
    HttpApi http =
        new HttpApi(base, pipeline, View.of(from.options, false, from.ticker.getAsLong()));
    return new MyCase(http, from.ticker, new LoadedCollections(workshop(http, store)));
  }

  private @Nullable OauthClient login(@Nullable OauthSettings settings) {
    if (settings == null) {
      return null;
    }
    return from.httpClient == null
        ? new OauthClient(settings, from.clock, from.environment)
        : new OauthClient(settings, from.clock, from.httpClient);
  }

  private Wire wire() {
    if (from.wire != null) {
      return from.wire;
    }
    ClientPool pool =
        from.httpClient == null
            ? ClientPool.shared(from.environment)
            : ClientPool.of(from.httpClient);
    return new JdkWire(pool, Json.MAX_BYTES);
  }

  private Workshop workshop(HttpApi http, TokenStore store) {
    return new Workshop(
        (load, loading, sent) ->
            http.in(
                View.of(load, true, loading ? from.executor : null, sent, from.ticker.getAsLong())),
        from.clock,
        from.ticker,
        from.sleeper,
        from.executor,
        from.mirror,
        () -> store.load().map(Tokens::account).orElse(Account.UNKNOWN));
  }
}
