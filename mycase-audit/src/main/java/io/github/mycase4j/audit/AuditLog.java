package io.github.mycase4j.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An append-only, tamper-evident log.
 *
 * <p>It guarantees that a record whose append returned is on disk, chained to the records before it
 * and authenticated; that several processes and threads can write to one file; and that nothing is
 * ever changed or deleted. It does not protect against a holder of the key who rewrites records
 * that no head hash kept elsewhere covers.
 *
 * <p>Thread-safe. A single record is written by the calling thread, with I/O that an interrupt does
 * not end; concurrent records are written together by the log's own thread. An interrupted caller
 * therefore neither harms the file nor loses the record.
 */
public final class AuditLog implements AutoCloseable {
  private static final int BATCH_RECORDS = 512;

  private final RecordFormat format;
  private final ParamPolicy policy;
  private final LogWriter writer;
  private final AuditKey key;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition waiting = lock.newCondition();
  private final ArrayDeque<Pending> queue = new ArrayDeque<>();
  private final OwedRecords owed = new OwedRecords();

  /** Whether some thread is writing; the writer belongs to that thread until it is done. */
  private boolean writing;

  /** Whether records come faster than one by one, so that it pays to let them gather. */
  private boolean gathering;

  private boolean closed;

  private AuditLog(AuditLogConfig config, Disk disk) {
    policy = config.params();
    format = new RecordFormat(config.server(), config.pid(), policy);
    writer = new LogWriter(disk, config, format, false);
    key = config.key().copy();
    Thread committer = new Thread(this::work, "mycase-audit-committer");
    committer.setDaemon(true);
    committer.start();
    try {
      submit(new Pending(format.start(key.keyId(), config.tools()))).await();
    } catch (AuditException e) {
      shut(List.of());
      throw e;
    }
  }

  /**
   * Opens a log: begins one if there is none, commits to what the file holds if that is not a log,
   * covers what a crash left, and writes a {@code start} record.
   *
   * @param config where and how
   * @return the log
   * @throws AuditException when nothing can or may be appended
   */
  public static AuditLog open(AuditLogConfig config) {
    return open(config, new LocalDisk());
  }

  static AuditLog open(AuditLogConfig config, Disk disk) {
    return new AuditLog(config, disk);
  }

  /**
   * Appends a record and waits until it is on the disk. An interrupt does not end the wait, and the
   * thread is interrupted when it returns. Owed records are written first.
   *
   * @param record the record
   * @return its number
   * @throws AuditException when the record is not, or not surely, on disk
   * @throws IllegalArgumentException when a parameter is not a JSON-like value
   */
  public long append(AuditRecord record) {
    byte[] body = format.body(record, key);
    writeOwed();
    return append(body);
  }

  /**
   * Appends the record of something that has happened already, such as a write that was sent. If it
   * cannot be written now, it is owed: kept in memory, and written before any other record.
   *
   * @param record the record
   * @return its number
   * @throws AuditException when the record is not, or not surely, on disk; it is owed then
   * @throws IllegalArgumentException when a parameter is not a JSON-like value; it is not owed
   */
  public long appendOutcome(AuditRecord record) {
    try {
      return append(record);
    } catch (AuditException | Error e) {
      owe(record);
      throw e;
    }
  }

  /**
   * Keeps the record of something that has happened already, and writes it before any other record.
   * Does no I/O.
   *
   * @param record the record, whose parameters are JSON-like values
   */
  public void owe(AuditRecord record) {
    owed.add(record);
  }

  /**
   * Writes the owed records, oldest first. Does nothing when there are none.
   *
   * @throws AuditException when that is not possible; records that could not be written stay owed
   */
  public void writeOwed() {
    owed.writeTo(record -> append(format.body(record, key)));
  }

  /**
   * Makes sure that a record could be appended now: writes the owed records, and finds out whether
   * the log is as it was left. Adds nothing else, unless there is something to cover that a crash
   * or others left in the file.
   *
   * @throws AuditException when nothing can or may be appended
   */
  public void check() {
    writeOwed();
    if (begin()) {
      boolean asLeft = false;
      try {
        asLeft = writer.isAsLeft();
      } catch (RuntimeException | Error e) {
        throw failure(e);
      } finally {
        ended(0);
      }
      if (asLeft) {
        return;
      }
    }
    long unused = submit(new Pending(null)).await();
  }

  /**
   * Returns the records that could not be written so far.
   *
   * @return their records, oldest first
   */
  public List<AuditRecord> owed() {
    return owed.list();
  }

  /**
   * Appends a {@code checkpoint} record, so that the hash of the log up to here can be handed out
   * and kept elsewhere.
   *
   * @param reason what it is for
   * @return its number
   * @throws AuditException when the record is not, or not surely, on disk
   */
  public long checkpoint(String reason) {
    writeOwed();
    return append(format.checkpoint(reason));
  }

  /**
   * Returns how much of the parameters this log shows.
   *
   * @return the policy
   */
  public ParamPolicy params() {
    return policy;
  }

  /**
   * Writes the owed records and a {@code stop} record, and ends the log's thread. Closing again
   * does nothing.
   *
   * @throws AuditException when that cannot be written; the log is closed all the same, and the
   *     message names the outcomes that are not in it, by tools and ids
   */
  @Override
  public void close() {
    try {
      owed.settle(
          records -> {
            List<Pending> last = new ArrayList<>();
            records.forEach(record -> last.add(new Pending(format.body(record, key))));
            last.add(new Pending(format.stop()));
            boolean first = shut(last);
            if (first) {
              last.forEach(Pending::await);
            }
            return first;
          });
    } catch (AuditException e) {
      throw e.about(owed.describe());
    }
  }

  int queued() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  int waitingForOwed() {
    return owed.waiting();
  }

  private boolean shut(List<Pending> last) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      closed = true;
      queue.addAll(last);
      waiting.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private Pending submit(Pending pending) {
    lock.lock();
    try {
      if (closed) {
        throw new AuditException(AuditException.Reason.CLOSED, "The audit log was closed.");
      }
      queue.add(pending);
      waiting.signal();
      return pending;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Appends a record. A single record is written by the calling thread, because a handover and a
   * wake-up take as long as the disk does. The log's own thread writes concurrent records, and
   * whatever is more than an append.
   */
  private long append(byte[] body) {
    if (begin()) {
      long seq = 0;
      try {
        seq = writer.commitAtOnce(body);
      } catch (RuntimeException | Error e) {
        throw failure(e);
      } finally {
        ended(0);
      }
      if (seq > 0) {
        return seq;
      }
    }
    return submit(new Pending(body)).await();
  }

  private static AuditException failure(Throwable e) {
    return e instanceof AuditException known
        ? known
        : new AuditException(
            AuditException.Reason.CANNOT_WRITE, "The audit log failed: " + e + ".", e);
  }

  /** Takes the writer, if nobody writes or waits to. */
  private boolean begin() {
    lock.lock();
    try {
      if (closed || writing || gathering || !queue.isEmpty()) {
        return false;
      }
      writing = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void ended(int records) {
    lock.lock();
    try {
      writing = false;
      gathering = records > 1 || queue.size() > 1;
      if (closed || !queue.isEmpty()) {
        waiting.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    List<Pending> batch = new ArrayList<>();
    while (awaitWork()) {
      batch.clear();
      long seq = 0;
      AuditException failure = null;
      try {
        seq = writer.commit(() -> take(batch));
      } catch (RuntimeException | Error e) {
        failure = failure(e);
        if (batch.isEmpty()) {
          take(batch);
        }
      }
      // Before the callers are woken, so that they find the writer free.
      ended(batch.size());
      for (Pending pending : batch) {
        pending.done(seq, failure);
        seq += pending.body == null ? 0 : 1;
      }
    }
    writer.close();
    key.destroy();
  }

  /** Waits for records and takes the writer; false when there will be no more. */
  private boolean awaitWork() {
    lock.lock();
    try {
      while (writing || (queue.isEmpty() && !closed)) {
        waiting.awaitUninterruptibly();
      }
      writing = !queue.isEmpty();
      return writing;
    } finally {
      lock.unlock();
    }
  }

  /** Moves waiting records into the batch, and returns the bodies of the whole batch. */
  private List<byte[]> take(List<Pending> batch) {
    lock.lock();
    try {
      while (batch.size() < BATCH_RECORDS && !queue.isEmpty()) {
        batch.add(queue.remove());
      }
    } finally {
      lock.unlock();
    }
    return batch.stream().map(pending -> pending.body).filter(Objects::nonNull).toList();
  }

  /** A record on its way, or none where only the log is checked, and the thread that waits. */
  private static final class Pending {
    final byte @Nullable [] body;
    private final Thread waiter = Thread.currentThread();
    private volatile boolean done;
    private long seq;
    private @Nullable AuditException failure;

    Pending(byte @Nullable [] body) {
      this.body = body;
    }

    void done(long number, @Nullable AuditException why) {
      seq = number;
      failure = why;
      done = true;
      LockSupport.unpark(waiter);
    }

    long await() {
      boolean interrupted = false;
      while (!done) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      AuditException why = failure;
      if (why != null) {
        throw why.again();
      }
      return seq;
    }
  }
}
