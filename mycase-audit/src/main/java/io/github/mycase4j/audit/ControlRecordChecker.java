package io.github.mycase4j.audit;

import io.github.mycase4j.audit.internal.json.JsonReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checker of the records that the log writes about itself, which keeps track of the key in use.
 */
final class ControlRecordChecker {
  static final String WRONG_MAC = "its MAC is wrong: the record was changed or forged";

  static final String MISPLACED_GENESIS = "a genesis record is not the first of the log";
  static final String MISPLACED_SEGMENT =
      "it begins under a new key, but is not the first record of a file that follows another";

  private final Keyring keyring;
  private final ChainCounters counters;

  /** The id of the key that the next record is to be written with, where the log has named it. */
  @Nullable String activeKey;

  private @Nullable FileChannel older;
  private UncoveredRanges olderForeign = new UncoveredRanges();
  private String olderName = "";

  ControlRecordChecker(Keyring keyring, ChainCounters counters) {
    this.keyring = keyring;
    this.counters = counters;
  }

  /** Begins a file after another one, whose foreign bytes a record of the new one may commit to. */
  void beginFile(@Nullable FileChannel previous, UncoveredRanges previousForeign, String name) {
    older = previous;
    olderForeign = previousForeign;
    olderName = name;
  }

  /** Reports what is wrong with the older file once nothing more can commit to its bytes. */
  void settleOlder(boolean isFollowed) {
    UncoveredRanges.Range first = olderForeign.first();
    if (first != null) {
      counters.fault(
          olderName,
          first.line,
          isFollowed && !first.shaped
              ? first.reason
                  + " ("
                  + olderForeign.bytes()
                  + " bytes of this file, which is rotated, belong to no record)"
              : first.reason);
    }
    olderForeign = new UncoveredRanges();
  }

  /**
   * Returns whether a line that continues the chain was rejected as one that no writer would have
   * written.
   */
  static boolean isForgery(String rejection) {
    return rejection.equals(WRONG_MAC)
        || rejection.equals(MISPLACED_GENESIS)
        || rejection.equals(MISPLACED_SEGMENT);
  }

  /** Returns why the MAC of a routine record is wrong, or null. */
  @Nullable String macRejection(LineBlock block, int line) {
    return keyring.isRight(block.keys[line], activeKey) ? null : WRONG_MAC;
  }

  /** Returns why this is not a record of the log, or null; what it says is then taken as true. */
  @Nullable String rejection(LineBlock block, int line, FileChannel file, Place place)
      throws IOException {
    Map<String, @Nullable Object> record;
    try {
      record = JsonReader.object(block.line(line));
    } catch (IllegalArgumentException e) {
      return "the line is not a record";
    }
    String before = activeKey;
    String kind = block.kind(line);
    String named = record.get("key_id") instanceof String text ? text : null;
    Map<?, ?> commits = record.get("foreign") instanceof Map<?, ?> map ? map : null;
    boolean newKey = kind.equals("segment") && commits != null;
    if (kind.equals("genesis") && !place.isFirstOfLog()) {
      return MISPLACED_GENESIS;
    } else if (newKey && !(place.isFirstOfFile() && (older != null || place.isFirstOfLog()))) {
      return MISPLACED_SEGMENT;
    }
    boolean begins = kind.equals("genesis") || newKey;
    if (begins || before == null) {
      activeKey = named != null && !kind.equals("key") ? named : before;
    }
    String rejection = macRejection(block, line);
    if (rejection == null) {
      long start = block.offset + block.starts[line];
      rejection =
          switch (kind) {
            case "genesis" -> commitment(commits, file, start, place.foreign());
            case "start", "segment" -> beginning(block, line, named, commits, place);
            case "key" -> named == null ? "it names no key" : null;
            case "gap" -> gap(record, block, line, file, place);
            default -> null;
          };
    }
    if (rejection != null) {
      activeKey = before;
    } else if (newKey && block.keys[line] < 0 && keyring.has(before)) {
      counters.doubtfulKeySeq = block.seqs[line];
    } else if (kind.equals("key")) {
      activeKey = named;
    }
    return rejection;
  }

  /** Where a record stands. */
  record Place(
      String file,
      long line,
      UncoveredRanges foreign,
      boolean isFirstOfFile,
      boolean isFirstOfLog) {}

  private @Nullable String beginning(
      LineBlock block, int line, @Nullable String named, @Nullable Map<?, ?> commits, Place place)
      throws IOException {
    if (named == null || !named.equals(activeKey)) {
      return "it names the key " + named + " though no key record announced it";
    }
    if (commits == null || !block.kind(line).equals("segment")) {
      return null;
    }
    if (older != null) {
      long bytes = number(commits.get("bytes"));
      if (older.size() != bytes
          || !Hex.text(FileBytes.hash(older, 0, bytes)).equals(commits.get("sha256"))) {
        return "the older file is not the one that it commits to";
      }
      olderForeign = new UncoveredRanges();
    }
    counters.gap(found(block, line, place, 0, "a new log was begun after the key was lost"));
    return null;
  }

  private @Nullable String gap(
      Map<String, @Nullable Object> record,
      LineBlock block,
      int line,
      FileChannel file,
      Place place)
      throws IOException {
    long from = number(record.get("from"));
    long to = number(record.get("to"));
    if (from < 0 || to < from || to > block.offset + block.starts[line]) {
      return "its range is not in the file before it";
    }
    if (!Hex.text(FileBytes.hash(file, from, to)).equals(record.get("sha256"))) {
      return "the bytes that it covers have changed";
    }
    place.foreign().cover(file, from, to);
    counters.gap(found(block, line, place, to - from, String.valueOf(record.get("reason"))));
    return null;
  }

  private static @Nullable String commitment(
      @Nullable Map<?, ?> commits, FileChannel file, long start, UncoveredRanges foreign)
      throws IOException {
    long bytes = commits == null ? -1 : number(commits.get("bytes"));
    if (commits == null || bytes < 0 || bytes > start) {
      return "it does not say what was in the file before it";
    }
    if (!Hex.text(FileBytes.hash(file, 0, bytes)).equals(commits.get("sha256"))) {
      return "the bytes before it have changed";
    }
    foreign.cover(file, 0, bytes);
    return null;
  }

  private static Verification.GapRecord found(
      LineBlock block, int line, Place place, long bytes, String reason) {
    return new Verification.GapRecord(
        block.seqs[line], block.time(line), place.file(), place.line(), bytes, reason);
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : -1;
  }
}
