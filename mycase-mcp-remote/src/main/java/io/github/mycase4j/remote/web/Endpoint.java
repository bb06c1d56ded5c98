package io.github.mycase4j.remote.web;

import org.jspecify.annotations.Nullable;

/** What handles the requests of a route. Thread-safe; both methods may perform I/O and block. */
@FunctionalInterface
public interface Endpoint {

  /**
   * Looks at a request before its body is read.
   *
   * @return the response that ends the request; null to read the body and go on
   * @throws PageException for an error page
   * @throws JsonException for a JSON error
   */
  default @Nullable WebResponse begin(WebRequest request) {
    return null;
  }

  /**
   * Handles a request with its whole body.
   *
   * @throws PageException for an error page
   * @throws JsonException for a JSON error
   */
  WebResponse handle(WebRequest request);
}
