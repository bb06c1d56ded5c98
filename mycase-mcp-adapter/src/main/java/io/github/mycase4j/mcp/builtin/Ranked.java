package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.domain.TextMatch;
import java.util.stream.Stream;

/**
 * A row of a list that puts exact matches of a name first.
 *
 * @param rank 0 where the name is what was asked for, 1 where it is but for punctuation or the
 *     order of words, 2 for all others
 */
record Ranked<T>(T row, int rank) {
  private static final int OTHERS = 2;

  /** Returns the row where it fits, or where the query asks for nothing; else nothing. */
  static <T> Stream<Ranked<T>> of(T row, TextMatch query, TextMatch.Fit fit) {
    return query.isBlank() || fit != TextMatch.Fit.NONE
        ? Stream.of(new Ranked<>(row, fit.isExact() ? fit.rank() : OTHERS))
        : Stream.empty();
  }
}
