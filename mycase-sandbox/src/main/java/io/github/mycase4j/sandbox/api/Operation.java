package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.http.PathPattern;
import io.github.mycase4j.sandbox.http.Query;
import io.github.mycase4j.sandbox.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operation of the API: method, path, query parameters, body and action. */
record Operation(
    String method, PathPattern path, Query.Known known, @Nullable BodySchema body, Action action) {
  /** The action of an operation; it runs under the store's lock. */
  interface Action {
    Response run(Call call);
  }

  static Operation of(String line, String parameters, @Nullable BodySchema body, Action action) {
    int cut = line.indexOf(' ');
    return new Operation(
        line.substring(0, cut),
        new PathPattern(PathPattern.split(line.substring(cut + 1))),
        Query.Known.of(parameters),
        body,
        action);
  }

  /** Returns the values of the path's variables if the request is for this operation, or null. */
  @Nullable List<String> match(String wantedMethod, List<String> segments) {
    return method.equals(wantedMethod) ? path.values(segments) : null;
  }

  /** Returns the method and path as MyCase writes them. */
  String title() {
    return method + " /" + String.join("/", path.segments());
  }
}
