package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new document whose contents are still to be uploaded.
 *
 * @param id MyCase's id
 * @param name the name
 * @param filename the name of the file
 * @param path the path
 * @param description the description
 * @param assignedDate the day it was assigned to
 * @param legalCase the case that it belongs to
 * @param folder the folder
 * @param selfUrl MyCase's address of the record
 * @param putUrl the signed URL that the contents go to, with PUT and without the login; a secret
 *     while it is valid, so {@code toString} leaves it out
 * @param putHeaders the headers to send there
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record DocumentUpload(
    long id,
    @Nullable String name,
    @Nullable String filename,
    @Nullable String path,
    @Nullable String description,
    @Nullable LocalDate assignedDate,
    @JsonProperty("case") @Nullable Ref legalCase,
    @Nullable Ref folder,
    @Nullable String selfUrl,
    @Nullable String putUrl,
    @Nullable UploadHeaders putHeaders,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param name the name
   * @param filename the name of the file
   * @param path the path
   * @param description the description
   * @param assignedDate the day it was assigned to
   * @param legalCase the case that it belongs to
   * @param folder the folder
   * @param selfUrl MyCase's address of the record
   * @param putUrl the signed URL that the contents go to, with PUT and without the login; a secret
   *     while it is valid, so {@code toString} leaves it out
   * @param putHeaders the headers to send there
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public DocumentUpload {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  /** {@return the document itself} */
  public LegalDocument document() {
    return new LegalDocument(
        id,
        name,
        filename,
        path,
        description,
        assignedDate,
        legalCase,
        folder,
        selfUrl,
        createdAt,
        updatedAt,
        additionalProperties);
  }

  @Override
  public String toString() {
    return "DocumentUpload[id=" + id + "]";
  }
}
