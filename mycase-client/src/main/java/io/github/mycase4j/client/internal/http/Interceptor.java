package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.util.List;

/**
 * One step of a request. It does its part and passes the exchange on, once, several times or not at
 * all.
 *
 * <p>Implementations are thread-safe.
 */
interface Interceptor {

  /**
   * Handles a request.
   *
   * @throws AttemptFailedException if another attempt may help
   * @throws io.github.mycase4j.client.error.MyCaseException if none does
   */
  HttpTransport.Response send(Exchange<?> exchange, Next next);

  /**
   * The interceptors that come after one.
   *
   * @param interceptors all of the chain, in order
   * @param index the position of the next one
   */
  record Next(List<Interceptor> interceptors, int index) {
    /** Passes the exchange to the next interceptor. */
    HttpTransport.Response send(Exchange<?> exchange) {
      return interceptors.get(index).send(exchange, new Next(interceptors, index + 1));
    }
  }
}
