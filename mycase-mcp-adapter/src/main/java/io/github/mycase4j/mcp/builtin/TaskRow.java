package io.github.mycase4j.mcp.builtin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.TaskPriority;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task in a list. */
record TaskRow(
    long id,
    @Nullable String name,
    @Nullable String description,
    @Nullable TaskPriority priority,
    @Nullable LocalDate dueDate,
    @Nullable Boolean completed,
    @Nullable Instant completedAt,
    @JsonProperty("case") @Nullable Ref legalCase,
    List<Ref> staff) {

  static TaskRow of(Task task) {
    return new TaskRow(
        task.id(),
        task.name(),
        task.description(),
        task.priority(),
        task.dueDate(),
        task.completed(),
        task.completedAt(),
        task.legalCase(),
        task.staff());
  }
}
