package io.github.mycase4j.mcp.server;

/**
 * The groups that a call requests.
 *
 * @param by the name of the key
 * @param sort the name of a measure, or {@link GroupArguments#KEY}
 * @param ascending whether the smallest comes first
 * @param minCount groups with fewer rows are left out
 * @param includeEmpty whether groups without a match are returned
 */
record GroupRequest(
    String by, String sort, boolean ascending, int minCount, boolean includeEmpty) {}
