package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task to create.
 *
 * @param name the name
 * @param description the description
 * @param priority how urgent it is
 * @param dueDate the day it is due
 * @param completed whether it is completed
 * @param legalCase the case that it belongs to
 * @param staff the staff members assigned; at least one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewTask(
    String name,
    @Nullable String description,
    TaskPriority priority,
    LocalDate dueDate,
    @Nullable Boolean completed,
    @JsonProperty("case") @Nullable Ref legalCase,
    List<Ref> staff) {

  /**
   * Checks the components and makes collections unmodifiable.
   *
   * @param name the name
   * @param description the description
   * @param priority how urgent it is
   * @param dueDate the day it is due
   * @param completed whether it is completed
   * @param legalCase the case that it belongs to
   * @param staff the staff members assigned; at least one
   */
  public NewTask {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(priority, "priority");
    Objects.requireNonNull(dueDate, "dueDate");
    legalCase = legalCase == null ? null : legalCase.bare();
    staff = ImmutableCopies.bare(staff);
    if (staff.isEmpty()) {
      throw new IllegalArgumentException("A new task needs at least one staff member.");
    }
  }

  /**
   * {@return a task with what MyCase requires}
   *
   * @param name the name
   * @param priority how urgent it is
   * @param dueDate the day it is due
   * @param staffIds the ids of the staff members
   * @throws IllegalArgumentException when there is no staff id
   */
  public static NewTask of(
      String name, TaskPriority priority, LocalDate dueDate, List<Long> staffIds) {
    return new NewTask(
        name, null, priority, dueDate, null, null, staffIds.stream().map(Ref::of).toList());
  }

  /**
   * {@return a copy with a description}
   *
   * @param text the text
   */
  public NewTask withDescription(@Nullable String text) {
    return new NewTask(name, text, priority, dueDate, completed, legalCase, staff);
  }

  /**
   * {@return a copy on a case}
   *
   * @param caseId the id of the case
   */
  public NewTask withCase(long caseId) {
    return new NewTask(name, description, priority, dueDate, completed, Ref.of(caseId), staff);
  }

  /**
   * {@return a copy that sets whether the task is completed}
   *
   * @param done true if so
   */
  public NewTask withCompleted(boolean done) {
    return new NewTask(name, description, priority, dueDate, done, legalCase, staff);
  }

  @Override
  public String toString() {
    return "NewTask[legalCase=" + legalCase + ", staff=" + staff + "]";
  }
}
