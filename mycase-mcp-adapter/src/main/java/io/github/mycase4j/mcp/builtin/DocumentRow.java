package io.github.mycase4j.mcp.builtin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.client.model.Ref;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A document in a list. */
record DocumentRow(
    long id,
    @Nullable String name,
    @Nullable String filename,
    @Nullable String path,
    @JsonProperty("case") @Nullable Ref legalCase,
    @Nullable Ref folder,
    @Nullable LocalDate assignedDate,
    @Nullable Instant updatedAt) {

  static DocumentRow of(LegalDocument document) {
    return new DocumentRow(
        document.id(),
        document.name(),
        document.filename(),
        document.path(),
        document.legalCase(),
        document.folder(),
        document.assignedDate(),
        document.updatedAt());
  }
}
