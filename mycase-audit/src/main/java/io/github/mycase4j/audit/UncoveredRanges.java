package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of one file that no record has committed to yet. */
final class UncoveredRanges {
  /** Lines that follow one another. */
  static final class Range {
    final long from;
    long to;
    final long line;
    final String reason;

    /**
     * Whether a record that continues the chain is among them, but was not written with the key.
     */
    boolean forged;

    /** Whether something with the shape of a record is among them. */
    boolean shaped;

    private Range(long from, long to, long line, String reason) {
      this.from = from;
      this.to = to;
      this.line = line;
      this.reason = reason;
    }
  }

  private List<Range> ranges = new ArrayList<>();

  List<Range> ranges() {
    return ranges;
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  @Nullable Range first() {
    return ranges.isEmpty() ? null : ranges.get(0);
  }

  boolean anyForged() {
    return ranges.stream().anyMatch(range -> range.forged);
  }

  boolean anyShaped() {
    return ranges.stream().anyMatch(range -> range.shaped);
  }

  long bytes() {
    return ranges.stream().mapToLong(range -> range.to - range.from).sum();
  }

  void clear() {
    ranges.clear();
  }

  /** Adds a line and returns the range that it belongs to. */
  Range add(long from, long to, long lineNumber, String reason) {
    Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
    if (last == null || last.to != from) {
      last = new Range(from, to, lineNumber, reason);
      ranges.add(last);
    }
    last.to = to;
    return last;
  }

  /** Removes the ranges that a record commits to, with the line feed that ended an open line. */
  void cover(FileChannel file, long from, long to) throws IOException {
    List<Range> left = new ArrayList<>();
    for (Range range : ranges) {
      boolean inside = range.from >= from && range.to <= to;
      boolean endedByUs =
          range.from >= from && range.to == to + 1 && FileBytes.at(file, to) == '\n';
      if (!inside && !endedByUs) {
        left.add(range);
      }
    }
    ranges = left;
  }

  /** Removes the last line, which begins at {@code start}. */
  void removeFrom(long start) {
    Range tail = ranges.remove(ranges.size() - 1);
    if (tail.from < start) {
      tail.to = start;
      ranges.add(tail);
    }
  }

  void cutAt(long limit) {
    for (Range range : ranges) {
      range.to = Math.min(range.to, limit);
    }
  }
}
