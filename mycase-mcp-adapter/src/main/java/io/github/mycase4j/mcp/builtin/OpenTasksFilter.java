package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.collection.Snapshot.Incompleteness;
import io.github.mycase4j.client.domain.RowConditions;
import io.github.mycase4j.client.domain.TaskDeadlines;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Selects cases with, or without, a task that is not completed. */
final class OpenTasksFilter {
  private final boolean wanted;
  private final Snapshot<Task> tasks;
  private final Set<Long> candidates;
  private final Set<Long> withOpenTasks;

  /** Reads the firm's tasks to filter these cases. */
  OpenTasksFilter(ToolContext context, boolean wanted, List<LegalCase> cases) {
    this.wanted = wanted;
    this.tasks = context.mycase().collections().tasks().read();
    this.candidates = cases.stream().map(LegalCase::id).collect(Collectors.toSet());
    this.withOpenTasks = TaskDeadlines.casesWithOpenTasks(CheckedRows.of(context, tasks.rows()));
  }

  boolean matches(LegalCase legalCase) {
    return withOpenTasks.contains(legalCase.id()) == wanted;
  }

  /** Adds why tasks may be missing, and the tasks that may be open tasks of one of the cases. */
  ToolResult addGaps(ToolResult result) {
    return result
        .missing(tasks.incompleteness().map(this::ofCases))
        .doubts(
            RowConditions.of("task", Task::id)
                .where(task -> !TaskDeadlines.isCompleted(task), "completed", "completed_at")
                .where(task -> isOfCandidate(task.legalCase()), "case")
                .doubts(tasks.unreadable()));
  }

  /** A task that was not read may belong to a case that is listed because it has none. */
  private Incompleteness ofCases(Incompleteness ofTasks) {
    return wanted
        ? ofTasks
        : new Incompleteness(
            ofTasks.reason() + " Cases listed here may have open tasks not read yet.",
            ofTasks.read(),
            ofTasks.total(),
            ofTasks.retryAfter());
  }

  private boolean isOfCandidate(@Nullable Ref legalCase) {
    return legalCase != null && candidates.contains(legalCase.id());
  }
}
