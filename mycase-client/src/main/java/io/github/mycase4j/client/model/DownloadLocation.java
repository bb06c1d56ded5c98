package io.github.mycase4j.client.model;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * A download URL of a document, valid for a short time. The address is signed: who has it needs no
 * login, and must send none there.
 *
 * @param address the signed address
 * @param validFor how long it is valid, from the request on
 */
public record DownloadLocation(URI address, Duration validFor) {

  /**
   * Checks the components.
   *
   * @param address the signed address
   * @param validFor how long it is valid, counted from the request
   */
  public DownloadLocation {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(validFor, "validFor");
  }

  @Override
  public String toString() {
    return "DownloadLocation[validFor=" + validFor + "]";
  }
}
