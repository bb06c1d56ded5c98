package io.github.mycase4j.client.core;

/**
 * Receives the progress of a file transfer. Called often, on a thread of the transfer; must be
 * quick and must not throw.
 */
@FunctionalInterface
public interface TransferListener {
  /** The total if the server does not send the length of the file. */
  long UNKNOWN = -1;

  /**
   * Handles one report.
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
