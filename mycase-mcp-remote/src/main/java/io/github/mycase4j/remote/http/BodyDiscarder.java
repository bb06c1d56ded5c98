package io.github.mycase4j.remote.http;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads a body that nobody wants, after the response: a connection that is closed with bytes unread
 * is reset, and the client may never see the response.
 */
final class BodyDiscarder {
  private static final long MOST = 32L * 1024 * 1024;

  private final Request request;
  private final Runnable then;
  private long discarded;

  BodyDiscarder(Request request, Runnable then) {
    this.request = request;
    this.then = then;
  }

  /** Reads to the end of the body, as far as it is reasonable. */
  void discard() {
    while (discarded < MOST) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this::discard);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        break;
      }
      discarded += chunk.remaining();
      chunk.release();
      if (chunk.isLast()) {
        break;
      }
    }
    then.run();
  }
}
