package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.mcp.server.Scope;
import java.time.Duration;

/**
 * A new access token and the refresh token that replaces it.
 *
 * @param life how long the access token is valid
 */
public record TokenPair(Secret accessToken, Duration life, Secret refreshToken, Scope scope) {}
