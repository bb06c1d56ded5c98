package io.github.mycase4j.sandbox.sample;

import io.github.mycase4j.sandbox.value.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of the sample firm, their versions, and a folder tree for each case. */
final class SampleDocuments {
  private static final long FOLDERS = 200_001;

  private final Sample sample;
  private final SampleMatters matters;
  private long version = 300_001;

  SampleDocuments(Sample sample, SampleMatters matters) {
    this.sample = sample;
    this.matters = matters;
  }

  void make() {
    int kinds = SampleWords.FOLDERS.size();
    int cases = sample.size("cases");
    folder(FOLDERS - 1, "Firm", null, null);
    for (int i = 0; i < cases; i++) {
      Map<String, Object> legalCase = Json.reference(SampleMatters.CASES + i);
      long root = FOLDERS + (long) i * (kinds + 1);
      folder(root, matters.name(i), null, legalCase);
      for (int k = 0; k < kinds; k++) {
        folder(root + 1 + k, SampleWords.FOLDERS.get(k), Json.reference(root), legalCase);
      }
    }
    for (int i = 0; i < sample.size("documents"); i++) {
      document(i, cases, kinds);
    }
  }

  private void folder(
      long id,
      String name,
      @Nullable Map<String, Object> parent,
      @Nullable Map<String, Object> legalCase) {
    sample.add(
        "folders",
        id,
        Sample.fields(
            id,
            "name",
            name,
            "created_at",
            sample.stamp(400),
            "updated_at",
            sample.stamp(200),
            "self_url",
            "/v1/folders/" + id,
            "_parent",
            parent,
            "_case",
            legalCase));
  }

  private void document(int i, int cases, int kinds) {
    long id = 400_001L + i;
    boolean ofFirm = i % 16 == 15 || cases == 0;
    int legalCase = cases == 0 ? 0 : i % cases;
    int kind = i % kinds;
    String name =
        ofFirm ? "Office manual" : Sample.pick(SampleWords.DOCUMENTS, i + i / Math.max(1, cases));
    String numbered = i / 60 == 0 ? name : name + " " + (i / 60 + 1);
    long folder = ofFirm ? FOLDERS - 1 : FOLDERS + (long) legalCase * (kinds + 1) + 1 + kind;
    int age = i * 3 % 200;
    sample.add(
        "documents",
        id,
        Sample.fields(
            id,
            "name",
            numbered,
            "filename",
            SampleWords.plain(numbered) + (i % 6 == 5 ? ".txt" : ".pdf"),
            "path",
            (ofFirm ? "" : SampleWords.FOLDERS.get(kind) + "/") + numbered,
            "description",
            i % 5 == 0 ? "Signed copy." : i % 5 == 1 ? null : "",
            "assigned_date",
            i % 4 == 1 ? null : sample.date(-age),
            "case",
            ofFirm ? null : Json.reference(SampleMatters.CASES + legalCase),
            "created_at",
            sample.stamp(age + 1),
            "updated_at",
            sample.stamp(age),
            "self_url",
            "/v1/documents/" + id,
            "folder",
            Json.reference(folder)));
    for (int n = 1; n <= (i % 10 == 0 ? 2 : 1); n++) {
      sample.add(
          "document_versions",
          version,
          Sample.fields(
              version,
              "version",
              n,
              "document",
              Json.reference(id),
              "self_url",
              "/v1/documents/" + id + "/versions/" + n,
              "created_at",
              sample.stamp(age + 1),
              "updated_at",
              sample.stamp(age)));
      version++;
    }
  }
}
