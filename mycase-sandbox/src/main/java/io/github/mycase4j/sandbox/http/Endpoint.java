package io.github.mycase4j.sandbox.http;

/** Answers the requests of one server. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers a request.
   *
   * @throws ApiError when the request is wrong
   */
  Response handle(Request request);
}
