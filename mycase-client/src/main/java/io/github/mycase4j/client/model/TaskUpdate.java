package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a task. {@link #from} takes over what MyCase requires in every update (name, priority,
 * due date and staff), and each {@code with} method sets a field to change. Nothing else is sent.
 *
 * <p>What was taken over is sent as it was read: if somebody else changed it in the meantime, that
 * change is overwritten. MyCase documents no way to clear a field.
 *
 * @param name the name
 * @param description the description
 * @param priority how urgent it is
 * @param dueDate the day it is due
 * @param completed whether it is completed
 * @param legalCase the case that it belongs to
 * @param staff all staff members assigned; those left out are removed from the task
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskUpdate(
    @Nullable String name,
    @Nullable String description,
    @Nullable TaskPriority priority,
    @Nullable LocalDate dueDate,
    @Nullable Boolean completed,
    @JsonProperty("case") @Nullable Ref legalCase,
    @Nullable List<Ref> staff) {

  /**
   * Makes collections unmodifiable.
   *
   * @param name the name
   * @param description the description
   * @param priority how urgent it is
   * @param dueDate the day it is due
   * @param completed whether it is completed
   * @param legalCase the case that it belongs to
   * @param staff all staff members assigned; those left out are removed from the task
   */
  public TaskUpdate {
    legalCase = legalCase == null ? null : legalCase.bare();
    staff = staff == null ? null : ImmutableCopies.bare(staff);
  }

  /**
   * {@return an update of a task that changes nothing yet}
   *
   * @param task the record as MyCase returned it last
   */
  public static TaskUpdate from(Task task) {
    return new TaskUpdate(
        task.name(), null, task.priority(), task.dueDate(), null, null, task.staff());
  }

  /**
   * {@return a copy with this name}
   *
   * @param value the name
   */
  public TaskUpdate withName(String value) {
    return new TaskUpdate(
        Objects.requireNonNull(value, "value"),
        description,
        priority,
        dueDate,
        completed,
        legalCase,
        staff);
  }

  /**
   * {@return a copy with this description}
   *
   * @param value the description
   */
  public TaskUpdate withDescription(String value) {
    return new TaskUpdate(
        name,
        Objects.requireNonNull(value, "value"),
        priority,
        dueDate,
        completed,
        legalCase,
        staff);
  }

  /**
   * {@return a copy with this priority}
   *
   * @param value the priority
   */
  public TaskUpdate withPriority(TaskPriority value) {
    return new TaskUpdate(
        name,
        description,
        Objects.requireNonNull(value, "value"),
        dueDate,
        completed,
        legalCase,
        staff);
  }

  /**
   * {@return a copy with this due date}
   *
   * @param value the due date
   */
  public TaskUpdate withDueDate(LocalDate value) {
    return new TaskUpdate(
        name,
        description,
        priority,
        Objects.requireNonNull(value, "value"),
        completed,
        legalCase,
        staff);
  }

  /**
   * {@return a copy that sets whether the task is completed}
   *
   * @param value whether the task is completed
   */
  public TaskUpdate withCompleted(boolean value) {
    return new TaskUpdate(name, description, priority, dueDate, value, legalCase, staff);
  }

  /**
   * {@return a copy with this case}
   *
   * @param caseId the id of the case
   */
  public TaskUpdate withCase(long caseId) {
    return new TaskUpdate(name, description, priority, dueDate, completed, Ref.of(caseId), staff);
  }

  /**
   * {@return a copy with these staff members, who replace the present ones}
   *
   * @param staffIds the ids of the staff members
   */
  public TaskUpdate withStaff(List<Long> staffIds) {
    return new TaskUpdate(
        name, description, priority, dueDate, completed, legalCase, Ref.all(staffIds));
  }

  @Override
  public String toString() {
    return "TaskUpdate[completed="
        + completed
        + ", legalCase="
        + legalCase
        + ", staff="
        + staff
        + "]";
  }
}
