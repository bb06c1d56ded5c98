package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task of the firm. MyCase has no way to ask for a single one.
 *
 * @param id MyCase's id
 * @param name the name
 * @param description the description
 * @param priority how urgent it is
 * @param dueDate the day it is due
 * @param completed whether it is completed
 * @param legalCase the case that it belongs to
 * @param staff the staff members
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param completedAt when it was completed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Task(
    long id,
    @Nullable String name,
    @Nullable String description,
    @Nullable TaskPriority priority,
    @Nullable LocalDate dueDate,
    @Nullable Boolean completed,
    @JsonProperty("case") @Nullable Ref legalCase,
    List<Ref> staff,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant completedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param name the name
   * @param description the description
   * @param priority how urgent it is
   * @param dueDate the day it is due
   * @param completed whether it is completed
   * @param legalCase the case that it belongs to
   * @param staff the staff members
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param completedAt when it was completed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public Task {
    staff = ImmutableCopies.list(staff);
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "Task[id=" + id + ", completed=" + completed + "]";
  }
}
