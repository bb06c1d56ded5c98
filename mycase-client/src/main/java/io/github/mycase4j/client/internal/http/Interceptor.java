package io.github.mycase4j.client.internal.http;

/**
 * One thing that happens round a request. A step does its part and hands the exchange on, once,
 * several times or not at all.
 *
 * <p>Implementations are thread safe.
 */
interface Interceptor {

  /**
   * Handles a request.
   *
   * @throws AttemptFailedException when another attempt may help
   * @throws io.github.mycase4j.client.error.MyCaseException when none does
   */
  HttpTransport.Answer send(Exchange<?> exchange, Next next);

  /** What comes after a step. */
  @FunctionalInterface
  interface Next {
    /** Hands the exchange on. */
    HttpTransport.Answer send(Exchange<?> exchange);
  }
}
