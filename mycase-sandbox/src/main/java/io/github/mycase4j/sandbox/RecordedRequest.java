package io.github.mycase4j.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * One request that the sandbox received: never its headers or bodies, so no token is in it.
 *
 * @param method the HTTP method
 * @param path the path, without the query
 * @param rawQuery the query as it was sent, or null; always null for file addresses, whose query
 *     opens them
 * @param status the status that was answered, or 0 when the connection was dropped
 * @param refused whether the request lies outside MyCase's description (an unknown path, parameter
 *     or field, a wrong type, a missing field), which is a fault of the code that sent it
 */
public record RecordedRequest(
    String method, String path, @Nullable String rawQuery, int status, boolean refused) {}
