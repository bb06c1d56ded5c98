package io.github.mycase4j.remote.http;

import java.time.Duration;

/**
 * What a server takes at most.
 *
 * @param connections connections at once; one more gets 503
 * @param idle how long a connection may be idle
 * @param reading how long head and body of a request may take to arrive
 * @param headerBytes the largest head of a request
 * @param threads how many requests are handled at once; more of them wait
 */
record ServerLimits(
    int connections, Duration idle, Duration reading, int headerBytes, int threads) {

  /** The limits for clients. Tool calls wait for MyCase, so threads are many. */
  static final ServerLimits CLIENTS =
      new ServerLimits(2_000, Duration.ofSeconds(60), Duration.ofSeconds(30), 16 * 1024, 512);

  /** The limits for collectors of metrics. */
  static final ServerLimits METRICS =
      new ServerLimits(50, Duration.ofSeconds(60), Duration.ofSeconds(30), 16 * 1024, 1);
}
