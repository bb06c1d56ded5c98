package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.domain.RowConditions;
import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code list-staff}: the people of the firm. */
public final class ListStaffTool implements MyCaseTool<ListStaffTool.Input> {
  private static final RowOrder<Ranked<StaffMember>> BY_NAME =
      RowOrder.<Ranked<StaffMember>, Integer>ascending(Ranked::rank)
          .thenAscending((Ranked<StaffMember> match) -> sortName(match.row()))
          .thenAscending(match -> match.row().id());

  /** Creates the tool. */
  public ListStaffTool() {}

  /** The arguments. */
  public record Input(
      @Describe("Default true; false lists the inactive only") @Nullable Boolean active,
      @Describe(value = "Name or part of it", recorded = AuditMode.HASHED)
          @Nullable String query) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "list-staff",
            "Lists the firm's lawyers and other staff by name, for ids and who works here."
                + " Clients and companies are in search-contacts.",
            Input.class)
        .title("List staff")
        .rows("staff", StaffRow.class);
  }

  private static @Nullable String sortName(StaffMember member) {
    String name = member.fullName();
    return name == null ? null : TextMatch.fold(name);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    boolean active = in.active() == null || in.active();
    TextMatch query = TextMatch.of(in.query());
    Snapshot<StaffMember> staff = context.mycase().collections().staff().read();
    RowConditions<StaffMember> conditions =
        RowConditions.of("staff", StaffMember::id)
            .where(s -> Boolean.TRUE.equals(s.active()) == active, "active")
            .where(
                in.query() != null,
                s -> Ranked.of(s, query, fit(query, s)).findAny().isPresent(),
                "first_name",
                "middle_initial",
                "last_name");
    List<Ranked<StaffMember>> found =
        conditions.matches(CheckedRows.of(context, staff.rows())).stream()
            .flatMap(s -> Ranked.of(s, query, fit(query, s)))
            .toList();
    return ToolResult.rows(found, BY_NAME, match -> StaffRow.of(match.row()), Ranked::row)
        .missing(staff.incompleteness())
        .doubts(conditions.doubts(staff.unreadable()));
  }

  private static TextMatch.Fit fit(TextMatch query, StaffMember member) {
    return query.fitPerson(member.firstName(), member.middleInitial(), member.lastName());
  }
}
