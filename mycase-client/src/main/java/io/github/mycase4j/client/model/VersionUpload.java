package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a document whose contents are still to be uploaded.
 *
 * @param id MyCase's id
 * @param version the number of the version
 * @param document the document
 * @param selfUrl MyCase's address of the record
 * @param putUrl the signed URL that the contents go to, with PUT and without the login; a secret
 *     while it is valid, so {@code toString} leaves it out
 * @param putHeaders the headers to send there
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record VersionUpload(
    long id,
    @Nullable Integer version,
    @Nullable Ref document,
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
   * @param version the number of the version
   * @param document the document
   * @param selfUrl MyCase's address of the record
   * @param putUrl the signed URL that the contents go to, with PUT and without the login; a secret
   *     while it is valid, so {@code toString} leaves it out
   * @param putHeaders the headers to send there
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public VersionUpload {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  /** {@return the version itself} */
  public DocumentVersion documentVersion() {
    return new DocumentVersion(
        id, version, document, selfUrl, createdAt, updatedAt, additionalProperties);
  }

  @Override
  public String toString() {
    return "VersionUpload[id=" + id + ", version=" + version + "]";
  }
}
