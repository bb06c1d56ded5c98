package com.example.firm.stalecases;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.Grouping;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the open cases that nobody updated for some days. A read tool: its view of MyCase refuses
 * to write, and the connector does the paging, the names and the audit line.
 */
public final class StaleCasesTool implements MyCaseTool<StaleCasesTool.Input> {
  private static final RowOrder<LegalCase> LONGEST_UNTOUCHED_FIRST =
      RowOrder.<LegalCase, Instant>ascending(LegalCase::updatedAt).thenAscending(LegalCase::id);

  private static final Grouping<LegalCase> GROUPS =
      Grouping.<LegalCase>of("case", LegalCase::id, Grouping.Count.class)
          .by("lead_lawyer", GroupKey.leadLawyerOfCase())
          .by("practice_area", GroupKey.text("practice_area", LegalCase::practiceArea));

  /** The arguments. */
  public record Input(
      @Describe(value = "Days without an update", min = 1, max = 3650) int days) {}

  /** What goes out for each case. */
  public record Row(long id, @Nullable String name, @Nullable Instant updatedAt) {
    static Row of(LegalCase legalCase) {
      return new Row(legalCase.id(), legalCase.name(), legalCase.updatedAt());
    }
  }

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "firm-stale-cases",
            "Lists open cases that nobody updated for N days, longest untouched first.",
            Input.class)
        .title("Stale cases")
        .rows("cases", Row.class)
        .groups(GROUPS);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    Instant before = context.clock().instant().minus(Duration.ofDays(in.days()));
    Snapshot<LegalCase> cases = context.mycase().collections().cases().read();
    List<LegalCase> stale =
        cases.rows().stream()
            .filter(each -> CaseStatus.OPEN.equals(each.status()))
            .filter(each -> each.updatedAt() != null && each.updatedAt().isBefore(before))
            .toList();
    // The result must say what the snapshot lacks: never a short list that looks complete.
    return ToolResult.rows(stale, LONGEST_UNTOUCHED_FIRST, Row::of)
        .groups(GROUPS, stale, Grouping.Count.collector())
        .missing(cases.incompleteness());
  }
}
