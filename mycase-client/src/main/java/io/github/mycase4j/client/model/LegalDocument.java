package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document that MyCase keeps, without its contents.
 *
 * @param path the folders and name in MyCase
 * @param selfUrl the path of this document in MyCase's API
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record LegalDocument(
    long id,
    @Nullable String name,
    @Nullable String filename,
    @Nullable String path,
    @Nullable String description,
    @Nullable LocalDate assignedDate,
    @JsonProperty("case") @Nullable Ref legalCase,
    @Nullable Ref folder,
    @Nullable String selfUrl,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  public LegalDocument {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "LegalDocument[id=" + id + "]";
  }
}
