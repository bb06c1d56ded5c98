package io.github.mycase4j.client.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a long read.
 *
 * @param resource MyCase's word for what is being read, such as {@code time_entries}
 * @param rowsRead rows read so far
 * @param rowCount rows in all, if MyCase sent a count
 * @param rateLimitDelay how long the next request waits for the rate limit; zero while reading
 * @param remaining how long the rest takes at the pace so far, if known
 */
public record Progress(
    String resource,
    long rowsRead,
    @Nullable Long rowCount,
    Duration rateLimitDelay,
    @Nullable Duration remaining) {

  /**
   * Creates a report without an estimate of the remaining time.
   *
   * @param resource MyCase's word for what is being read
   * @param rowsRead rows read so far
   * @param rowCount rows in all; null if unknown
   * @param rateLimitDelay how long the next request waits for the rate limit
   */
  public Progress(
      String resource, long rowsRead, @Nullable Long rowCount, Duration rateLimitDelay) {
    this(resource, rowsRead, rowCount, rateLimitDelay, null);
  }

  /** Receives progress, on the reading thread; must be quick and must not throw. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Handles one report.
     *
     * @param progress the progress of the read
     */
    void onProgress(Progress progress);
  }
}
