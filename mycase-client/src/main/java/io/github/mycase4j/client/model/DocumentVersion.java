package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document.
 *
 * @param version counts from 1 within the document
 * @param selfUrl the path of this version in MyCase's API
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

  public DocumentVersion {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "DocumentVersion[id=" + id + ", version=" + version + "]";
  }
}
