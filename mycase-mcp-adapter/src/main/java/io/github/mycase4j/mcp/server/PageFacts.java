package io.github.mycase4j.mcp.server;

import org.jspecify.annotations.Nullable;

/**
 * What every list says of itself.
 *
 * @param totalMatches matches of the filters over all pages; so far, when incomplete
 * @param returned rows in this answer
 * @param complete whether all matches can be reached by cursor
 * @param nextCursor where to go on; absent on the last page
 */
record PageFacts(
    long totalMatches,
    long returned,
    boolean complete,
    @Nullable String nextCursor,
    @Nullable String incompleteReason,
    @Nullable Long retryAfterSeconds,
    @Nullable String nextStep) {}
