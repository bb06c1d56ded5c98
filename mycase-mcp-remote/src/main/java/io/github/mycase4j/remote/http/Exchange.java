package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request and its response on a connection. The steps follow one another, on threads of the
 * application or of Jetty; {@link #checkClient} and {@link #cancel} come from other threads.
 */
final class Exchange {
  private final Environment environment;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final GuardedEndPoint connection;
  private final Disconnects disconnects = new Disconnects();
  private final WebRequest webRequest;
  private final RoutedRequest routed;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final AtomicBoolean completed = new AtomicBoolean();

  /**
   * What all exchanges of a server share.
   *
   * @param executor handles requests; its threads may block
   */
  record Environment(
      Router router,
      ClientAddress addresses,
      Executor executor,
      ServerLog log,
      StopSignal stop,
      RunningRequests running) {}

  Exchange(Environment environment, Request request, Response response, Callback callback) {
    this.environment = environment;
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.connection =
        (GuardedEndPoint) request.getConnectionMetaData().getConnection().getEndPoint();
    this.webRequest = WebRequests.of(request, environment.addresses(), disconnects::add);
    this.routed = environment.router().route(webRequest);
  }

  /** Begins to handle the request. */
  void start() {
    connection.pauseReading();
    environment.running().add(this);
    // A tool call is silent for as long as MyCase is.
    request.addIdleTimeoutListener(timeout -> false);
    request.addFailureListener(failure -> disconnects.gone());
    if (connection.isSurplus()) {
      respond(routed.tooManyConnections().with("Connection", "close"));
    } else if (routed.isPlain()) {
      // Health checks must not wait behind tool calls.
      attempt(this::begin);
    } else {
      execute(this::begin);
    }
  }

  private void begin() {
    WebResponse early = routed.begin();
    if (early != null) {
      respond(early);
    } else if (request.getLength() > routed.maxBody()) {
      respond(routed.tooLarge());
    } else {
      connection.resumeReading();
      if (readBody()) {
        handle();
      }
    }
  }

  /** Reads what is there of the body; returns whether it is complete. */
  private boolean readBody() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(() -> attempt(this::readMore));
        return false;
      }
      if (Content.Chunk.isFailure(chunk)) {
        fail(chunk.getFailure());
        return false;
      }
      byte[] bytes = new byte[chunk.remaining()];
      chunk.getByteBuffer().get(bytes);
      boolean last = chunk.isLast();
      chunk.release();
      body.writeBytes(bytes);
      if (body.size() > routed.maxBody()) {
        respond(routed.tooLarge());
        return false;
      }
      if (last) {
        return true;
      }
    }
  }

  private void readMore() {
    if (readBody()) {
      if (routed.isPlain()) {
        handle();
      } else {
        execute(this::handle);
      }
    }
  }

  private void handle() {
    connection.pauseReading();
    respond(routed.handle(body.toByteArray()));
  }

  private void respond(WebResponse given) {
    boolean closes = environment.stop().isStopping();
    boolean told = given.header("Connection") != null;
    WebResponse whole = closes && !told ? given.with("Connection", "close") : given;
    new ResponseWriter(response, whole)
        .write(Callback.from(() -> written(whole), failure -> fail(failure)));
  }

  private void written(WebResponse whole) {
    boolean unread = !request.getHeaders().contains(HttpHeader.EXPECT);
    complete(whole.status());
    if (unread) {
      connection.resumeReading();
      new BodyDiscarder(request, this::succeed).discard();
    } else {
      succeed();
    }
  }

  private void succeed() {
    connection.nextRequest();
    callback.succeeded();
  }

  private void fail(Throwable failure) {
    disconnects.gone();
    int status = failure instanceof HttpException malformed ? malformed.getCode() : 0;
    if (status == 0 && (failure instanceof RuntimeException || failure instanceof Error)) {
      environment.log().failure(webRequest, failure);
    }
    complete(response.isCommitted() ? response.getStatus() : status);
    connection.nextRequest();
    callback.failed(failure);
  }

  private void complete(int status) {
    if (completed.getAndSet(true)) {
      return;
    }
    disconnects.complete();
    environment.running().remove(this);
    long nanos = System.nanoTime() - request.getHeadersNanoTime();
    environment.log().request(webRequest, status, Duration.ofNanos(nanos));
  }

  private void execute(Runnable step) {
    try {
      environment.executor().execute(() -> attempt(step));
    } catch (RejectedExecutionException e) {
      fail(new IOException("The server has stopped.", e));
    }
  }

  private void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  /** Finds out whether the client is gone, if somebody wants to know. Never blocks. */
  void checkClient() {
    if (disconnects.isAwaited() && connection.isClientGone()) {
      disconnects.gone();
    }
  }

  /** Ends the request as if its client were gone. */
  void cancel() {
    disconnects.gone();
  }
}
