package io.github.mycase4j.client.error;

import org.jspecify.annotations.Nullable;

/**
 * The request that a failure belongs to: method, path without query, status of the last answer (0
 * without one), MyCase's request id where it sent one, and how many times it was sent.
 */
public record RequestSummary(
    String method, String path, int status, @Nullable String requestId, int attempts) {}
