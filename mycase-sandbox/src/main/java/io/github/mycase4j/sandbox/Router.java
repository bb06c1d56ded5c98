package io.github.mycase4j.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.http.Endpoint;
import io.github.mycase4j.sandbox.http.HttpSupport;
import io.github.mycase4j.sandbox.http.Request;
import io.github.mycase4j.sandbox.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Receives the requests of one server, lets faults strike, and records each request. */
final class Router implements HttpHandler {
  private static final int RECORDED_BODY = 1 << 16;

  private final Endpoint endpoint;
  private final ToLongFunction<Request> staffOf;
  private final int bodyLimit;
  private final boolean recordsQuery;
  private final FaultQueue faults;
  private final RequestLog log;
  private final BiConsumer<String, String> beforeAnswer;

  /**
   * @param staffOf gives the id of the user of a request; negative where it is unknown
   * @param recordsQuery false where the query is a secret, as that of a signed address
   */
  Router(
      Endpoint endpoint,
      ToLongFunction<Request> staffOf,
      int bodyLimit,
      boolean recordsQuery,
      FaultQueue faults,
      RequestLog log,
      BiConsumer<String, String> beforeAnswer) {
    this.endpoint = endpoint;
    this.staffOf = staffOf;
    this.bodyLimit = bodyLimit;
    this.recordsQuery = recordsQuery;
    this.faults = faults;
    this.log = log;
    this.beforeAnswer = beforeAnswer;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    beforeAnswer.accept(method, path);
    byte[] body = exchange.getRequestBody().readNBytes(bodyLimit + 1);
    Request request = new Request(exchange, body);
    long staffId = staffOf.applyAsLong(request);
    Fault fault = faults.take(method, path);
    Response actual = fault == null || fault.acts() ? respond(request) : null;
    Response sent = fault == null ? actual : fault.response();
    log.add(
        new RecordedRequest(
            method,
            path,
            recordsQuery ? exchange.getRequestURI().getRawQuery() : null,
            recorded(path, body),
            sent == null ? 0 : sent.status(),
            actual != null && actual.isOutside(),
            staffId < 0 ? null : staffId));
    if (sent == null) {
      exchange.close();
    } else {
      HttpSupport.write(exchange, sent);
    }
  }

  private static @Nullable String recorded(String path, byte[] body) {
    return body.length == 0 || body.length > RECORDED_BODY || !path.startsWith("/v1/")
        ? null
        : new String(body, StandardCharsets.UTF_8);
  }

  private Response respond(Request request) {
    try {
      if (request.body().length > bodyLimit) {
        throw ApiError.outside(400, "The body is longer than " + bodyLimit + " bytes");
      }
      return endpoint.handle(request);
    } catch (ApiError e) {
      return e.response();
    } catch (RuntimeException e) {
      // A fault of the sandbox; recorded as outside the description, so that the test fails.
      return ApiError.because(500, "The sandbox failed: " + e).response().outside(true);
    }
  }
}
