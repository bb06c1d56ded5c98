package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.http.Query;
import io.github.mycase4j.sandbox.http.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operation of the API: method, path, query parameters, body and action. */
record Operation(
    String method, List<String> path, Query.Known known, @Nullable BodySchema body, Action action) {
  /** The action of an operation; it runs under the store's lock. */
  interface Action {
    Response run(Call call);
  }

  static Operation of(String line, String parameters, @Nullable BodySchema body, Action action) {
    int cut = line.indexOf(' ');
    return new Operation(
        line.substring(0, cut),
        List.of(line.substring(cut + 2).split("/", -1)),
        Query.Known.of(parameters),
        body,
        action);
  }

  /** Returns the values of the path's variables if the request is for this operation, or null. */
  @Nullable List<String> match(String wantedMethod, List<String> segments) {
    if (!method.equals(wantedMethod) || segments.size() != path.size()) {
      return null;
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i).startsWith("{")) {
        values.add(segments.get(i));
      } else if (!path.get(i).equals(segments.get(i))) {
        return null;
      }
    }
    return values;
  }

  /** Returns the method and path as MyCase writes them. */
  String title() {
    return method + " /" + String.join("/", path);
  }
}
