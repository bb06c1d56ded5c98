package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.tokens.Counters;
import io.github.mycase4j.remote.web.WebRequest;
import java.time.InstantSource;
import java.util.Map;

/**
 * The limits of the OAuth endpoints for each address and clock minute. Thread-safe; performs I/O
 * where the counters do.
 *
 * <p>Where failures are limited, a request that succeeds is served also when the limit is reached:
 * many people can share an address.
 */
public final class AddressLimits {
  private static final long MINUTE = 60;

  private static final Map<String, Integer> REQUESTS =
      Map.of("/oauth/authorize", 300, "/oauth/register", 30);
  private static final Map<String, Integer> FAILURES =
      Map.of("/oauth/authorize", 60, "/oauth/token", 60);

  private final Counters counters;
  private final InstantSource clock;

  /** Creates the limits. */
  public AddressLimits(Counters counters, InstantSource clock) {
    this.counters = counters;
    this.clock = clock;
  }

  /** Counts a request; returns whether it may be handled. */
  boolean admits(WebRequest request) {
    Integer most = REQUESTS.get(request.path());
    return most == null || counters.increment(name("requests", request)) <= most;
  }

  /** Counts the status of a response if it is a failure; returns whether it may be told. */
  boolean admits(WebRequest request, int status) {
    Integer most = FAILURES.get(request.path());
    boolean failed = status >= 400 && status < 500;
    return most == null || !failed || counters.increment(name("failures", request)) <= most;
  }

  /** Returns the seconds until the next clock minute, at least one. */
  long retryAfter() {
    return MINUTE - Math.floorMod(clock.instant().getEpochSecond(), MINUTE);
  }

  private static String name(String what, WebRequest request) {
    return what + " " + request.path() + " " + request.network();
  }
}
