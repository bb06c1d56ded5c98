package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;

/** {@code get-case}: everything MyCase has on one case. */
public final class GetCaseTool implements MyCaseTool<GetCaseTool.Input> {

  /** Creates the tool. */
  public GetCaseTool() {}

  /** The arguments. */
  public record Input(long caseId) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "get-case",
            "Returns everything MyCase has on one case, fresh: clients, companies, staff, dates,"
                + " custom fields. Find the id with list-cases; what is owed is in"
                + " get-billing-summary.",
            Input.class)
        .title("Get a case")
        .object("case", CaseRow.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    LegalCase found = new IdChecks(context).legalCase("case_id", in.caseId());
    return ToolResult.object("case", CaseRow.of(found), found);
  }
}
