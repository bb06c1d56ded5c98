package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;

/** {@code get-staff}: everything MyCase has on one staff member. */
public final class GetStaffTool implements MyCaseTool<GetStaffTool.Input> {

  /** Creates the tool. */
  public GetStaffTool() {}

  /** The arguments. */
  public record Input(long staffId) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "get-staff",
            "Returns everything MyCase has on one staff member, fresh. Find the id with"
                + " list-staff.",
            Input.class)
        .title("Get a staff member")
        .object("staff", StaffRow.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    StaffMember found =
        IdChecks.get("staff_id", "staff member", in.staffId(), context.mycase().staff()::find);
    return ToolResult.object("staff", StaffRow.of(found), found);
  }
}
