package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.mcp.text.Sha256;
import io.github.mycase4j.remote.audit.AuditFile;
import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.store.TestDatabase;
import io.github.mycase4j.remote.store.UnusedLogins;
import io.github.mycase4j.testsupport.MutableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database with users and everything that issues, verifies and revokes tokens. */
abstract class TokensTestBase {
  static final long ALICE = 11;
  static final long BOB = 12;
  static final String CLIENT = "mc4j_c_client";
  static final String OTHER_CLIENT = "mc4j_c_other";
  static final String REDIRECT = "https://client.example/cb";
  static final String VERIFIER = "v".repeat(43);
  static final String ADDRESS = "203.0.113.7";
  static final Revocation BY_ALICE = new Revocation(Revocation.Reason.USER, ALICE);

  final MutableClock clock = new MutableClock();
  final SecureRandom random = new SecureRandom();
  final List<String> issued = new ArrayList<>();
  final List<Long> deletedLogins = new ArrayList<>();
  TestDatabase database;
  AuditFile log;
  AuthEvents events;
  UnusedLogins unusedLogins;
  StoredGrants grants;
  StoredTokens tokens;

  /** Opens the database; overridden where it is not SQLite. */
  TestDatabase open(Path folder) {
    return TestDatabase.sqlite(folder);
  }

  @BeforeEach
  void open(@TempDir Path folder, @TempDir Path logFolder) {
    database = open(folder);
    database.addUser(ALICE);
    database.addUser(BOB);
    log = new AuditFile(logFolder, clock);
    events = new AuthEvents(log, new Ulids(clock, random));
    unusedLogins = new UnusedLogins(database.database(), clock);
    unusedLogins.onDelete(deletedLogins::add);
    Metrics metrics =
        new Metrics() {
          @Override
          public void tokenIssued(String kind) {
            synchronized (issued) {
              issued.add(kind);
            }
          }
        };
    grants = new StoredGrants(database.database(), unusedLogins, events, metrics, clock, random);
    tokens = tokens(metrics, Duration.ofSeconds(60));
  }

  @AfterEach
  void close() {
    log.close();
    database.close();
  }

  StoredTokens tokens(Metrics metrics, Duration refreshGrace) {
    return tokens(metrics, refreshGrace, false);
  }

  StoredTokens tokens(Metrics metrics, Duration refreshGrace, boolean readOnly) {
    return new StoredTokens(
        database.database(),
        unusedLogins,
        events,
        metrics,
        settings(refreshGrace),
        readOnly,
        clock,
        random);
  }

  static Settings.Oauth settings(Duration refreshGrace) {
    return new Settings.Oauth(
        true,
        true,
        Duration.ofHours(1),
        Duration.ofSeconds(60),
        refreshGrace,
        Duration.ofDays(30),
        365);
  }

  String approve(long userId, Scope scope) {
    return tokens.approve(
        new TokenService.Approval(
            userId,
            TestDatabase.FIRM,
            CLIENT,
            "Example Client",
            REDIRECT,
            "client.example",
            challenge(VERIFIER),
            scope));
  }

  /** Returns the pair of a new grant. */
  TokenPair grant(long userId, Scope scope) {
    return tokens.exchange(approve(userId, scope), CLIENT, REDIRECT, VERIFIER);
  }

  String apiToken(long userId, String once) {
    return grants.createToken(userId, TestDatabase.FIRM, once, "Laptop", 30, Scope.READ).token();
  }

  static String challenge(String verifier) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.digest().digest(verifier.getBytes(StandardCharsets.US_ASCII)));
  }

  static String text(Secret token) {
    return token.reveal(SecretAccess.get());
  }

  boolean works(TokenPair pair) {
    return works(text(pair.accessToken()));
  }

  boolean works(String token) {
    return tokens.authenticate(token, ADDRESS).isPresent();
  }

  /** Returns the error with which something is refused. */
  static String error(Runnable attempt) {
    return catchThrowableOfType(TokenException.class, attempt::run).error();
  }

  /** Runs something on many threads at once and returns the results. */
  static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            executor.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }
}
