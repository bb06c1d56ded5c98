package io.github.mycase4j.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.files.FileServer;
import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.http.Endpoint;
import io.github.mycase4j.sandbox.http.PathPattern;
import io.github.mycase4j.sandbox.http.Query;
import io.github.mycase4j.sandbox.http.Request;
import io.github.mycase4j.sandbox.http.Response;
import io.github.mycase4j.sandbox.login.Tokens;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.Json;
import io.github.mycase4j.sandbox.value.RandomTokens;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The API. A request passes these checks in order: the operation exists, the caller is logged in
 * and within the rate limit, the parameters and the body are valid. Then its action runs.
 */
public final class Api implements Endpoint {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /**
   * How the API behaves where MyCase's description leaves it open.
   *
   * @param clock the time
   * @param firm the response of {@code GET /firm}
   * @param itemCount which collections send {@code Item-Count}
   * @param emptyPages whether the second page of a longer list is empty and yet has a next one
   * @param restricted which members of the staff see only their own cases, by id
   * @param requestsPerSecond requests allowed in any second, or 0 for no limit
   */
  public record Settings(
      InstantSource clock,
      Map<String, @Nullable Object> firm,
      Predicate<String> itemCount,
      boolean emptyPages,
      LongPredicate restricted,
      int requestsPerSecond) {}

  private final List<Operation> operations;
  private final Store store;
  private final Tokens tokens;
  private final InstantSource clock;
  private final LongPredicate restricted;
  private final int perSecond;
  private final ArrayDeque<Instant> starts = new ArrayDeque<>();

  /**
   * Creates the API of one sandbox.
   *
   * @param settings how it behaves
   * @param store the firm
   * @param files the file store
   * @param tokens the logins
   * @param random the source of keys and ids
   */
  public Api(Settings settings, Store store, FileServer files, Tokens tokens, RandomTokens random) {
    this.store = store;
    this.tokens = tokens;
    this.clock = settings.clock();
    this.restricted = settings.restricted();
    this.perSecond = settings.requestsPerSecond();
    Pages pages =
        new Pages(store, clock, random.bytes(32), settings.itemCount(), settings.emptyPages());
    Actions actions = new Actions(store, pages);
    this.operations =
        ResourceTable.operations(
            actions,
            new DocumentActions(store, actions, files),
            new SpecialActions(store, actions, random, settings.firm()));
  }

  @Override
  public Response handle(Request request) {
    String method = request.method();
    String path = request.path();
    List<String> segments = PathPattern.split(path.substring("/v1".length()));
    for (Operation operation : operations) {
      List<String> ids = operation.match(method, segments);
      if (ids != null) {
        long userId = user(request.bearer());
        if (isTooFast()) {
          return ApiError.because(429, "Too many requests").response().with("Retry-After", "1");
        }
        Query query = Query.parse(request.rawQuery());
        operation.known().check(query);
        Map<String, @Nullable Object> body = body(request, operation);
        boolean sized = operation.known().kinds().containsKey("page_size");
        StaffView view = new StaffView(store, userId, restricted.test(userId));
        Call call =
            new Call(request.origin(), path, sized, ids, query, body, view, clock.instant());
        synchronized (store) {
          return operation.action().run(call);
        }
      }
    }
    throw ApiError.outside(404, "There is no " + method + " " + path);
  }

  private long user(String bearer) {
    long user = tokens.user(bearer);
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

  private static Map<String, @Nullable Object> body(Request request, Operation operation) {
    byte[] bytes = request.body();
    BodySchema shape = operation.body();
    if (shape == null) {
      if (bytes.length > 0) {
        throw ApiError.outside(400, "This request takes no body");
      }
      return Map.of();
    }
    if (!request.isContentType("application/json")) {
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
