package io.github.mycase4j.mcp.connection;

import io.github.mycase4j.audit.AuditKey;
import io.github.mycase4j.audit.AuditLog;
import io.github.mycase4j.audit.AuditLogConfig;
import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.server.AuditRecorder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The audit log of this process, opened when it is first needed. If it cannot be opened, the call
 * that needs it reports why, and the next call tries again.
 *
 * <p>Thread-safe.
 */
public final class LazyAuditLog implements AuditRecorder, AutoCloseable {
  private static final String HOW_TO_MAKE_A_KEY =
      " `java -jar mycase-mcp-adapter.jar key` prints a new key. Keep it safe: without it,"
          + " nothing encrypted with it can be read.";

  private final Supplier<Path> file;
  private final KeySource keys;
  private final Clock clock;
  private final String server;
  private final ParamPolicy params;
  private final Map<String, String> tools;
  private final List<AuditRecord> early = new ArrayList<>();
  private @Nullable RuntimeException whyEarly;
  private @Nullable AuditLog log;

  /**
   * Creates the log; performs no I/O.
   *
   * @param file returns the file of the log, or throws with a sentence that says why there is none
   * @param keys the source of the log's key
   * @param server the version of the server, for the records
   * @param params how parameters are kept
   * @param tools the SHA-256 of each tool jar by name
   */
  public LazyAuditLog(
      Supplier<Path> file,
      KeySource keys,
      Clock clock,
      String server,
      ParamPolicy params,
      Map<String, String> tools) {
    this.file = file;
    this.keys = keys;
    this.clock = clock;
    this.server = server;
    this.params = params;
    this.tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
  }

  @Override
  public void check() {
    open().check();
  }

  @Override
  public void record(AuditRecord record) {
    open().append(record);
  }

  /**
   * Writes the record of an event that has happened. A record that cannot be written now is written
   * before any other record.
   */
  public void recordOutcome(AuditRecord record) {
    open().appendOutcome(record);
  }

  /** Owes a record, also while the log cannot be opened. */
  @Override
  public synchronized void owe(AuditRecord record) {
    try {
      open().owe(record);
    } catch (RuntimeException e) {
      early.add(record);
      whyEarly = e;
    }
  }

  private synchronized AuditLog open() {
    AuditLog open = log;
    if (open == null) {
      AuditKey current = AuditKeys.of(currentKey());
      AuditKey previous = keys.previous().map(AuditKeys::of).orElse(null);
      open =
          AuditLog.open(
              AuditLogConfig.of(file.get(), current, server)
                  .withPreviousKey(previous)
                  .withClock(clock)
                  .withParams(params)
                  .withTools(tools));
      log = open;
      early.forEach(open::owe);
      early.clear();
    }
    return open;
  }

  private EncryptionKey currentKey() {
    try {
      return keys.current();
    } catch (TokenStoreException e) {
      boolean none =
          e.problem() == TokenStoreException.Problem.KEY_MISSING
              || e.problem() == TokenStoreException.Problem.KEYCHAIN_UNAVAILABLE;
      throw none ? new TokenStoreException(e.problem(), e.getMessage() + HOW_TO_MAKE_A_KEY, e) : e;
    }
  }

  /**
   * Closes the log; calls that are still running fail. Does nothing if it was not opened, unless a
   * record is owed: then it throws what prevented that.
   */
  @Override
  public synchronized void close() {
    RuntimeException why = whyEarly;
    if (log != null) {
      log.close();
    } else if (!early.isEmpty() && why != null) {
      throw why;
    }
  }
}
