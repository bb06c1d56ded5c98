package io.github.mycase4j.sandbox.http;

/** Handles the requests of one server. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Handles a request.
   *
   * @param request the request
   * @return the response
   * @throws ApiError when the request is wrong
   */
  Response handle(Request request);
}
