package io.github.mycase4j.sandbox.api;

import io.github.mycase4j.sandbox.files.FileServer;
import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.http.Response;
import io.github.mycase4j.sandbox.store.FirmSchema;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions of documents, their versions and their folders. */
final class DocumentActions {
  private static final Duration DATA_LIFE = Duration.ofMinutes(1);
  private static final Duration VERSION_LIFE = Duration.ofHours(1);
  private static final Duration UPLOAD_LIFE = Duration.ofMinutes(15);

  private final Store store;
  private final Actions actions;
  private final FileServer files;

  DocumentActions(Store store, Actions actions, FileServer files) {
    this.store = store;
    this.actions = actions;
    this.files = files;
  }

  /** Creates a document of the case in the path, or of the firm. */
  Response create(Call call) {
    Row legalCase = call.ids().isEmpty() ? null : actions.require("cases", call);
    actions.checkReferences(call);
    long id = store.nextId("documents");
    Map<String, @Nullable Object> fields = FirmSchema.blank("documents", id);
    fields.put("case", legalCase == null ? null : Json.reference(legalCase.key()));
    fields.put("created_at", call.stamp());
    fields.put("self_url", "/v1/documents/" + id);
    Row row = actions.stored("documents", id, null, placed(fields, legalCase, call), call);
    Row version = addVersion(row, 1, call);
    return Response.json(201, withUpload(row, row, version));
  }

  Response update(Call call) {
    Row row = actions.require("documents", call);
    actions.checkReferences(call);
    Row legalCase = store.find("cases", row.reference("case"));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(row.all());
    actions.stored("documents", row.key(), row, placed(fields, legalCase, call), call);
    return Response.empty(204);
  }

  private Map<String, @Nullable Object> placed(
      Map<String, @Nullable Object> fields, @Nullable Row legalCase, Call call) {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>(call.body());
    Object staff = sent.remove("staff");
    if (staff != null) {
      fields.put("_staff", staff);
    }
    List<String> parts = parts(String.valueOf(sent.get("path")));
    fields.putAll(sent);
    fields.put("name", parts.get(parts.size() - 1));
    Row folder = folder(legalCase, parts.subList(0, parts.size() - 1), call);
    fields.put("folder", Json.reference(folder.key()));
    return fields;
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
    parts.removeIf(String::isBlank);
    if (parts.isEmpty()) {
      throw ApiError.data("/path", "Path can't be blank");
    }
    return parts;
  }

  private Row addVersion(Row document, long number, Call call) {
    long id = store.nextId("document_versions");
    Map<String, @Nullable Object> fields = FirmSchema.blank("document_versions", id);
    fields.put("_empty", true);
    fields.put("version", number);
    fields.put("document", Json.reference(document.key()));
    fields.put("self_url", "/v1/documents/" + document.key() + "/versions/" + number);
    fields.put("created_at", call.stamp());
    return actions.stored("document_versions", id, null, fields, call);
  }

  private Map<String, @Nullable Object> withUpload(Row shown, Row document, Row version) {
    Map<String, @Nullable Object> fields = shown.shown();
    fields.put("put_url", files.address("PUT", document, version, UPLOAD_LIFE));
    fields.put("put_headers", Map.of("x-amz-acl", "private"));
    return fields;
  }

  private List<Row> versions(long document) {
    return store.all("document_versions", row -> row.reference("document") == document);
  }

  Response createVersion(Call call) {
    Row document = actions.require("documents", call);
    Row latest = latest(document);
    Row version = addVersion(document, latest == null ? 1 : number(latest) + 1, call);
    return Response.json(201, withUpload(version, document, version));
  }

  private static long number(Row version) {
    return version.get("version") instanceof Long number ? number : 0;
  }

  private @Nullable Row latest(Row document) {
    return versions(document.key()).stream()
        .max(Comparator.comparingLong(DocumentActions::number))
        .orElse(null);
  }

  Response data(Call call) {
    Row document = actions.require("documents", call);
    return Response.redirect(files.address("GET", document, latest(document), DATA_LIFE));
  }

  Response versionData(Call call) {
    Row document = actions.require("documents", call);
    return Response.redirect(files.address("GET", document, version(call), VERSION_LIFE));
  }

  Response deleteVersion(Call call) {
    Row document = actions.require("documents", call);
    store.delete("document_versions", version(call).key());
    if (versions(document.key()).isEmpty()) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>(document.all());
      fields.put("_empty", true);
      store.put("documents", document.key(), fields);
    }
    return Response.empty(204);
  }

  private Row version(Call call) {
    return versions(call.id()).stream()
        .filter(row -> String.valueOf(row.get("version")).equals(call.ids().get(1)))
        .findFirst()
        .orElseThrow(() -> ApiError.because(404, "The document has no such version"));
  }

  Response delete(Call call) {
    Row row = actions.require("documents", call);
    versions(row.key()).forEach(each -> store.delete("document_versions", each.key()));
    store.delete("documents", row.key());
    return Response.empty(204);
  }

  Response caseFolder(Call call) {
    return Response.json(200, root(actions.require("cases", call), call).shown());
  }

  Response createSubfolder(Call call) {
    Row legalCase = actions.require("cases", call);
    List<String> parts = parts(String.valueOf(call.body().get("path")));
    return Response.json(200, folder(legalCase, parts, call).shown());
  }

  /** Returns the folder at a path, and creates the folders that do not exist yet. */
  private Row folder(@Nullable Row legalCase, List<String> parts, Call call) {
    Row folder = root(legalCase, call);
    for (String name : parts) {
      long parent = folder.key();
      folder = folder(name, parent, legalCase, call);
    }
    return folder;
  }

  private Row root(@Nullable Row legalCase, Call call) {
    return folder(legalCase == null ? "Firm" : legalCase.text("name"), -1, legalCase, call);
  }

  private Row folder(String name, long parent, @Nullable Row legalCase, Call call) {
    long ofCase = legalCase == null ? -1 : legalCase.key();
    List<Row> found =
        store.page(
            "folders",
            Long.MIN_VALUE,
            row ->
                row.reference("_parent") == parent
                    && row.reference("_case") == ofCase
                    && (parent == -1 || row.text("name").equals(name)),
            1);
    if (!found.isEmpty()) {
      return found.get(0);
    }
    long id = store.nextId("folders");
    Map<String, @Nullable Object> fields = FirmSchema.blank("folders", id);
    fields.put("name", name);
    fields.put("created_at", call.stamp());
    fields.put("self_url", "/v1/folders/" + id);
    fields.put("_parent", parent == -1 ? null : Json.reference(parent));
    fields.put("_case", ofCase == -1 ? null : Json.reference(ofCase));
    return actions.stored("folders", id, null, fields, call);
  }
}
