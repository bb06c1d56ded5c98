package io.github.mycase4j.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * One request that the sandbox received. It holds no headers, no form of a login and no signed
 * address, so that no token is in it. Immutable.
 *
 * @param method the HTTP method
 * @param path the path, without the query
 * @param rawQuery the query as it was sent, or null; always null for file addresses, whose query
 *     opens them
 * @param body the body as text, or null where there is none; only of requests to the API, and only
 *     up to 65,536 bytes
 * @param status the status of the response, or 0 when the connection was dropped
 * @param refused whether the request lies outside MyCase's description (an unknown path, parameter
 *     or field, a wrong type, a missing field), which is a fault of the code that sent it
 * @param staffId the id of the member of the staff whose access token, refresh token or
 *     authorization code the request carried; null if it carried none that the sandbox knows
 */
public record RecordedRequest(
    String method,
    String path,
    @Nullable String rawQuery,
    @Nullable String body,
    int status,
    boolean refused,
    @Nullable Long staffId) {}
