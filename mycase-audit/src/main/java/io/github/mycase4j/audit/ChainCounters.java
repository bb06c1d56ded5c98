package io.github.mycase4j.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What reading the chain counts and finds. */
final class ChainCounters {
  long records;
  long checked;
  long uncheckable;
  long backwards;
  long firstBackwardsSeq;

  /** Lines that fit each other, though not the chain. */
  long strayRecords;

  /**
   * The record that continues under a key that is not at hand, because the one before was lost,
   * though that one is at hand; or 0.
   */
  long doubtfulKeySeq;

  final List<Verification.GapRecord> gaps = new ArrayList<>();
  final Map<String, Long> openIntents = new LinkedHashMap<>();

  /** The first thing that is wrong. */
  Verification.@Nullable BadLine bad;

  /** A hash that is looked for, in hexadecimal, and the record that has it. */
  @Nullable String anchor;

  long anchorSeq;

  /** A record whose hash is asked for. */
  long soughtSeq;

  byte @Nullable [] soughtHash;

  private final byte[] time = new byte[27];
  private final byte[] strayHash = new byte[Hex.DIGEST_BYTES];

  void record(LineBlock block, int line, byte[] hash) {
    long seq = block.seqs[line];
    records++;
    if (block.keys[line] >= 0) {
      checked++;
    } else {
      uncheckable++;
    }
    if (records > 1 && block.isBefore(line, time)) {
      backwards++;
      firstBackwardsSeq = firstBackwardsSeq == 0 ? seq : firstBackwardsSeq;
    }
    block.copyTime(line, time);
    if (block.isKind(line, ChainReader.INTENT)) {
      openIntents.put(block.call(line), seq);
    } else if (!openIntents.isEmpty() && block.isKind(line, ChainReader.CALL)) {
      openIntents.remove(block.call(line));
    }
    if (anchor != null && Hex.text(hash).equals(anchor)) {
      anchorSeq = seq;
    }
    if (seq == soughtSeq) {
      soughtHash = hash.clone();
    }
  }

  /** A line with the shape of a record that is not one of the chain. */
  void stray(LineBlock block, int line) {
    if (block.follows(line, strayHash)) {
      strayRecords++;
    }
    block.copyDigest(line, strayHash);
  }

  void gap(Verification.GapRecord gap) {
    gaps.add(gap);
  }

  void fault(String file, long line, String reason) {
    if (bad == null) {
      bad = new Verification.BadLine(file, line, reason);
    }
  }
}
