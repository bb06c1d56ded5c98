package io.github.mycase4j.mcp.builtin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mycase4j.client.domain.TimeTotals;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.TimeEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A time entry in a list. */
record TimeEntryRow(
    long id,
    @Nullable LocalDate entryDate,
    @Nullable String activityName,
    @Nullable String description,
    @Nullable BigDecimal hours,
    @Nullable BigDecimal rate,
    @Nullable BigDecimal amount,
    @Nullable Boolean billable,
    @Nullable Boolean flatFee,
    @Nullable Boolean invoiced,
    @JsonProperty("case") @Nullable Ref legalCase,
    @Nullable Ref staff) {

  static TimeEntryRow of(TimeEntry entry) {
    return new TimeEntryRow(
        entry.id(),
        entry.entryDate(),
        entry.activityName(),
        entry.description(),
        entry.hours(),
        entry.rate(),
        TimeTotals.amountOf(entry).orElse(null),
        entry.billable(),
        entry.flatFee(),
        invoiced(entry),
        entry.legalCase(),
        entry.staff());
  }

  /** If the invoices could not be read, an empty list does not mean that there are none. */
  private static @Nullable Boolean invoiced(TimeEntry entry) {
    boolean unknown = entry.invoices().isEmpty() && Unreadable.has(entry, "invoices");
    return unknown ? null : !entry.invoices().isEmpty();
  }
}
