package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that are named like an older part of the log, but whose records do not end where the next
 * part begins. Only both ends of each file are read; the verification decides whether the chain is
 * complete without them.
 */
final class StrayFiles {
  private StrayFiles() {}

  /** Returns the suspect files among those of a log, of which the last is the present one. */
  static List<Snapshot.Part> among(List<Snapshot.Part> parts) throws IOException {
    List<Snapshot.Part> doubtful = new ArrayList<>();
    long next = -1;
    for (int i = parts.size() - 1; i >= 0; i--) {
      Snapshot.Part part = parts.get(i);
      long first = first(part);
      boolean fits = next < 0 || last(part) == next - 1;
      if (part.first() > 0 && (first != part.first() || !fits)) {
        doubtful.add(part);
      } else if (first > 0) {
        next = first;
      }
    }
    return doubtful;
  }

  /** Returns the number of the first record, or 0 where there is none. */
  private static long first(Snapshot.Part part) throws IOException {
    long at = 0;
    boolean continues = false;
    LineBlock block = LineBlock.read(part.channel(), at, part.size(), false);
    while (block != null) {
      block.check(List.of());
      for (int line = 0; line < block.count; line++) {
        if (block.seqs[line] > 0) {
          return block.seqs[line];
        }
      }
      at += block.length;
      continues = block.open();
      block = LineBlock.read(part.channel(), at, part.size(), continues);
    }
    return 0;
  }

  /** Returns the number of the last record in the last lines, or 0 where there is none. */
  private static long last(Snapshot.Part part) throws IOException {
    FileChannel file = part.channel();
    long from = Math.max(0, part.size() - 2L * RecordFormat.MAX_LINE);
    LineBlock block = LineBlock.read(file, from, part.size(), from > 0);
    if (block == null) {
      return 0;
    }
    block.check(List.of());
    for (int line = block.count - 1; line >= 0; line--) {
      if (block.seqs[line] > 0) {
        return block.seqs[line];
      }
    }
    return 0;
  }
}
