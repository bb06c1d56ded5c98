package io.github.mycase4j.remote.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.store.NodeTable;
import io.github.mycase4j.remote.store.TestDatabase;
import io.github.mycase4j.testsupport.MutableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodesTest {
  private static final String KEY = "aaaaaaaaaaaaaaaa";

  @TempDir Path folder;
  private final MutableClock clock = new MutableClock();
  private TestDatabase database;

  TestDatabase open(Path empty) {
    return TestDatabase.sqlite(empty);
  }

  @BeforeEach
  void open() {
    database = open(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Nodes alone(String key) {
    return new Nodes(
        new NodeTable(database.database()),
        true,
        Optional.empty(),
        "127.0.0.1:8080",
        key,
        1500,
        clock);
  }

  private int perMinute(Nodes nodes) {
    return nodes.limiter().getRateLimiterConfig().getLimitForPeriod();
  }

  @Nested
  class TheOnlyProcess {
    @Test
    void isTheOneRowAlsoAfterALongTimeAndWithANewKey() {
      assertThat(alone("bbbbbbbbbbbbbbbb").start()).isEmpty();
      Nodes nodes = alone(KEY);
      assertThat(nodes.start()).isEmpty();
      clock.advance(Duration.ofDays(1));
      nodes.beat();
      assertThat(nodes.live()).extracting(NodeTable.Node::id).containsExactly("local");
      assertThat(nodes.live().get(0).keyId()).isEqualTo(KEY);
      assertThat(nodes.limiter())
          .hasToString("SlidingWindowRateLimiter[mycase, 1500 a minute, 25 a second]");
    }

    @Test
    void isGoneAfterItsEnd() {
      Nodes nodes = alone(KEY);
      nodes.start();
      nodes.stop();
      assertThat(nodes.live()).isEmpty();
    }
  }

  @Nested
  class OneOfSeveral {
    private Nodes node(String id, String key) {
      return new Nodes(
          new NodeTable(database.database()),
          false,
          Optional.of(id),
          "10.0.0.7:8080",
          key,
          1500,
          clock);
    }

    @Test
    void row68TakesItsShareOfTheLimitsOfMyCase() {
      Nodes a = node("a", KEY);
      assertThat(a.start()).isEmpty();
      assertThat(perMinute(a)).isEqualTo(1500);
      Nodes b = node("b", KEY);
      assertThat(b.start()).isEmpty();
      assertThat(b.limiter())
          .hasToString("SlidingWindowRateLimiter[mycase, 750 a minute, 12 a second]");
      a.beat();
      assertThat(a.limiter())
          .hasToString("SlidingWindowRateLimiter[mycase, 750 a minute, 12 a second]");
      assertThat(a.live()).extracting(NodeTable.Node::id).containsExactly("a", "b");
    }

    @Test
    void sendsNothingUntilTheOthersHaveNoticedIt() {
      node("a", KEY).start();
      Nodes b = node("b", KEY);
      b.start();
      assertThat(b.limiter().getMetrics().getAvailablePermissions()).isZero();
    }

    @Test
    void row68TakesOverTheShareOfANodeThatWasKilledWithin40Seconds() {
      Nodes a = node("a", KEY);
      a.start();
      node("b", KEY).start();
      a.beat();
      for (int beat = 0; beat < 4; beat++) {
        clock.advance(Nodes.HEARTBEAT);
        a.beat();
      }
      assertThat(perMinute(a)).isEqualTo(1500);
      assertThat(a.live()).extracting(NodeTable.Node::id).containsExactly("a");
    }

    @Test
    void takesOverTheShareOfANodeThatEndedAtOnce() {
      Nodes a = node("a", KEY);
      a.start();
      Nodes b = node("b", KEY);
      b.start();
      b.stop();
      a.beat();
      assertThat(perMinute(a)).isEqualTo(1500);
    }

    @Test
    void row77DoesNotStartBesideALiveNodeWithAnotherKey() {
      Nodes a = node("a", KEY);
      a.start();
      Nodes b = node("b", "bbbbbbbbbbbbbbbb");
      assertThat(b.start())
          .contains(
              "The node a runs with another key (key id aaaaaaaaaaaaaaaa). Stop all nodes before the"
                  + " key is changed.");
      assertThat(a.live()).extracting(NodeTable.Node::id).containsExactly("a");
      clock.advance(Nodes.DEAD_AFTER.plusSeconds(1));
      assertThat(b.start()).isEmpty();
      assertThat(b.live()).extracting(NodeTable.Node::id).containsExactly("b");
    }
  }
}
