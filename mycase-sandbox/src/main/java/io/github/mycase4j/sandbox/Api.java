package io.github.mycase4j.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The API itself, step by step: the operation must exist, the caller must be logged in and within
 * the limit, the parameters and the body must be ones that the operation knows; then it acts.
 */
final class Api {
  private static final int MAX_BODY = 1 << 20;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<Operation> operations;
  private final Store store;
  private final Tokens tokens;
  private final InstantSource clock;
  private final int perSecond;
  private final ArrayDeque<Instant> starts = new ArrayDeque<>();

  /**
   * @param perSecond requests allowed in any second, or 0 for no limit
   */
  Api(List<Operation> operations, Store store, Tokens tokens, InstantSource clock, int perSecond) {
    this.operations = operations;
    this.store = store;
    this.tokens = tokens;
    this.clock = clock;
    this.perSecond = perSecond;
  }

  Answer answer(HttpExchange exchange, String origin, String path) throws IOException {
    byte[] bytes = HttpSupport.body(exchange, MAX_BODY);
    String method = exchange.getRequestMethod();
    List<String> segments = List.of(path.substring("/v1/".length()).split("/", -1));
    for (Operation operation : operations) {
      List<String> ids = operation.match(method, segments);
      if (ids != null) {
        long userId = user(HttpSupport.header(exchange, "Authorization"));
        if (isTooFast()) {
          return ApiError.because(429, "Too many requests").answer().with("Retry-After", "1");
        }
        Query query = Query.parse(exchange.getRequestURI().getRawQuery());
        operation.known().check(query);
        Map<String, @Nullable Object> body = body(exchange, operation, bytes);
        Call call = new Call(operation, origin, path, ids, query, body, userId, clock.instant());
        synchronized (store) {
          return operation.action().run(call);
        }
      }
    }
    throw ApiError.outside(404, "There is no " + method + " " + path);
  }

  private long user(String authorization) {
    long user =
        authorization.startsWith("Bearer ")
            ? tokens.user(authorization.substring("Bearer ".length()))
            : -1;
    if (user < 0) {
      throw ApiError.because(401, "The access token is missing, invalid or expired");
    }
    return user;
  }

  private boolean isTooFast() {
    if (perSecond == 0) {
      return false;
    }
    synchronized (starts) {
      Instant now = clock.instant();
      while (!starts.isEmpty() && !starts.getFirst().plus(SECOND).isAfter(now)) {
        starts.removeFirst();
      }
      if (starts.size() >= perSecond) {
        return true;
      }
      starts.addLast(now);
      return false;
    }
  }

  private static Map<String, @Nullable Object> body(
      HttpExchange exchange, Operation operation, byte[] bytes) {
    BodySchema shape = operation.body();
    if (shape == null) {
      if (bytes.length > 0) {
        throw ApiError.outside(400, "This request takes no body");
      }
      return Map.of();
    }
    if (!HttpSupport.isContentType(exchange, "application/json")) {
      throw ApiError.outside(400, "The body must be sent as application/json");
    }
    JsonNode node;
    try {
      node = Json.read(bytes);
    } catch (IOException e) {
      throw ApiError.outside(400, "The body is not JSON");
    }
    List<ApiError.Problem> problems = new ArrayList<>();
    shape.check(node, "", problems);
    if (!problems.isEmpty()) {
      throw ApiError.body(problems);
    }
    return Json.object(node);
  }
}
