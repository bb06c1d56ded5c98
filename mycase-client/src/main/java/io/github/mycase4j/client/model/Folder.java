package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A folder of documents.
 *
 * @param selfUrl the path of this folder in MyCase's API
 * @param other fields that this version does not know, as MyCase sent them
 */
public record Folder(
    long id,
    @Nullable String name,
    @Nullable String selfUrl,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> other) {

  public Folder {
    other = ImmutableCopies.fields(other);
  }

  @Override
  public String toString() {
    return "Folder[id=" + id + "]";
  }
}
