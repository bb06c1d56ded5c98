package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How urgent a task is. Immutable. */
public final class TaskPriority extends OpenEnum {
  /** {@code Low}. */
  public static final TaskPriority LOW = new TaskPriority("Low", true);

  /** {@code Medium}. */
  public static final TaskPriority MEDIUM = new TaskPriority("Medium", true);

  /** {@code High}. */
  public static final TaskPriority HIGH = new TaskPriority("High", true);

  private static final List<TaskPriority> KNOWN = List.of(LOW, MEDIUM, HIGH);

  private TaskPriority(String value, boolean known) {
    super(value, known);
  }

  /** Returns the value for what MyCase writes, also for one that this version does not know. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static TaskPriority of(String value) {
    return find(value, KNOWN, unknown -> new TaskPriority(unknown, false));
  }
}
