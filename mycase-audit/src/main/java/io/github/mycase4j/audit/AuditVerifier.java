package io.github.mycase4j.audit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Checks a log: that every record follows the one before, that each was written with the key, and
 * that the end is where the head file says. It never changes a byte, and needs no key for the
 * chain. Reads each file once, with as many threads as there are processors, in bounded memory.
 */
public final class AuditVerifier {
  private AuditVerifier() {}

  /**
   * Verifies a log. Blocks while it reads; thread-safe.
   *
   * @param request what, and with which keys
   * @return what was found; a file that cannot be read is a finding, not an exception
   */
  public static Verification verify(VerifyRequest request) {
    return verify(request, null);
  }

  static Verification verify(VerifyRequest request, ChainWalk.@Nullable Listener listener) {
    LogPaths paths = new LogPaths(request.path());
    ChainWalk walk = new ChainWalk(request.keys());
    walk.firstSeq = request.from();
    walk.lastSeq = request.to();
    walk.tally.anchor = request.anchor();
    walk.listener = listener;
    int threads = Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors()));
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "audit-log-verifier");
              thread.setDaemon(true);
              return thread;
            });
    try (Snapshot snapshot = Snapshot.of(paths)) {
      HeadSlots slots = HeadSlots.read(snapshot.head, request.keys());
      Head head = slots.latest();
      if (head != null) {
        walk.tally.soughtSeq = head.seq;
      }
      List<Snapshot.Part> parts = inRange(snapshot.parts, request.from());
      Snapshot.Part before = null;
      for (Snapshot.Part part : parts) {
        walk.beginFile(part.file().toString(), before == null ? null : before.channel());
        walk(walk, part, pool, 2 * threads);
        if (request.from() == 1 && part.first() > 0 && walk.fileFirst != part.first()) {
          walk.fault(
              1, "the file does not begin with record " + part.first() + ", as its name says");
        }
        before = part;
      }
      return new Judgement(request, walk, slots, snapshot).verification();
    } catch (IOException e) {
      return Verification.cannotCheck(paths.log, "The audit log cannot be read: " + e + ".");
    } finally {
      pool.shutdownNow();
    }
  }

  /** The files that may hold a record of the range or follow one that does. */
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

  private static void walk(ChainWalk walk, Snapshot.Part part, ExecutorService pool, int ahead)
      throws IOException {
    ArrayDeque<Future<Chunk>> checking = new ArrayDeque<>();
    long at = 0;
    boolean continues = false;
    boolean more = true;
    if (part.size() <= Chunk.SIZE) {
      walk.walk(part.channel(), 0, part.size());
      return;
    }
    while (more || !checking.isEmpty()) {
      while (more && checking.size() < ahead) {
        Chunk chunk = Chunk.read(part.channel(), at, part.size(), continues);
        more = chunk != null && !walk.done();
        if (chunk != null && more) {
          at += chunk.length;
          continues = chunk.open();
          checking.add(pool.submit(() -> chunk.check(walk.keys())));
        }
      }
      Future<Chunk> next = checking.poll();
      if (next != null) {
        walk.join(result(next), part.channel());
      }
    }
  }

  private static Chunk result(Future<Chunk> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the verification was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A part of the log could not be checked.", e);
    }
  }

  /** Draws the conclusion from what the walk saw and the head says. */
  private static final class Judgement {
    private final VerifyRequest request;
    private final ChainWalk walk;
    private final HeadSlots slots;
    private final @Nullable Head head;
    private final Snapshot snapshot;
    private final List<String> remarks = new ArrayList<>();
    private boolean isIncomplete;
    private @Nullable String cannot;

    Judgement(VerifyRequest request, ChainWalk walk, HeadSlots slots, Snapshot snapshot) {
      this.request = request;
      this.walk = walk;
      this.slots = slots;
      this.head = slots.latest();
      this.snapshot = snapshot;
    }

    Verification verification() {
      if (snapshot.parts.isEmpty()) {
        if (head == null) {
          return Verification.cannotCheck(
              request.path(), "There is no audit log at " + request.path() + ".");
        }
        walk.beginFile(request.path().toString(), null);
      }
      settleTail();
      Verification.HeadStatus headStatus = head();
      macs();
      beginning();
      Verification.AnchorStatus anchor = anchor();
      List<Verification.Gap> gaps = walk.tally.gaps;
      List<Verification.OpenIntent> intents =
          walk.tally.openIntents.entrySet().stream()
              .map(intent -> new Verification.OpenIntent(intent.getValue(), intent.getKey()))
              .toList();
      Verification.BadLine bad = walk.tally.bad;
      boolean broken = bad != null || anchor == Verification.AnchorStatus.NOT_FOUND;
      int exit = broken ? 1 : cannot != null ? 3 : isIncomplete || !gaps.isEmpty() ? 2 : 0;
      return new Verification(
          request.path(),
          exit,
          walk.tally.records,
          walk.seq,
          walk.started ? Hex.text(walk.hash) : null,
          !request.keys().isEmpty(),
          walk.tally.checked,
          walk.tally.uncheckable,
          headStatus,
          anchor,
          walk.tally.anchorSeq,
          gaps,
          intents,
          walk.tally.backwards,
          walk.tally.firstBackwardsSeq,
          bad,
          walk.tally.strayRecords,
          remarks,
          cannot);
    }

    private void settleTail() {
      if (!walk.started && request.from() > 1) {
        // Every line is before the range, which begins after the last of them.
        return;
      }
      walk.settleOlder();
      if (walk.done()) {
        return;
      }
      for (ForeignBytes.Range range : walk.foreign.ranges()) {
        boolean afterAll = range.from >= walk.end && !range.shaped && walk.started;
        if (afterAll && (head == null || range.from >= head.length)) {
          isIncomplete = true;
          remarks.add(
              "The file ends with "
                  + (range.to - range.from)
                  + " bytes that are no record (line "
                  + range.line
                  + "); the next start will cover them with a gap record.");
        } else {
          walk.fault(range.line, range.reason);
        }
      }
    }

    private Verification.HeadStatus head() {
      if (head == null) {
        isIncomplete = true;
        return slots.isMissing()
            ? Verification.HeadStatus.MISSING
            : Verification.HeadStatus.DAMAGED;
      }
      boolean inRange = head.seq >= request.from() && head.seq <= request.to();
      if (!inRange && head.seq > 0) {
        return Verification.HeadStatus.OUT_OF_RANGE;
      }
      if (slots.isForged()) {
        walk.fault(walk.lineNumber(), "the head file was forged: its MAC is not right");
        return Verification.HeadStatus.MISMATCH;
      }
      if (head.seq > 0 && walk.tally.soughtHash == null) {
        walk.fault(
            walk.lineNumber() + 1,
            "the head file names record " + head.seq + ", but the log ends at record " + walk.seq);
        return Verification.HeadStatus.LOG_IS_SHORTER;
      }
      if (head.seq > 0 && !Arrays.equals(walk.tally.soughtHash, head.hash)) {
        walk.fault(walk.lineNumber(), "record " + head.seq + " is not the one the head file names");
        return Verification.HeadStatus.MISMATCH;
      }
      if (!slots.isTrusted()) {
        isIncomplete = true;
        remarks.add(
            "The head file was written with the key "
                + head.keyId
                + ", which is not among the keys given: its MAC cannot be checked.");
      } else if (!walk.done() && slots.mayBeCutAt(walk.seq)) {
        isIncomplete = true;
        remarks.add(
            "The slot of the head file that is left announces record "
                + head.next
                + ", but the log ends at record "
                + walk.seq
                + ".");
        return Verification.HeadStatus.SLOT_LOST;
      }
      if (walk.seq > head.seq) {
        remarks.add(
            (head.seq == 0
                    ? "The head file names no record yet"
                    : "The head file names record " + head.seq)
                + "; the log goes on to record "
                + walk.seq
                + ", as it does after a crash.");
        return Verification.HeadStatus.BEHIND;
      }
      return Verification.HeadStatus.MATCHES;
    }

    private void macs() {
      if (!walk.started) {
        if ((head == null || head.seq == 0) && walk.tally.bad != null) {
          cannot = "The file " + request.path() + " is not an audit log: it holds no record.";
          walk.tally.bad = null;
        } else if (walk.tally.bad == null) {
          cannot = "There is no record in the range.";
        }
      } else if (!request.keys().isEmpty() && !walk.lastChecked) {
        cannot =
            "The last record was written with the key "
                + walk.activeKey()
                + ", which is not among the keys given: its MAC cannot be checked.";
      }
      if (walk.tally.doubtfulKeySeq > 0) {
        remarks.add(Refusals.doubtfulKey(walk.tally.doubtfulKeySeq));
      }
    }

    private void beginning() {
      if (walk.missingBefore > 0) {
        isIncomplete = true;
        remarks.add(
            walk.missingBefore
                + " records before the first one here are missing: older files were taken away.");
      }
    }

    private Verification.AnchorStatus anchor() {
      if (request.anchor() == null) {
        return Verification.AnchorStatus.NOT_GIVEN;
      }
      return walk.tally.anchorSeq > 0
          ? Verification.AnchorStatus.FOUND
          : Verification.AnchorStatus.NOT_FOUND;
    }
  }
}
