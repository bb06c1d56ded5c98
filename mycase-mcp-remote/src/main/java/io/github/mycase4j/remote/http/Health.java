package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.UnavailableException;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Tells whether the process lives, and whether it should be sent requests. Thread-safe; performs
 * I/O where the checks do.
 */
public final class Health {
  private final BooleanSupplier database;
  private final BooleanSupplier audit;
  private final StopSignal stop;

  /**
   * Creates the health checks.
   *
   * @param database whether the database can be used now
   * @param audit whether the audit log can be written now
   * @param stop whether the server is stopping
   */
  public Health(BooleanSupplier database, BooleanSupplier audit, StopSignal stop) {
    this.database = database;
    this.audit = audit;
    this.stop = stop;
  }

  /** Returns the routes {@code /healthz} and {@code /readyz}. */
  public List<Route> routes() {
    return List.of(route("/healthz", request -> live()), route("/readyz", this::ready));
  }

  private static Route route(String path, Endpoint endpoint) {
    return new Route(path, Route.Kind.PLAIN, List.of("GET", "HEAD"), Route.SMALL_BODY, endpoint);
  }

  private static WebResponse live() {
    return WebResponse.json(200, Map.of("status", "ok"));
  }

  private WebResponse ready(WebRequest request) {
    List<String> problems = new ArrayList<>();
    if (!isWell(database)) {
      problems.add("database");
    }
    if (!isWell(audit)) {
      problems.add("audit");
    }
    if (stop.isStopping()) {
      problems.add("stopping");
    }
    if (problems.isEmpty()) {
      return WebResponse.json(200, Map.of("status", "ready"));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", "not ready");
    body.put("problems", problems);
    return WebResponse.json(503, body);
  }

  private static boolean isWell(BooleanSupplier check) {
    try {
      return check.getAsBoolean();
    } catch (UnavailableException e) {
      return false;
    }
  }
}
