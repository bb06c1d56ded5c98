package io.github.mycase4j.client.domain;

import io.github.mycase4j.client.model.Task;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The state of tasks in relation to their due dates. */
public final class TaskDeadlines {
  private TaskDeadlines() {}

  /**
   * Returns whether a task is done: MyCase says so, or, without that field, gives a completion
   * date.
   *
   * @param task the task
   * @return whether it is done
   */
  public static boolean isCompleted(Task task) {
    return task.completed() == null ? task.completedAt() != null : task.completed();
  }

  /**
   * Returns whether a task is not done and was due before a day. Without a due date it never is.
   *
   * @param task the task
   * @param today the current day
   * @return whether it is overdue
   */
  public static boolean isOverdue(Task task, LocalDate today) {
    return !isCompleted(task) && task.dueDate() != null && task.dueDate().isBefore(today);
  }

  /**
   * Returns the cases with tasks that are not done.
   *
   * @param tasks the tasks
   * @return the ids of the cases, in the order of the tasks, unmodifiable
   */
  public static Set<Long> casesWithOpenTasks(Collection<Task> tasks) {
    Set<Long> cases = new LinkedHashSet<>();
    for (Task task : tasks) {
      if (task.legalCase() != null && !isCompleted(task)) {
        cases.add(task.legalCase().id());
      }
    }
    return Collections.unmodifiableSet(cases);
  }
}
