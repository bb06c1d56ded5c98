package io.github.mycase4j.client;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.OauthSettings;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.fake.RecordingSleeper;
import io.github.mycase4j.client.fake.ScriptedWire;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.testsupport.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;

/** A client that is logged in, on a scripted wire and a clock that only tests move. */
final class ClientFixture {
  static final String BASE = "https://mycase.example.com/v1";

  final MutableClock clock = new MutableClock();
  final RecordingSleeper sleeper = new RecordingSleeper(clock);
  final ScriptedWire wire = new ScriptedWire();
  final InMemoryTokenStore store = new InMemoryTokenStore();
  final Cancellation cancellation = new Cancellation();
  final List<Progress> progress = new CopyOnWriteArrayList<>();
  final MyCaseClient mycase;
  final Api api;

  ClientFixture() {
    this(MyCaseClient.builder());
  }

  ClientFixture(MyCaseClient.Builder builder) {
    store.save(login("token-1", "refresh-1"));
    mycase = client(builder);
    api = mycase.api();
  }

  /** Makes another client with the same login, on the same wire and clock. */
  MyCaseClient client(MyCaseClient.Builder builder) {
    return builder
        .baseUri(URI.create(BASE))
        .tokenStore(store)
        .clock(clock)
        .ticker(clock)
        .sleeper(sleeper)
        .random(() -> 0)
        .wire(wire)
        .options(CallOptions.defaults().withCancellation(cancellation).withProgress(progress::add))
        .build();
  }

  /** The same client, with less time. */
  Api within(Duration budget) {
    return mycase.withOptions(mycase.options().withRequestTimeout(budget)).api();
  }

  Sample getCase() {
    return api.get("/cases/1", List.of(), Sample.class);
  }

  PagedIterable<Sample> cases() {
    return api.list("cases", "/cases", List.of(), 1000, Sample.class, Sample::id);
  }

  Sample createCase() {
    return api.post("/cases", Map.of("name", "A v. B"), Sample.class);
  }

  static Tokens login(String accessToken, String refreshToken) {
    return new Tokens(
        Secret.of(accessToken),
        MutableClock.START.plus(Duration.ofDays(1)),
        Secret.of(refreshToken),
        MutableClock.START.plus(Duration.ofDays(14)),
        Account.UNKNOWN);
  }

  /** What makes a client with a login of its own on a real server, and a clock that tests move. */
  static MyCaseClient.Builder over(String server, TokenStore store, MutableClock clock) {
    return MyCaseClient.builder()
        .baseUri(URI.create(server + "/v1"))
        .tokenStore(store)
        .oauth(
            new OauthSettings(
                "client",
                Secret.of("client-secret"),
                URI.create("http://127.0.0.1:5678/callback"),
                URI.create(server + "/login"),
                URI.create(server + "/tokens")))
        .clock(clock)
        .ticker(clock)
        .sleeper(new RecordingSleeper(clock));
  }

  /** Runs a call that must fail in the given way. */
  static <E extends MyCaseException> E failure(Class<E> type, Runnable call) {
    return Assertions.catchThrowableOfType(type, call::run);
  }
}
