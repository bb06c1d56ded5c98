package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.http.Query;
import io.github.mycase4j.sandbox.http.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One method on one path of the API, what it takes, and what it does. */
record Operation(
    String method, List<String> path, Query.Known known, @Nullable BodySchema body, Action action) {
  /** What an operation does; runs while it holds the store's lock. */
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

  /** The values of the path's variables if this operation is meant, or null. */
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

  /** The method and path as MyCase writes them. */
  String title() {
    return method + " /" + String.join("/", path);
  }
}
