package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.internal.http.Api;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects query parameters. Only names that MyCase documents may be used: it silently ignores
 * others.
 */
final class Parameters {
  private final List<Api.Parameter> parameters = new ArrayList<>();

  Parameters with(String name, Object value) {
    parameters.add(new Api.Parameter(name, value.toString()));
    return this;
  }

  Parameters filter(String field, @Nullable Object value) {
    return value == null ? this : with("filter[" + field + "]", value);
  }

  List<Api.Parameter> list() {
    return List.copyOf(parameters);
  }
}
