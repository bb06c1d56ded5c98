package com.example.firm.tasks;

import io.github.mycase4j.client.model.Task;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Which tasks to complete: open ones whose name contains a text and that were due before a day.
 *
 * @param nameContains in any case; not blank, so that nobody completes everything by accident
 * @param dueBefore the day
 */
public record TaskMatch(String nameContains, LocalDate dueBefore) implements Predicate<Task> {

  /** Checks the text. */
  public TaskMatch {
    if (nameContains.isBlank()) {
      throw new IllegalArgumentException("The text to look for in names must not be blank.");
    }
  }

  /** Tells whether a task is open and matches. MyCase may leave out any field. */
  @Override
  public boolean test(Task task) {
    return Boolean.FALSE.equals(task.completed())
        && task.name() != null
        && task.name().toLowerCase(Locale.ROOT).contains(nameContains.toLowerCase(Locale.ROOT))
        && task.dueDate() != null
        && task.dueDate().isBefore(dueBefore);
  }
}
