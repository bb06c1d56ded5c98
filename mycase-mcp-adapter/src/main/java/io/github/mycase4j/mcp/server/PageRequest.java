package io.github.mycase4j.mcp.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a call requests.
 *
 * @param rows how many rows at most
 * @param full whether every field goes out
 * @param fingerprint of the filters and the login, for the next cursor
 * @param after the position that the part comes after; null for the first part
 * @param groups the groups that are listed instead of rows; null when rows are listed
 */
record PageRequest(
    int rows,
    boolean full,
    String fingerprint,
    @Nullable List<@Nullable Comparable<?>> after,
    @Nullable GroupRequest groups) {

  /** Decodes the cursor, so that an invalid one is rejected before any request to MyCase. */
  static PageRequest of(PageArguments page, String fingerprint) {
    String cursor = page.cursor();
    return new PageRequest(
        page.rows(),
        page.full(),
        fingerprint,
        cursor == null ? null : Cursor.decode(cursor, fingerprint).position(),
        null);
  }

  /** Returns a copy that lists these groups; with null, it lists rows. */
  PageRequest of(@Nullable GroupRequest request) {
    return new PageRequest(rows, full, fingerprint, after, request);
  }
}
