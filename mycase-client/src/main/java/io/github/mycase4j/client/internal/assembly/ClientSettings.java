package io.github.mycase4j.client.internal.assembly;

import io.github.mycase4j.client.auth.OauthSettings;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.collection.CollectionStore;
import io.github.mycase4j.client.collection.EvictionListener;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.core.Sleeper;
import io.github.mycase4j.client.internal.sync.SyncEnvironment;
import io.github.mycase4j.client.internal.transport.ClientPool;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The settings of a client and their defaults, which its builder fills in. Not thread-safe. */
public final class ClientSettings {
  /** MyCase's API. */
  public static final URI API_BASE = URI.create("https://external-integrations.mycase.com/v1");

  /** Requests in any 60 seconds. */
  public static final int REQUESTS_PER_MINUTE = 30;

  /** The connect timeout. */
  public static final Duration CONNECT_TIMEOUT = ClientPool.CONNECT_TIMEOUT;

  /** The timeout of one attempt. */
  public static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(75);

  /** The highest number of attempts. */
  public static final int MAX_ATTEMPTS = 5;

  public URI baseUri = API_BASE;
  public @Nullable TokenStore tokenStore;
  public @Nullable OauthSettings oauth;
  public int requestsPerMinute = REQUESTS_PER_MINUTE;
  public @Nullable RateLimiter rateLimiter;
  public String userAgent = "mycase4j";
  public CallOptions options = CallOptions.defaults();
  public final List<RequestObserver> observers = new ArrayList<>();
  public Duration connectTimeout = CONNECT_TIMEOUT;
  public Duration attemptTimeout = ATTEMPT_TIMEOUT;
  public int maxAttempts = MAX_ATTEMPTS;
  public InstantSource clock = Clock.systemUTC();
  public LongSupplier ticker = System::nanoTime;
  public Sleeper sleeper = Sleeper.system();
  public RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
  public Executor executor = SyncEnvironment.threads();
  public @Nullable CollectionStore collectionStore;
  public EvictionListener evictionListener = (collection, bytes) -> {};
  public @Nullable SharedParts shared;
  public Map<String, String> environment = System.getenv();
  public @Nullable HttpClient httpClient;
  public @Nullable HttpTransport wire;
}
