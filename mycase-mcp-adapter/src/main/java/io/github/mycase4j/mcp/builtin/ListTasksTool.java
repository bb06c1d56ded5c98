package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.collection.RowFilter;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.domain.RowConditions;
import io.github.mycase4j.client.domain.TaskDeadlines;
import io.github.mycase4j.client.domain.TextKind;
import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.GroupKey.KeyType;
import io.github.mycase4j.mcp.tool.Grouping;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolResult.EmptyGroups;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code list-tasks}: tasks by case, staff, state and due date. */
public final class ListTasksTool implements MyCaseTool<ListTasksTool.Input> {
  private static final RowOrder<Task> DUE_FIRST =
      RowOrder.<Task, LocalDate>ascending(Task::dueDate).thenAscending(Task::id);

  private static final Grouping<Task> GROUPS =
      Grouping.<Task>of("task", Task::id, Measures.class)
          .by("case", GroupKey.reference(KeyType.CASE, "case", Task::legalCase))
          .by(
              "staff",
              GroupKey.references(
                  KeyType.STAFF, "staff", task -> task.staff().stream().map(Ref::id).toList()))
          .by(
              "priority",
              GroupKey.text("priority", t -> t.priority() == null ? null : t.priority().value()))
          .by("due_month", GroupKey.month("due_date", Task::dueDate));

  /** Creates the tool. */
  public ListTasksTool() {}

  /** What {@code status} may be. */
  public enum Status {
    /** Not completed. */
    OPEN,
    /** Completed. */
    COMPLETED,
    /** Not completed and due before today. */
    OVERDUE,
    /** Completed or not. */
    ALL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The arguments. */
  public record Input(
      @Describe(value = "Part of name or description", recorded = AuditMode.HASHED)
          @Nullable String query,
      @Nullable Long caseId,
      @Nullable Long staffId,
      @Describe("Default open; overdue = not completed, due before today") @Nullable Status status,
      @Nullable Priority priority,
      @Describe("First day") @Nullable LocalDate dueFrom,
      @Describe("Last day") @Nullable LocalDate dueTo,
      @Describe("Instant with offset, or date (UTC)") @Nullable Instant updatedAfter,
      @Describe("Exclusive") @Nullable Instant updatedBefore) {}

  /** The figures of a group. */
  public record Measures(long count, long overdue) {
    static Collector<Task, ?, Measures> collector(LocalDate today) {
      return Collectors.teeing(
          Collectors.counting(),
          Collectors.filtering(task -> TaskDeadlines.isOverdue(task, today), Collectors.counting()),
          Measures::new);
    }
  }

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "list-tasks",
            "Lists tasks, due first; without status only open ones. Appointments and hearings are in"
                + " list-calendar-events. By staff, a task counts in each group, so groups can add up to"
                + " more than totals.",
            Input.class)
        .title("List tasks")
        .rows("tasks", TaskRow.class)
        .groups(GROUPS)
        .result(Today.Facts.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    DateRange due = DateRange.days("due_from", in.dueFrom(), "due_to", in.dueTo());
    ChangeRange changed = ChangeRange.of(in.updatedAfter(), in.updatedBefore());
    new IdChecks(context).filters(in.caseId(), in.staffId(), null);
    TextMatch query = TextMatch.of(in.query());
    Today now = Today.of(context);
    Status status = in.status() == null ? Status.OPEN : in.status();
    String[] statusFields =
        status == Status.OVERDUE
            ? new String[] {"completed", "completed_at", "due_date"}
            : new String[] {"completed", "completed_at"};
    RowConditions<Task> conditions =
        RowConditions.of("task", Task::id)
            .where(status != Status.ALL, t -> hasStatus(t, status, now), statusFields)
            .where(
                in.query() != null,
                t -> query.isIn(TextKind.TITLE, t.name()) || query.isIn(t.description()),
                "name",
                "description")
            .where(
                in.priority() != null,
                t -> in.priority() != null && in.priority().is(t.priority()),
                "priority")
            .where(in.caseId() != null, t -> Refs.is(t.legalCase(), in.caseId()), "case")
            .where(in.staffId() != null, t -> Refs.has(t.staff(), in.staffId()), "staff")
            .where(due.isAsked(), t -> due.has(t.dueDate()), "due_date")
            .where(
                changed.isAsked(),
                t -> changed.has(t.updatedAt(), t.createdAt()),
                "updated_at",
                "created_at");
    Snapshot<Task> tasks = context.mycase().collections().tasks().read();
    RowFilter selection =
        RowFilter.all().ofCase(in.caseId()).ofStaff(in.staffId()).between(in.dueFrom(), in.dueTo());
    List<Task> found = conditions.matches(CheckedRows.of(context, tasks.rows(selection)));
    ToolResult result =
        ToolResult.rows(found, DUE_FIRST, TaskRow::of)
            .groups(
                GROUPS,
                found,
                Measures.collector(now.day()),
                new EmptyGroups(
                    c -> Refs.isOrAny(c.id(), in.caseId()),
                    (key, id) -> Refs.isOrAny(id, in.staffId())))
            .missing(tasks.incompleteness())
            .doubts(conditions.doubts(tasks.unreadable()));
    boolean dependsOnToday = status == Status.OVERDUE || context.isGrouped();
    return dependsOnToday ? result.and(now.facts()) : result;
  }

  private static boolean hasStatus(Task task, Status status, Today now) {
    boolean completed = TaskDeadlines.isCompleted(task);
    return switch (status) {
      case OPEN -> !completed;
      case COMPLETED -> completed;
      case OVERDUE -> TaskDeadlines.isOverdue(task, now.day());
      case ALL -> true;
    };
  }
}
