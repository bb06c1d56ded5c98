package io.github.mycase4j.client.api;

import io.github.mycase4j.client.model.Firm;

/**
 * The firm that the login belongs to. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Firm
 */
public interface FirmApi {
  /**
   * Reads the firm ({@code GET /firm}).
   *
   * @return the firm
   */
  Firm get();
}
