package io.github.mycase4j.remote.users;

import io.github.mycase4j.client.ratelimit.SlidingWindowRateLimiter;
import io.github.mycase4j.remote.store.NodeTable;
import io.github.mycase4j.remote.store.NodeTable.Node;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * This process among those that share the database, and its share of MyCase's rate limit: MyCase
 * limits the firm's client id, so the live processes divide the limits. Thread-safe.
 */
public final class Nodes {
  /** How often {@link #beat} is to be called. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /** How long after its last heartbeat a process counts as dead. */
  public static final Duration DEAD_AFTER = Duration.ofSeconds(30);

  private static final Duration BEAT_TAKES = Duration.ofSeconds(2);

  /** The requests in any second that MyCase documents. */
  private static final int PER_SECOND = 25;

  /** The name of the only process where none is configured. */
  private static final String ONLY = "local";

  private final NodeTable table;
  private final boolean alone;
  private final String id;
  private final String address;
  private final String keyId;
  private final InstantSource clock;
  private final int perMinute;
  private final SlidingWindowRateLimiter limiter;
  private final Instant startedAt;
  private int dividedBy = 1;

  /**
   * Describes this process; performs no I/O.
   *
   * @param alone whether no other process can share the database
   * @param id the {@code NODE_ID}; empty for the only process
   * @param address where it listens
   * @param keyId the id of its encryption key
   * @param perMinute the requests in any minute of all processes together
   */
  public Nodes(
      NodeTable table,
      boolean alone,
      Optional<String> id,
      String address,
      String keyId,
      int perMinute,
      InstantSource clock) {
    this.table = table;
    this.alone = alone;
    this.id = id.orElse(ONLY);
    this.address = address;
    this.keyId = keyId;
    this.perMinute = perMinute;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.limiter =
        SlidingWindowRateLimiter.builder("mycase")
            .limitPerMinute(perMinute)
            .limitPerSecond(PER_SECOND)
            .build();
  }

  /** Returns the limiter for all requests of this process to MyCase. */
  public SlidingWindowRateLimiter limiter() {
    return limiter;
  }

  /**
   * Enters this process, and takes its share of the limits. Where others run, no request is sent
   * before they have noticed. Performs I/O.
   *
   * @return a sentence that says why it must not start, about {@code ENCRYPTION_KEY}; empty when it
   *     may
   */
  public Optional<String> start() {
    Optional<Node> other = table.enter(self(), alone, deadBefore());
    if (other.isEmpty() && share() > 1) {
      // Until they have seen this process, the others use its share.
      limiter.holdOff(HEARTBEAT.plus(BEAT_TAKES));
    }
    return other.map(
        node ->
            "The node "
                + node.id()
                + " runs with another key (key id "
                + node.keyId()
                + "). Stop all nodes before the key is changed.");
  }

  /**
   * Tells the others that this process is alive, and takes its share of the limits. Performs I/O,
   * and throws {@code UnavailableException} without a database; the share then stays as it is.
   */
  public void beat() {
    if (!alone) {
      table.seen(self());
      int unused = share();
    }
  }

  /** Tells the others that this process ends, so that they take over its share. Performs I/O. */
  public void stop() {
    table.remove(id);
  }

  /** Returns the live processes, by id. Performs I/O. */
  public List<Node> live() {
    return table.live(alone ? Instant.EPOCH : deadBefore());
  }

  private synchronized int share() {
    int nodes = Math.max(1, live().size());
    if (nodes != dividedBy) {
      limiter.changeLimits(Math.max(1, perMinute / nodes), Math.max(1, PER_SECOND / nodes));
      dividedBy = nodes;
    }
    return nodes;
  }

  private Node self() {
    return new Node(id, address, keyId, startedAt, clock.instant());
  }

  private Instant deadBefore() {
    return clock.instant().minus(DEAD_AFTER);
  }
}
