package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.http.Query;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies the {@code field[…]} parameters, which ask for more than the ids of nested records. */
final class FieldSelection {
  private final Store store;

  FieldSelection(Store store) {
    this.store = store;
  }

  Map<String, @Nullable Object> shown(Map<String, @Nullable Object> fields, Query query) {
    String ofClient = query.get("field[client]");
    String ofCustom = query.get("field[custom_field]");
    if (ofClient != null) {
      fields.put("clients", selected("clients", fields.get("clients"), ofClient));
    }
    if (ofCustom != null && fields.get("custom_field_values") instanceof List<?> values) {
      List<Object> shown = new ArrayList<>();
      for (Object value : values) {
        Map<String, @Nullable Object> each = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((name, part) -> each.put(String.valueOf(name), part));
        each.put("custom_field", selected("custom_fields", each.get("custom_field"), ofCustom));
        shown.add(each);
      }
      fields.put("custom_field_values", shown);
    }
    return fields;
  }

  private @Nullable Object selected(String collection, @Nullable Object reference, String names) {
    if (reference instanceof List<?> list) {
      List<@Nullable Object> shown = new ArrayList<>();
      list.forEach(each -> shown.add(selected(collection, each, names)));
      return shown;
    }
    Row row = store.find(collection, Row.reference(reference));
    if (row == null) {
      return reference;
    }
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    for (String name : names.split(",", -1)) {
      shown.put(name, row.get(name));
    }
    return shown;
  }
}
