package io.github.mycase4j.remote.audit;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.mcp.server.AuditRecorder;
import io.github.mycase4j.mcp.server.UnwritableLogException;
import io.github.mycase4j.remote.metrics.Metrics;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * An audit log that also counts the calls that are recorded in it, and times its writing. A call
 * that cannot be recorded counts as an error, as it is for its caller. Why it cannot is for the
 * administrator: callers learn that it is so. Thread-safe; performs the I/O of the log.
 */
public final class MeteredAuditRecorder implements AuditRecorder {
  private static final String UNKNOWN_TOOL = "unknown";
  private static final String ASK =
      "Ask the administrator of this server, whose log says what is wrong.";

  private final AuditRecorder log;
  private final Metrics metrics;
  private final Predicate<String> known;
  private final LongSupplier nanoTime;
  private final Consumer<String> warn;

  /**
   * Creates the recorder.
   *
   * @param log the audit log of the process
   * @param known whether a name is that of a tool; any other could be made up by a client, and
   *     would make a time series of its own
   * @param nanoTime like {@link System#nanoTime}
   * @param warn is told in a sentence why the log cannot be written, for the administrator
   */
  public MeteredAuditRecorder(
      AuditRecorder log,
      Metrics metrics,
      Predicate<String> known,
      LongSupplier nanoTime,
      Consumer<String> warn) {
    this.log = log;
    this.metrics = metrics;
    this.known = known;
    this.nanoTime = nanoTime;
    this.warn = warn;
  }

  @Override
  public void check() {
    try {
      log.check();
    } catch (RuntimeException e) {
      throw unwritable(e);
    }
  }

  private UnwritableLogException unwritable(RuntimeException failure) {
    warn.accept("The audit log cannot be written: " + failure.getMessage());
    return new UnwritableLogException(ASK, failure);
  }

  @Override
  public void record(AuditRecord record) {
    long start = nanoTime.getAsLong();
    try {
      log.record(record);
    } catch (RuntimeException e) {
      count(record, Outcome.ERROR);
      throw unwritable(e);
    }
    metrics.audit(Duration.ofNanos(nanoTime.getAsLong() - start));
    count(record, record.outcome().orElse(Outcome.ERROR));
  }

  private void count(AuditRecord record, Outcome outcome) {
    if (record.kind() == AuditRecord.Kind.CALL) {
      metrics.call(
          record.tool().filter(known).orElse(UNKNOWN_TOOL),
          outcome.wire(),
          record.duration().orElse(Duration.ZERO));
    }
  }

  /** Owes the record, which was counted when it could not be written. */
  @Override
  public void owe(AuditRecord record) {
    log.owe(record);
  }
}
