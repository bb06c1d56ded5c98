package io.github.mycase4j.audit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The check of a log: every record follows the one before, each was written with the key, and the
 * end is where the head file says. It never changes a byte, and needs no key for the chain. Reads
 * each file once, with as many threads as there are processors, in bounded memory.
 */
public final class AuditVerifier {
  private static final int THREADS =
      Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors()));

  private final VerifyRequest request;
  private final Snapshot snapshot;
  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "mycase-audit-verifier");
            thread.setDaemon(true);
            return thread;
          });

  private AuditVerifier(VerifyRequest request, Snapshot snapshot) {
    this.request = request;
    this.snapshot = snapshot;
  }

  /**
   * Verifies a log. Blocks while it reads; thread-safe.
   *
   * @param request the log and the keys
   * @return what was found; a file that cannot be read is a finding, not an exception
   */
  public static Verification verify(VerifyRequest request) {
    return verify(request, (ChainReader.@Nullable Listener) null);
  }

  /**
   * Verifies a log and hands over the records that follow one another, in their order, as far as
   * the first bad line. Blocks while it reads; thread-safe.
   *
   * @param request the log and the keys
   * @param records receives each record on the calling thread
   * @return what was found; a file that cannot be read is a finding, not an exception
   */
  public static Verification verify(VerifyRequest request, Consumer<VerifiedRecord> records) {
    return verify(request, (block, line) -> records.accept(VerifiedRecord.of(block, line)));
  }

  private static Verification verify(
      VerifyRequest request, ChainReader.@Nullable Listener listener) {
    try (Snapshot snapshot = Snapshot.of(new LogPaths(request.path()))) {
      AuditVerifier verifier = new AuditVerifier(request, snapshot);
      try {
        return verifier.pass(verifier.strays(), listener).verification();
      } finally {
        verifier.pool.shutdownNow();
      }
    } catch (IOException e) {
      return Verification.cannotCheck(
          request, "The audit log cannot be read: " + IoProblem.of(e) + ".");
    }
  }

  /**
   * Returns the files that are named like an older part of the log and are not, as a program that
   * copies files may leave them. Only a file that the chain is complete without counts as one.
   */
  private List<Snapshot.Part> strays() throws IOException {
    List<Snapshot.Part> doubtful = StrayFiles.among(snapshot.parts);
    if (doubtful.isEmpty() || pass(List.of(), null).verification().firstBad() == null) {
      return List.of();
    }
    Judgment without = pass(doubtful, null);
    boolean isComplete =
        without.verification().firstBad() == null
            && doubtful.stream().allMatch(each -> each.first() > without.missingBefore());
    return isComplete ? doubtful : List.of();
  }

  /** Reads the log once without these files. */
  private Judgment pass(List<Snapshot.Part> strays, ChainReader.@Nullable Listener listener)
      throws IOException {
    ChainReader chain = new ChainReader(request.keys());
    chain.firstSeq = request.from();
    chain.lastSeq = request.to();
    chain.counters.anchor = request.anchor();
    chain.listener = listener;
    HeadSlots slots = HeadSlots.read(snapshot.head, request.keys());
    Head head = slots.latest();
    if (head != null) {
      chain.counters.soughtSeq = head.seq;
    }
    List<Snapshot.Part> parts =
        snapshot.parts.stream().filter(part -> !strays.contains(part)).toList();
    Snapshot.Part before = null;
    for (Snapshot.Part part : inRange(parts, request.from())) {
      chain.beginFile(part.file().toString(), before == null ? null : before.channel());
      read(chain, part);
      if (request.from() == 1 && part.first() > 0 && chain.fileFirst != part.first()) {
        chain.fault(
            1, "the file does not begin with record " + part.first() + ", as its name says");
      }
      before = part;
    }
    return new Judgment(request, chain, slots, snapshot, strays);
  }

  /** Returns the files that may hold a record of the range or follow one that does. */
  private static List<Snapshot.Part> inRange(List<Snapshot.Part> parts, long from) {
    int begin = 0;
    for (int i = 0; i < parts.size(); i++) {
      long first = parts.get(i).first();
      if (first > 0 && first <= from) {
        begin = i;
      }
    }
    return parts.subList(begin, parts.size());
  }

  private void read(ChainReader chain, Snapshot.Part part) throws IOException {
    ArrayDeque<Future<LineBlock>> checking = new ArrayDeque<>();
    long at = 0;
    boolean continues = false;
    boolean more = true;
    if (part.size() <= LineBlock.SIZE) {
      chain.read(part.channel(), 0, part.size());
      return;
    }
    while (more || !checking.isEmpty()) {
      while (more && checking.size() < 2 * THREADS) {
        LineBlock block = LineBlock.read(part.channel(), at, part.size(), continues);
        more = block != null && !chain.done();
        if (block != null && more) {
          at += block.length;
          continues = block.open();
          checking.add(pool.submit(() -> block.check(chain.keys())));
        }
      }
      Future<LineBlock> next = checking.poll();
      if (next != null) {
        chain.join(result(next), part.channel());
      }
    }
  }

  private static LineBlock result(Future<LineBlock> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the verification was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A part of the log could not be checked.", e);
    }
  }
}
