package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.PersonQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects query parameters. Only names that MyCase documents may be used: it silently ignores
 * others.
 */
final class Parameters {
  private final List<Api.Parameter> parameters = new ArrayList<>();

  /** Returns the filters for people. */
  static Parameters of(PersonQuery query) {
    return new Parameters()
        .filter("email", query.email())
        .filter("first_name", query.firstName())
        .filter("last_name", query.lastName())
        .filter("cell_phone_number", query.cellPhoneNumber())
        .filter("work_phone_number", query.workPhoneNumber())
        .filter("home_phone_number", query.homePhoneNumber())
        .filter("updated_after", query.updatedAfter());
  }

  /** Adds a parameter, unless the value is null. */
  Parameters with(String name, @Nullable Object value) {
    if (value != null) {
      parameters.add(new Api.Parameter(name, value.toString()));
    }
    return this;
  }

  Parameters filter(String field, @Nullable Object value) {
    return with("filter[" + field + "]", value);
  }

  List<Api.Parameter> list() {
    return List.copyOf(parameters);
  }
}
