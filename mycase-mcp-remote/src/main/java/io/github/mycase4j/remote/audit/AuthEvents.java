package io.github.mycase4j.remote.audit;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.ParamRule;
import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.mcp.server.AuditRecorder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes records of the kind {@code auth}. Thread-safe; performs I/O. */
public final class AuthEvents {
  private final AuditRecorder log;
  private final Ulids ids;

  /**
   * Creates the writer.
   *
   * @param log the audit log of the process
   * @param ids gives each event its id
   */
  public AuthEvents(AuditRecorder log, Ulids ids) {
    this.log = log;
    this.ids = ids;
  }

  /** Whose event it is; each part is null where it is not known. */
  public record Subject(@Nullable Long userId, @Nullable String firm, @Nullable String client) {}

  /**
   * Writes an event before it takes effect.
   *
   * @param event its name, such as {@code grant}; those that end in {@code -refused} or {@code
   *     -denied} have the outcome {@code denied}
   * @param params what else it tells, in order; no secrets
   * @throws AuditUnavailableException when it cannot be written; then it must not take effect
   */
  public void record(String event, Subject subject, Map<String, ?> params) {
    AuditRecord line = line(event, subject, params);
    try {
      log.record(line);
    } catch (RuntimeException e) {
      throw new AuditUnavailableException(e);
    }
  }

  /**
   * Writes an event that takes effect in any case, such as a revocation: where the log cannot be
   * written now, the record is owed and written before any other.
   */
  public void recordOrOwe(String event, Subject subject, Map<String, ?> params) {
    AuditRecord line = line(event, subject, params);
    try {
      log.record(line);
    } catch (RuntimeException e) {
      log.owe(line);
    }
  }

  private AuditRecord line(String event, Subject subject, Map<String, ?> params) {
    Map<String, ParamRule> inClear = new LinkedHashMap<>();
    params.keySet().forEach(name -> inClear.put(name, ParamRule.CLEAR));
    boolean denied = event.endsWith("-refused") || event.endsWith("-denied");
    return AuditRecord.event(ids.next(), event)
        .params(params, inClear)
        .outcome(denied ? Outcome.DENIED : Outcome.SUCCESS)
        .userId(subject.userId())
        .firm(subject.firm())
        .client(subject.client())
        .build();
  }

  /**
   * Checks that the log can be written.
   *
   * @throws AuditUnavailableException when it cannot
   */
  public void check() {
    try {
      log.check();
    } catch (RuntimeException e) {
      throw new AuditUnavailableException(e);
    }
  }
}
