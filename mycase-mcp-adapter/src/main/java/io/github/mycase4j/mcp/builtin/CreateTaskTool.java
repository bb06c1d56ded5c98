package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code create-task}: gives staff something to do by a day. */
public final class CreateTaskTool implements MyCaseTool<CreateTaskTool.Input> {

  /** Creates the tool. */
  public CreateTaskTool() {}

  /** The arguments. */
  public record Input(
      @Describe(value = "", recorded = AuditMode.HASHED) String name,
      LocalDate dueDate,
      Priority priority,
      @Describe(value = "At least one", minItems = 1) List<Long> staffIds,
      @Nullable Long caseId,
      @Describe(value = "", recorded = AuditMode.HASHED) @Nullable String description) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.write(
            "create-task",
            "Creates a task for staff in MyCase. Writes: ask the user to confirm first. \"Me\" is"
                + " auth-status.user_id; find others with list-staff. Ids are checked before"
                + " anything is created.",
            Input.class)
        .title("Create a task")
        .object("task", TaskRow.class);
  }

  @Override
  public void check(Input in, ToolContext context) {
    Text.required("name", in.name());
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    String name = Text.required("name", in.name());
    List<Long> staff = in.staffIds().stream().distinct().toList();
    IdChecks known = new IdChecks(context);
    Warnings warnings =
        new Warnings(context)
            .ofPast("due_date", in.dueDate())
            .ofInactive("staff_ids", known.staff("staff_ids", staff));
    NewTask body =
        NewTask.of(name, in.priority().toMyCase(), in.dueDate(), staff)
            .withDescription(in.description());
    if (in.caseId() != null) {
      warnings.ofClosed("case_id", known.legalCase("case_id", in.caseId()));
      body = body.withCase(in.caseId());
    }
    context.cancellation().check();
    Task created = context.mycase().tasks().create(body);
    return ToolResult.object("task", TaskRow.of(created), created).warnings(warnings.all());
  }
}
