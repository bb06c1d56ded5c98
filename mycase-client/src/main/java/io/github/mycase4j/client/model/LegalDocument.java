package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document that MyCase keeps, without its contents.
 *
 * @param id MyCase's id
 * @param name the name
 * @param filename the name of the file
 * @param path the folders and name in MyCase
 * @param description the description
 * @param assignedDate the day it was assigned to
 * @param legalCase the case that it belongs to
 * @param folder the folder
 * @param selfUrl the path of this document in MyCase's API
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
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

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param name the name
   * @param filename the name of the file
   * @param path the folders and name in MyCase
   * @param description the description
   * @param assignedDate the day it was assigned to
   * @param legalCase the case that it belongs to
   * @param folder the folder
   * @param selfUrl the path of this document in MyCase's API
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public LegalDocument {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "LegalDocument[id=" + id + "]";
  }
}
