package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group that the firm sorts its clients into.
 *
 * @param other fields that this version does not know, as MyCase sent them
 */
public record PeopleGroup(
    long id,
    @Nullable String name,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> other) {

  public PeopleGroup {
    other = ImmutableCopies.fields(other);
  }

  @Override
  public String toString() {
    return "PeopleGroup[id=" + id + "]";
  }
}
