package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.AuditKey;
import io.github.mycase4j.audit.AuditLog;
import io.github.mycase4j.audit.AuditLogConfig;
import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.mcp.fixture.FakeLogin;
import io.github.mycase4j.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A session with a real audit log, so that its rejections are real, and with the client that a test
 * passes. It records the order of events.
 */
final class FakeSession implements Session, AuditRecorder {
  static final byte[] KEY = new byte[32];

  /** The user who is logged in. */
  static final Account PRIYA = new Account(501L, "Priya Raman", "Firm", "firm-1");

  final List<String> events = new ArrayList<>();
  Account account = PRIYA;

  /** The login as its tools see it. */
  final FakeLogin login = new FakeLogin(PRIYA);

  /** The records that the log rejects. */
  Predicate<AuditRecord> refuses = record -> false;

  /** Whether the log can be written at all, so far as one can tell beforehand. */
  boolean auditWorks = true;

  /** The count of this session's writes; a test may set another limit. */
  SessionWrites writes;

  private final ArrayDeque<AuditRecord> owed = new ArrayDeque<>();
  private final MyCaseClient mycase;
  private final AuditLog log;
  private final AuditLog closed;

  FakeSession(MyCaseClient mycase, Path folder, Clock clock) {
    this(mycase, folder, clock, ParamPolicy.FULL);
  }

  FakeSession(MyCaseClient mycase, Path folder, Clock clock, ParamPolicy params) {
    this.mycase = mycase;
    this.writes = new SessionWrites(100, clock);
    this.log = open(folder.resolve("audit.log"), params);
    this.closed = open(folder.resolve("closed.log"), params);
    closed.close();
  }

  /** Returns a builder of a client that is logged in to a sandbox. */
  static MyCaseClient.Builder client(Sandbox sandbox, Clock clock) {
    return client(sandbox, clock, new InMemoryTokenStore());
  }

  /** Returns a builder of a client whose login to a sandbox is in a store. */
  static MyCaseClient.Builder client(Sandbox sandbox, Clock clock, InMemoryTokenStore store) {
    store.save(
        new Tokens(
            Secret.of(sandbox.newAccessToken()),
            clock.instant().plus(Duration.ofDays(1)),
            Secret.of(sandbox.newRefreshToken()),
            clock.instant().plus(Duration.ofDays(9)),
            PRIYA));
    return MyCaseClient.builder()
        .baseUri(sandbox.apiBase())
        .tokenStore(store)
        .requestsPerMinute(1_000_000)
        .clock(clock);
  }

  private static AuditLog open(Path file, ParamPolicy params) {
    return AuditLog.open(AuditLogConfig.of(file, AuditKey.of(KEY), "test").withParams(params));
  }

  @Override
  public MyCaseClient mycase() {
    return mycase;
  }

  @Override
  public Optional<MyCaseClient> existingClient() {
    return Optional.of(mycase);
  }

  @Override
  public Account account() {
    return account;
  }

  @Override
  public synchronized void record(AuditRecord record) {
    writeOwed();
    append(record);
  }

  private void append(AuditRecord record) {
    if (refuses.test(record)) {
      closed.append(record);
    }
    log.append(record);
    events.add(record.kind().wire());
  }

  @Override
  public synchronized void owe(AuditRecord record) {
    owed.add(record);
  }

  private synchronized void writeOwed() {
    while (!owed.isEmpty()) {
      append(owed.element());
      owed.remove();
    }
  }

  @Override
  public void check() {
    if (!auditWorks) {
      throw new IllegalStateException("The encryption key is not the one of this log.");
    }
    writeOwed();
  }

  @Override
  public ActiveCall enter() {
    return () -> {};
  }

  @Override
  public LoginTools login() {
    return login;
  }

  @Override
  public SessionWrites writes() {
    return writes;
  }
}
