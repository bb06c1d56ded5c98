package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A folder of documents.
 *
 * @param selfUrl the path of this folder in MyCase's API
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Folder(
    long id,
    @Nullable String name,
    @Nullable String selfUrl,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  public Folder {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "Folder[id=" + id + "]";
  }
}
