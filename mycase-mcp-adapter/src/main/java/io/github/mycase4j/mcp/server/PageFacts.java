package io.github.mycase4j.mcp.server;

import org.jspecify.annotations.Nullable;

/**
 * The fields that every list has.
 *
 * @param totalMatches the number of matches over all pages; those found so far when incomplete
 * @param returned the number of rows in this result
 * @param complete whether all matches can be reached by cursor
 * @param cutBySize true when size ended the page, not the limit; absent otherwise
 * @param nextCursor the cursor of the next page; absent on the last page
 */
record PageFacts(
    long totalMatches,
    long returned,
    boolean complete,
    @Nullable Boolean cutBySize,
    @Nullable String nextCursor,
    @Nullable String incompleteReason,
    @Nullable Long retryAfterSeconds,
    @Nullable String nextStep) {}
