package io.github.mycase4j.sandbox.sample;

import io.github.mycase4j.sandbox.value.Json;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The tasks, the calendar and the call log of the sample firm. */
final class SampleWork {
  static final int LOCATIONS = 8;

  private final Sample sample;
  private final SampleMatters matters;

  SampleWork(Sample sample, SampleMatters matters) {
    this.sample = sample;
    this.matters = matters;
  }

  void make() {
    tasks();
    events();
    calls();
    threads();
  }

  private @Nullable Map<String, Object> someCase(int i, int none) {
    int cases = sample.size("cases");
    return i % none == none - 1 || cases == 0
        ? null
        : Json.reference(SampleMatters.CASES + i * 7L % cases);
  }

  private List<Map<String, Object>> someStaff(int i) {
    int staff = Math.max(1, sample.size("staff"));
    List<Long> ids = new ArrayList<>();
    ids.add(SamplePeople.STAFF + i % Math.min(10, staff));
    if (i % 3 == 0 && staff > 6) {
      ids.add(SamplePeople.STAFF + (i + 5) % Math.min(10, staff));
    }
    return SamplePeople.references(ids.stream().distinct().toList());
  }

  private void tasks() {
    List<String> priorities = List.of("High", "Medium", "Low", "Medium");
    Random dice = sample.dice("tasks");
    for (int i = 0; i < sample.size("tasks"); i++) {
      long id = 40_001L + i;
      // Every fifth is due between today and six days ahead; the rest lie around today.
      int due = i % 5 == 0 ? i / 5 % 7 : dice.nextInt(150) - 90;
      boolean undated = i % 17 == 4;
      boolean completed = undated ? i % 2 == 0 : due < 0 ? dice.nextInt(4) != 0 : i % 11 == 6;
      int created = Math.max(2, 30 - due % 30);
      Object dueDate = !undated ? sample.date(due) : i % 2 == 0 ? null : Sample.MISSING;
      sample.add(
          "tasks",
          id,
          Sample.fields(
              id,
              "name",
              Sample.pick(SampleWords.TASKS, i),
              "description",
              i % 4 == 0 ? "Before the next call with the client." : "",
              "priority",
              Sample.pick(priorities, i),
              "due_date",
              dueDate,
              "completed",
              completed,
              "case",
              someCase(i, 12),
              "staff",
              someStaff(i),
              "created_at",
              sample.stamp(created),
              "updated_at",
              sample.stamp(completed ? 1 : created),
              "completed_at",
              completed ? sample.stamp(1) : null));
    }
  }

  private void events() {
    List<String> types = List.of("Meeting", "Court", "Deposition", "Consultation");
    Random dice = sample.dice("events");
    for (int i = 0; i < sample.size("events"); i++) {
      long id = 50_001L + i;
      int day = i < 6 ? 0 : i < 20 ? i % 7 : dice.nextInt(120) - 40;
      boolean allDay = i % 8 == 5;
      int more = i % 16 == 9 || i % 16 == 13 ? 2 : 0;
      LocalDate first = sample.today.plusDays(day);
      LocalDate last = first.plusDays(more);
      String name = allDay ? "Filing deadline" : Sample.pick(SampleWords.EVENTS, i);
      int hour = 8 + i * 3 % 9;
      sample.add(
          "events",
          id,
          Sample.fields(
              id,
              "name",
              more > 0 ? allDay ? "Trial calendar" : "Trial" : name,
              "description",
              i % 5 == 0 ? "Bring the exhibit binder." : "",
              "start",
              allDay ? first + "T00:00:00Z" : at(first, hour),
              "end",
              allDay ? last + "T00:00:00Z" : at(last, hour + 1 + i % 2),
              "all_day",
              allDay,
              "private",
              i % 25 == 7,
              "event_type",
              i % 6 == 5 ? null : Sample.pick(types, i),
              "location",
              location(i),
              "case",
              someCase(i, 7),
              "staff",
              someStaff(i),
              "created_at",
              sample.stamp(30 + i % 40),
              "updated_at",
              sample.stamp(i % 30)));
    }
  }

  /** A location, none, or one that was deleted since. */
  private static @Nullable Object location(int i) {
    return switch (i % 9) {
      case 2, 5 -> null;
      case 4 -> Sample.MISSING;
      case 7 -> i % 2 == 0 ? Json.reference(9_990 + i) : Json.reference(1);
      default -> Json.reference(1 + i % LOCATIONS);
    };
  }

  private String at(LocalDate day, int hour) {
    return OffsetDateTime.ofInstant(
            day.atTime(hour, 0).atZone(sample.zone).toInstant(), sample.zone)
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private void calls() {
    int clients = sample.size("clients");
    int leads = sample.size("leads");
    for (int i = 0; i < sample.size("calls"); i++) {
      long id = 70_001L + i;
      boolean fromClient = i % 3 == 0 && clients > 0;
      boolean fromLead = i % 3 == 1 && leads > 0;
      boolean named = !fromClient && !fromLead;
      sample.add(
          "calls",
          id,
          Sample.fields(
              id,
              "called_at",
              sample.stamp(i % 45),
              "caller_phone_number",
              SampleWords.phone(i + 5),
              "call_for",
              Json.reference(matters.attorney(i)),
              "case",
              null,
              "lead",
              fromLead ? Json.reference(30_001 + i % leads) : null,
              "message",
              "Please call back about the next hearing.",
              "caller_name",
              named ? SamplePeople.first(i) + " " + SamplePeople.last(i + 9) : null,
              "client",
              fromClient ? Json.reference(SamplePeople.CLIENTS + i % clients) : null,
              "call_type",
              i % 4 == 3 ? "outgoing" : "incoming",
              "resolved",
              i % 2 == 0,
              "created_at",
              sample.stamp(i % 45),
              "updated_at",
              sample.stamp(i % 45)));
    }
  }

  private void threads() {
    int clients = sample.size("clients");
    for (int i = 0; i < sample.size("message_threads") && clients > 0; i++) {
      long id = 80_001L + i;
      sample.add(
          "message_threads",
          id,
          Sample.fields(
              id,
              "subject",
              "Your questions about the schedule",
              "first_message_body",
              "The court has set the dates; they are in your calendar.",
              "sender",
              Json.reference(matters.attorney(i)),
              "case",
              someCase(i, 6),
              "clients",
              SamplePeople.references(List.of(SamplePeople.CLIENTS + i % clients)),
              "staff",
              someStaff(i),
              "created_at",
              sample.stamp(i % 50),
              "updated_at",
              sample.stamp(i % 50)));
    }
  }
}
