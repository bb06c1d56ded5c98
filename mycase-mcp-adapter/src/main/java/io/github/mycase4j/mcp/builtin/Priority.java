package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.model.TaskPriority;
import org.jspecify.annotations.Nullable;

/** The priorities that MyCase knows for a task. */
public enum Priority {
  /** Can wait. */
  LOW("Low"),
  /** The usual. */
  MEDIUM("Medium"),
  /** Comes first. */
  HIGH("High");

  private final String word;

  Priority(String word) {
    this.word = word;
  }

  TaskPriority toMyCase() {
    return TaskPriority.of(word);
  }

  boolean is(@Nullable TaskPriority priority) {
    return toMyCase().equals(priority);
  }

  @Override
  public String toString() {
    return word;
  }
}
