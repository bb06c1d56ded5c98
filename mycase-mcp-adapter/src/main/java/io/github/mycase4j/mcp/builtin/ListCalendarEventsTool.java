package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.collection.RowFilter;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.domain.EventRange;
import io.github.mycase4j.client.domain.RowConditions;
import io.github.mycase4j.client.domain.TextKind;
import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.client.model.CalendarEvent;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.GroupKey.KeyType;
import io.github.mycase4j.mcp.tool.Grouping;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolResult.EmptyGroups;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code list-calendar-events}: the firm's calendar over days in a time zone. */
public final class ListCalendarEventsTool implements MyCaseTool<ListCalendarEventsTool.Input> {
  private static final int STANDARD_DAYS = 30;
  private static final int MOST_TYPES = 50;
  private static final Grouping<CalendarEvent> GROUPS = groups(event -> List.of());

  /** Creates the tool. */
  public ListCalendarEventsTool() {}

  /** The arguments. */
  public record Input(
      @Describe("First day, default today") @Nullable LocalDate startDate,
      @Describe("Last day, default start + 30 days") @Nullable LocalDate endDate,
      @Describe("IANA zone, default this machine's") @Nullable ZoneId timeZone,
      @Nullable Long caseId,
      @Nullable Long staffId,
      @Describe(value = "Part of name or description", recorded = AuditMode.HASHED)
          @Nullable String query,
      @Describe(value = "Whole name", recorded = AuditMode.HASHED) @Nullable String eventType) {}

  /**
   * The fields beside the rows.
   *
   * @param today absent where only the zone matters
   * @param timeZone an IANA name
   * @param eventTypesInUse the types of the firm's events, when no event has the type that was
   *     requested
   */
  public record Output(
      @Nullable LocalDate today,
      @Nullable String timeZone,
      @Nullable List<String> eventTypesInUse) {}

  /** An event of several days is on each of them, but only on days of the range. */
  private static Grouping<CalendarEvent> groups(
      Function<CalendarEvent, List<LocalDate>> daysOfRange) {
    return Grouping.<CalendarEvent>of("event", CalendarEvent::id, Grouping.Count.class)
        .by("case", GroupKey.reference(KeyType.CASE, "case", CalendarEvent::legalCase))
        .by(
            "staff",
            GroupKey.references(
                KeyType.STAFF, "staff", event -> event.staff().stream().map(Ref::id).toList()))
        .by("event_type", GroupKey.text("event_type", CalendarEvent::eventType))
        .by("day", GroupKey.days("start", daysOfRange));
  }

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "list-calendar-events",
            "Lists appointments, hearings and all-day events that overlap the days, by start."
                + " Statute-of-limitations dates are on cases, not here: list-cases with sol_from,"
                + " sol_to. Tasks are in list-tasks. By staff or day, an event counts in each group, so"
                + " groups can add up to more than totals.",
            Input.class)
        .title("List calendar events")
        .rows("events", EventRow.class)
        .groups(GROUPS)
        .result(Output.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    Text.checkFilter("event_type", in.eventType());
    ZoneId zone = in.timeZone() == null ? context.clock().getZone() : in.timeZone();
    Today now = Today.in(zone, context);
    LocalDate start = in.startDate() == null ? now.day() : inRange("start_date", in.startDate());
    LocalDate end =
        in.endDate() == null ? start.plusDays(STANDARD_DAYS) : inRange("end_date", in.endDate());
    DateRange.days("start_date", start, "end_date", end);
    new IdChecks(context).filters(in.caseId(), in.staffId(), null);
    EventRange range = new EventRange(start, end, zone);
    TextMatch query = TextMatch.of(in.query());
    TextMatch type = TextMatch.of(in.eventType());
    RowOrder<CalendarEvent> byStart =
        RowOrder.<CalendarEvent, Instant>ascending(event -> range.startOf(event).orElse(null))
            .thenAscending(CalendarEvent::id);
    Snapshot<CalendarEvent> events = context.mycase().collections().events().read();
    RowFilter selection =
        RowFilter.all().ofCase(in.caseId()).ofStaff(in.staffId()).between(start, end);
    RowConditions<CalendarEvent> conditions =
        RowConditions.of("event", CalendarEvent::id)
            .where(in.caseId() != null, e -> Refs.is(e.legalCase(), in.caseId()), "case")
            .where(in.staffId() != null, e -> Refs.has(e.staff(), in.staffId()), "staff")
            .where(range::overlaps, "start", "end", "all_day")
            .where(
                in.query() != null,
                e -> query.isIn(TextKind.TITLE, e.name()) || query.isIn(e.description()),
                "name",
                "description")
            .where(in.eventType() != null, e -> type.equalsWhole(e.eventType()), "event_type");
    List<CalendarEvent> found = conditions.matches(CheckedRows.of(context, events.rows(selection)));
    return ToolResult.rows(found, byStart, event -> EventRow.of(event, zone))
        .groups(
            groups(range::daysOf),
            found,
            Grouping.Count.collector(),
            new EmptyGroups(
                c -> Refs.isOrAny(c.id(), in.caseId()),
                (key, id) -> Refs.isOrAny(id, in.staffId())))
        .and(
            new Output(
                in.startDate() == null ? now.day() : null,
                zone.getId(),
                found.isEmpty() ? typesInsteadOf(type, events) : null))
        .missing(events.incompleteness())
        .doubts(conditions.doubts(events.unreadable()));
  }

  /**
   * Returns the types that events have, when no event has the requested type: MyCase has no list of
   * them, and an empty list of events would be read as "none on these days".
   */
  private static @Nullable List<String> typesInsteadOf(
      TextMatch type, Snapshot<CalendarEvent> events) {
    if (type.isBlank() || events.incompleteness().isPresent()) {
      return null;
    }
    Set<String> types = new TreeSet<>();
    for (CalendarEvent event : events.rows()) {
      if (type.equalsWhole(event.eventType())) {
        return null;
      }
      if (event.eventType() != null && !event.eventType().isBlank()) {
        types.add(event.eventType());
      }
    }
    return types.stream().limit(MOST_TYPES).toList();
  }

  /** Far away years have no instants. */
  private static LocalDate inRange(String argument, LocalDate day) {
    if (day.getYear() < 1 || day.getYear() >= Year.MAX_VALUE / 100_000) {
      throw new InvalidArgumentException(argument, argument + " is out of range: " + day + ".");
    }
    return day;
  }
}
