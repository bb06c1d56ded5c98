package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How urgent a task is. Immutable. */
public final class TaskPriority extends OpenEnum {
  /** The values that this version knows, for {@code switch}. Later versions may know more. */
  public enum Known {
    /** {@code Low}. */
    LOW,

    /** {@code Medium}. */
    MEDIUM,

    /** {@code High}. */
    HIGH,

    /** A value that this version does not know; {@link #value} has its text. */
    UNKNOWN
  }

  /** {@code Low}. */
  public static final TaskPriority LOW = new TaskPriority("Low", Known.LOW);

  /** {@code Medium}. */
  public static final TaskPriority MEDIUM = new TaskPriority("Medium", Known.MEDIUM);

  /** {@code High}. */
  public static final TaskPriority HIGH = new TaskPriority("High", Known.HIGH);

  private static final List<TaskPriority> KNOWN = List.of(LOW, MEDIUM, HIGH);

  private final Known known;

  private TaskPriority(String value, Known known) {
    super(value, known != Known.UNKNOWN);
    this.known = known;
  }

  /**
   * {@return the value for what MyCase writes, also for one that this version does not know}
   *
   * @param value the text as MyCase writes it
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static TaskPriority of(String value) {
    return find(value, KNOWN, unknown -> new TaskPriority(unknown, Known.UNKNOWN));
  }

  /**
   * {@return the value for {@code switch}, {@link Known#UNKNOWN} if this version does not know it}
   */
  public Known known() {
    return known;
  }
}
