package io.github.mycase4j.remote;

import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.connection.LazyAuditLog;
import io.github.mycase4j.mcp.server.AuditRecorder;
import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.config.ConfigurationErrors;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.config.Variable;
import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.DatabaseException;
import io.github.mycase4j.remote.store.SealedLogins;
import io.github.mycase4j.remote.store.UnusedLogins;
import io.github.mycase4j.remote.tokens.StoredGrants;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/**
 * What is on disk: the database and the audit log, opened, and what writes to both. Used by the
 * server and by the commands beside it. Thread-safe.
 */
final class Storage implements AutoCloseable {
  private final Settings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Database database;
  private final LazyAuditLog log;

  private Storage(Settings settings, Clock clock, Database database, LazyAuditLog log) {
    this.settings = settings;
    this.clock = clock;
    this.database = database;
    this.log = log;
  }

  /**
   * Opens the database; the log is opened when it is first needed.
   *
   * @param server the version that goes into the audit log
   * @param tools the SHA-256 of each tool jar by name
   * @throws ConfigurationErrors when the database cannot be used
   */
  static Storage open(Settings settings, Clock clock, String server, Map<String, String> tools)
      throws ConfigurationErrors {
    LazyAuditLog log =
        new LazyAuditLog(
            settings::auditFile,
            settings.keys(),
            clock,
            server,
            settings.tools().auditParams(),
            tools);
    try {
      return new Storage(settings, clock, Database.open(settings.database()), log);
    } catch (DatabaseException e) {
      throw new ConfigurationErrors(e.variable(), e.sentence());
    }
  }

  Database database() {
    return database;
  }

  LazyAuditLog log() {
    return log;
  }

  SealedLogins logins() {
    return new SealedLogins(
        database, settings.database(), settings.keys(), settings.mycase().origins(), clock);
  }

  Ulids ids() {
    return new Ulids(clock, random);
  }

  AuthEvents events(AuditRecorder recorder) {
    return new AuthEvents(recorder, ids());
  }

  UnusedLogins unusedLogins() {
    return new UnusedLogins(database, clock);
  }

  /** Returns the grants for a command, which counts nothing. */
  StoredGrants grants() {
    return new StoredGrants(database, unusedLogins(), events(log), Metrics.NONE, clock, random);
  }

  /** Seals the logins that are still sealed under the previous key under the current one. */
  void changeKey() throws ConfigurationErrors {
    try {
      int unused = logins().resealAll();
    } catch (TokenStoreException e) {
      throw new ConfigurationErrors(
          Setting.ENCRYPTION_KEY.variable(), String.valueOf(e.getMessage()));
    }
  }

  static String databaseVariable() {
    return Variable.DATABASE_URL.name();
  }

  @Override
  public void close() {
    try {
      log.close();
    } finally {
      database.close();
    }
  }
}
