package io.github.mycase4j.client.internal.assembly;

import io.github.mycase4j.client.internal.sync.RowPool;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The resources that several clients share.
 *
 * @param rateLimiter the limiter for the requests of all of them
 * @param httpClient the HTTP client of all of them; null for the one of the process
 * @param rows the rows of all of them
 */
public record SharedParts(RateLimiter rateLimiter, @Nullable HttpClient httpClient, RowPool rows) {

  /**
   * Fills in the settings of one of the clients.
   *
   * @throws IllegalArgumentException if it has its own setting for a shared resource
   */
  void applyTo(ClientSettings settings) {
    if (settings.rateLimiter != null && settings.rateLimiter != rateLimiter) {
      throw own("rateLimiter");
    }
    settings.rateLimiter = rateLimiter;
    if (httpClient != null) {
      if (settings.httpClient != null && settings.httpClient != httpClient) {
        throw own("httpClient");
      }
      settings.httpClient = httpClient;
    }
  }

  private static IllegalArgumentException own(String setting) {
    return new IllegalArgumentException(
        setting + " cannot be set for a client whose sharedResources have one: leave one out.");
  }
}
