package io.github.mycase4j.audit;

import java.util.List;

/**
 * The recording of an incident, so that a log which rejected further records can continue. Nothing
 * is fixed or deleted: the damage stays visible, and a {@code gap} record says that it was noticed.
 */
public final class AuditRepair {
  /**
   * What a repair did.
   *
   * @param changed whether a record was written
   * @param what what was recorded, a sentence each
   */
  public record Result(boolean changed, List<String> what) {
    /**
     * Copies.
     *
     * @param what what was recorded, a sentence each
     * @param changed whether the file was changed
     */
    public Result {
      what = List.copyOf(what);
    }
  }

  private AuditRepair() {}

  /**
   * Covers damaged, foreign and truncated parts with {@code gap} records. Needs the key; performs
   * I/O.
   *
   * @param config the log
   * @return what was recorded; nothing where nothing was wrong
   * @throws AuditException when the key is not the log's, or the record cannot be written
   */
  public static Result repair(AuditLogConfig config) {
    LogWriter writer = writer(config);
    try {
      List<String> what = writer.repair();
      return new Result(!what.isEmpty(), what);
    } finally {
      writer.close();
    }
  }

  /**
   * Continues with a new key because the old one is lost: the old file is renamed, never changed,
   * and a new one begins with a {@code segment} record that commits to the whole of it.
   *
   * @param config the log, with the new key
   * @return whether a new file was begun; not where the key fits the log as it is
   * @throws AuditException when the record cannot be written
   */
  public static Result newKey(AuditLogConfig config) {
    LogWriter writer = writer(config);
    try {
      long seq = writer.newKey();
      return seq == 0
          ? new Result(false, List.of())
          : new Result(
              true,
              List.of(
                  "Record "
                      + seq
                      + " begins a new file under the key "
                      + config.key().keyId()
                      + " and commits to the older one, whose key is lost."));
    } finally {
      writer.close();
    }
  }

  private static LogWriter writer(AuditLogConfig config) {
    RecordFormat format = new RecordFormat(config.server(), config.pid(), config.params());
    return new LogWriter(new LocalDisk(), config, format, true);
  }
}
