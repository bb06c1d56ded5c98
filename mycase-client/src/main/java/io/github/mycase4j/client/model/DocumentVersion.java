package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document.
 *
 * @param id MyCase's id
 * @param version counts from 1 within the document
 * @param document the document
 * @param selfUrl the path of this version in MyCase's API
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record DocumentVersion(
    long id,
    @Nullable Integer version,
    @Nullable Ref document,
    @Nullable String selfUrl,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param version counts from 1 within the document
   * @param document the document
   * @param selfUrl the path of this version in MyCase's API
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public DocumentVersion {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "DocumentVersion[id=" + id + ", version=" + version + "]";
  }
}
