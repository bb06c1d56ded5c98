package io.github.mycase4j.client.core;

/**
 * Hears how far the transfer of a file is. Called on a thread of the transfer, often; must be quick
 * and must not throw.
 */
@FunctionalInterface
public interface TransferListener {
  /** The total where the server does not say how long the file is. */
  long UNKNOWN = -1;

  /**
   * Takes one report.
   *
   * @param transferred bytes so far; begins at zero again if the transfer is retried
   * @param total bytes in all, or {@link #UNKNOWN}
   */
  void onProgress(long transferred, long total);

  /** {@return a listener that ignores all reports} */
  static TransferListener none() {
    return (transferred, total) -> {};
  }
}
