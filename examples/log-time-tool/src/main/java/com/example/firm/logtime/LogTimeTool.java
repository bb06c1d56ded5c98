package com.example.firm.logtime;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.model.NewTimeEntry;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.client.model.TimeEntry;
import io.github.mycase4j.client.domain.TimeTotals;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Lets a lawyer log time by saying so. A write tool: the connector has its intent in the audit log
 * before the entry is sent, and switches it off under MYCASE_READ_ONLY.
 */
public final class LogTimeTool implements MyCaseTool<LogTimeTool.Input> {
  private static final BigDecimal A_DAY = BigDecimal.valueOf(24);

  /** The arguments. What is not @Nullable is required; the schema says so by itself. */
  public record Input(
      long caseId,
      @Describe("Such as Research, Drafting, Court") String activityName,
      @Describe("Hours, such as 1.5") BigDecimal hours,
      @Describe("Default: whoever is logged in") @Nullable Long staffId,
      @Describe("Default today") @Nullable LocalDate entryDate,
      @Describe("Dollars an hour; default the staff member's own") @Nullable BigDecimal rate,
      @Describe(value = "What was done", recorded = AuditMode.HASHED) @Nullable String description,
      @Describe("Default true") @Nullable Boolean billable) {}

  /** What goes out; the connector puts names beside the ids of case and staff. */
  public record Row(
      long id,
      @Nullable LocalDate entryDate,
      @Nullable String activityName,
      @Nullable BigDecimal hours,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal amount,
      @JsonProperty("case") @Nullable Ref legalCase,
      @Nullable Ref staff) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.write(
            "firm-log-time",
            "Creates a time entry on a case. Writes: ask the user to confirm hours, case and"
                + " activity first.",
            Input.class)
        .title("Log time")
        .object("time_entry", Row.class);
  }

  @Override
  public void check(Input in, ToolContext context) {
    if (in.hours().signum() <= 0 || in.hours().compareTo(A_DAY) > 0) {
      throw new InvalidArgumentException(
          "hours", "hours must be more than 0 and at most 24, not " + in.hours() + ".");
    }
    if (in.rate() != null && in.rate().signum() < 0) {
      throw new InvalidArgumentException("rate", "rate must not be negative.");
    }
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    check(in, context);
    MyCaseClient mycase = context.mycase();
    // Looked up first, so that a wrong id is rejected by name and nothing is written.
    if (mycase.cases().find(in.caseId()).isEmpty()) {
      throw new InvalidArgumentException(
          "case_id", "case_id: there is no case with the id " + in.caseId() + ".");
    }
    StaffMember staff = staff(mycase, in.staffId());
    BigDecimal rate = in.rate() != null ? in.rate() : staff.defaultHourlyRate();
    if (rate == null) {
      throw new InvalidArgumentException(
          "rate", "rate is needed: MyCase has no default rate for this staff member.");
    }
    LocalDate day = in.entryDate() != null ? in.entryDate() : LocalDate.now(context.clock());
    NewTimeEntry entry =
        NewTimeEntry.of(in.activityName(), day, rate, in.hours(), in.caseId(), staff.id())
            .withDescription(in.description())
            .withBillable(in.billable() == null || in.billable());
    TimeEntry created = mycase.timeEntries().create(entry);
    return ToolResult.object("time_entry", row(created), created);
  }

  private static StaffMember staff(MyCaseClient mycase, @Nullable Long staffId) {
    if (staffId == null) {
      return mycase.staff().me();
    }
    return mycase
        .staff()
        .find(staffId)
        .orElseThrow(
            () ->
                new InvalidArgumentException(
                    "staff_id",
                    "staff_id: there is no staff member with the id " + staffId + "."));
  }

  private static Row row(TimeEntry entry) {
    return new Row(
        entry.id(),
        entry.entryDate(),
        entry.activityName(),
        entry.hours(),
        entry.rate(),
        TimeTotals.amountOf(entry).orElse(null),
        entry.legalCase(),
        entry.staff());
  }
}
