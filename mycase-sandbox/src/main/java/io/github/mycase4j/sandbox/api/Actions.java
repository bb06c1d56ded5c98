package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.http.Response;
import io.github.mycase4j.sandbox.store.FirmSchema;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The actions of nearly all operations: list, read, create, update, delete and relate records. */
final class Actions {
  private final Store store;
  private final Pages pages;
  private final Rules rules;
  private final References references;
  private final FieldSelection selection;

  Actions(Store store, Pages pages) {
    this.store = store;
    this.pages = pages;
    this.rules = new Rules(store);
    this.references = new References(store);
    this.selection = new FieldSelection(store);
  }

  Operation.Action list(String collection) {
    return call -> pages.list(call, collection, null);
  }

  /** Lists the rows of a collection whose field refers to the record in the path. */
  Operation.Action listOf(String parent, String collection, String field) {
    return call -> {
      long id = require(parent, call).key();
      Predicate<Row> scope =
          row -> row.reference(field) == id || row.references(field).contains(id);
      return pages.list(call, collection, scope);
    };
  }

  Operation.Action get(String collection) {
    return call -> {
      Row row = require(collection, call);
      return Response.json(200, selection.shown(call.view().shown(collection, row), call.query()));
    };
  }

  Operation.Action create(String collection, int status) {
    return call -> response(status, created(collection, call, Map.of()));
  }

  /** Creates a record that belongs to the one in the path. */
  Operation.Action createUnder(String parent, String field, String collection, int status) {
    return call -> {
      long id = require(parent, call).key();
      return response(status, created(collection, call, Map.of(field, Json.reference(id))));
    };
  }

  private static Response response(int status, Row row) {
    return status == 202 ? Response.empty(202) : Response.json(status, row.shown());
  }

  private Row created(String collection, Call call, Map<String, Object> own) {
    checkReferences(call);
    long id = store.nextId(collection);
    Map<String, @Nullable Object> fields = FirmSchema.blank(collection, id);
    fields.putAll(own);
    rules.apply(collection, fields, call.body(), call);
    fields.put("created_at", call.stamp());
    return stored(collection, id, null, fields, call);
  }

  Operation.Action update(String collection) {
    return call -> {
      Row before = require(collection, call);
      checkReferences(call);
      Map<String, @Nullable Object> fields = new LinkedHashMap<>(before.all());
      rules.apply(collection, fields, call.body(), call);
      call.view().keepHidden(before, fields);
      Row after = stored(collection, before.key(), before, fields, call);
      references.renamed(collection, before, after.get("name"));
      return Response.empty(204);
    };
  }

  Operation.Action delete(String collection) {
    return call -> {
      Row row = require(collection, call);
      references.removed(collection, row.key());
      references.renamed(collection, row, null);
      store.delete(collection, row.key());
      return Response.empty(204);
    };
  }

  /** Adds the body's references to the list that the record in the path holds. */
  Operation.Action relate(String collection, String field) {
    return call -> {
      Row before = require(collection, call);
      checkReferences(call);
      Map<String, @Nullable Object> fields = new LinkedHashMap<>(before.all());
      Map<Long, Object> members = new LinkedHashMap<>();
      boolean caseStaff = collection.equals("cases") && field.equals("staff");
      collect(before.get(field), members, false);
      collect(call.body().get(field), members, caseStaff);
      fields.put(field, List.copyOf(members.values()));
      if (collection.equals("cases") && field.equals("clients")) {
        fields.put("contacts", List.copyOf(members.values()));
      }
      stored(collection, before.key(), before, fields, call);
      addRoles(call);
      return Response.empty(204);
    };
  }

  private static void collect(@Nullable Object list, Map<Long, Object> members, boolean caseStaff) {
    if (list instanceof List<?> each) {
      for (Object one : each) {
        Object kept =
            caseStaff
                ? Rules.caseStaff(one)
                : one instanceof Map<?, ?> map && map.containsKey("lead_lawyer")
                    ? map
                    : Json.reference(Row.reference(one));
        members.put(Row.reference(one), kept);
      }
    }
  }

  /** Creates the roles that the firm does not have yet; upper and lower case are the same. */
  private void addRoles(Call call) {
    for (Object list : call.body().values()) {
      for (Object one : list instanceof List<?> many ? many : List.of()) {
        if (one instanceof Map<?, ?> map
            && map.get("role") instanceof String role
            && store.count("case_roles", row -> row.text("name").equalsIgnoreCase(role)) == 0) {
          long id = store.nextId("case_roles");
          store.put(
              "case_roles",
              id,
              Json.ordered(
                  "id", id, "name", role, "created_at", call.stamp(), "updated_at", call.stamp()));
        }
      }
    }
  }

  /** Rejects a body that refers to a record that does not exist. */
  void checkReferences(Call call) {
    references.check(call.view(), call.body());
  }

  Row stored(
      String collection,
      long id,
      @Nullable Row before,
      Map<String, @Nullable Object> fields,
      Call call) {
    fields.put("updated_at", call.stamp());
    if (before == null) {
      fields.put(StaffView.CREATOR, call.userId());
    }
    Row after = store.put(collection, id, fields);
    mirror(collection, before, after);
    return after;
  }

  private void mirror(String collection, @Nullable Row before, Row after) {
    if (collection.equals("cases")) {
      mirror(before, after, "clients", "clients", "cases");
      mirror(before, after, "companies", "companies", "cases");
    } else if (collection.equals("clients") || collection.equals("companies")) {
      mirror(before, after, "cases", "cases", collection);
    }
  }

  private void mirror(
      @Nullable Row before, Row after, String field, String other, String otherField) {
    List<Long> was = before == null ? List.of() : before.references(field);
    references.mirror(after.key(), was, after.references(field), other, otherField);
  }

  /** Returns the record in the path; one that the user does not see is not found. */
  Row require(String collection, Call call) {
    Row row = call.view().find(collection, call.id());
    if (row == null) {
      throw ApiError.because(404, "The record was not found");
    }
    return row;
  }
}
