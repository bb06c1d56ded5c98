package io.github.mycase4j.client.api;

import static io.github.mycase4j.client.api.Operation.creates;
import static io.github.mycase4j.client.api.Operation.reads;
import static io.github.mycase4j.client.api.Operation.writes;

import io.github.mycase4j.client.model.CalendarEvent;
import io.github.mycase4j.client.model.Call;
import io.github.mycase4j.client.model.CallUpdate;
import io.github.mycase4j.client.model.EventUpdate;
import io.github.mycase4j.client.model.NewCall;
import io.github.mycase4j.client.model.NewEvent;
import io.github.mycase4j.client.model.NewEventStaff;
import io.github.mycase4j.client.model.NewNote;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.Note;
import io.github.mycase4j.client.model.NoteUpdate;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.TaskPriority;
import io.github.mycase4j.client.model.TaskUpdate;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** Tasks, events, calls and notes. */
public final class PlanningOperations {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  private static final Instant AT = Instant.parse("2026-03-05T06:07:08Z");
  private static final OffsetDateTime TEN = OffsetDateTime.parse("2026-03-05T10:00:00-05:00");
  private static final String SINCE = "filter[updated_after]=2026-03-05T06:07:08Z";
  private static final String TASK =
      "{'id':7,'name':'File','description':'Old','priority':'Low','due_date':'2026-03-01',"
          + "'completed':false,'case':{'id':9},'staff':[{'id':1,'name':'Ann'}],"
          + "'updated_at':'2026-03-02T00:00:00Z'}";
  private static final String EVENT =
      "{'id':7,'name':'Hearing','start':'2026-03-05T10:00:00-05:00',"
          + "'end':'2026-03-05T11:00:00-05:00','private':true,'staff':[{'id':1}]}";
  private static final String CALL =
      "{'id':7,'called_at':'2026-03-05T06:07:08Z','caller_phone_number':'(555) 555-0142',"
          + "'call_for':{'id':4},'message':'Hello','client':{'id':1},'resolved':false}";
  private static final String NOTE =
      "{'id':7,'subject':'Call','note':'Rang back','date':'2026-03-05T10:00:00-05:00',"
          + "'case':{'id':9}}";
  private static final String NEW_NOTE =
      "{'subject':'Call','note':'Rang back','date':'2026-03-05T10:00:00-05:00'}";

  private PlanningOperations() {}

  public static List<Operation> all() {
    Task task = Models.read(Task.class, TASK);
    CalendarEvent event = Models.read(CalendarEvent.class, EVENT);
    Call call = Models.read(Call.class, CALL);
    NewNote newNote = NewNote.of("Call", "Rang back", TEN);
    return List.of(
        reads(
            "tasks.list",
            "GET /tasks?page_size=1000",
            "[" + TASK + "]",
            m -> m.tasks().list().stream().toList(),
            List.of(task)),
        reads(
            "tasks.list",
            "GET /tasks?" + SINCE + "&page_size=1000",
            "[]",
            m -> m.tasks().list(UpdatedAfter.of(AT)).stream().toList(),
            List.of()),
        creates(
            "tasks.create",
            "POST /tasks",
            "{'name':'File','priority':'High','due_date':'2026-03-05','staff':[{'id':1}]}",
            TASK,
            m -> m.tasks().create(NewTask.of("File", TaskPriority.HIGH, DAY, List.of(1L))),
            task),
        writes(
            "tasks.update",
            "PUT /tasks/7",
            "{'name':'File','priority':'Low','due_date':'2026-03-05','completed':true,"
                + "'staff':[{'id':1}]}",
            m -> m.tasks().update(7, TaskUpdate.from(task).withDueDate(DAY).withCompleted(true))),
        writes("tasks.delete", "DELETE /tasks/7", null, m -> m.tasks().delete(7)),
        writes(
            "tasks.addStaff",
            "POST /tasks/7/relationships/staff",
            "{'staff':[{'id':1},{'id':2}]}",
            m -> m.tasks().addStaff(7, 1, 2)),
        reads(
            "events.list",
            "GET /events?page_size=1000",
            "[" + EVENT + "]",
            m -> m.events().list().stream().toList(),
            List.of(event)),
        creates(
            "events.create",
            "POST /events",
            "{'name':'Hearing','start':'2026-03-05T10:00:00-05:00',"
                + "'end':'2026-03-05T11:00:00-05:00','private':true,'case':{'id':9},"
                + "'staff':[{'id':1}]}",
            EVENT,
            m ->
                m.events()
                    .create(
                        NewEvent.of("Hearing", TEN, TEN.plusHours(1), List.of(1L))
                            .withPrivate(true)
                            .withCase(9)),
            event),
        writes(
            "events.update",
            "PUT /events/7",
            "{'name':'Hearing','start':'2026-03-05T10:00:00-05:00',"
                + "'end':'2026-03-05T12:00:00-05:00','staff':[{'id':1}]}",
            m -> m.events().update(7, EventUpdate.from(event).withEnd(TEN.plusHours(2)))),
        writes("events.delete", "DELETE /events/7", null, m -> m.events().delete(7)),
        writes(
            "events.addStaff",
            "POST /events/7/relationships/staff",
            "{'staff':[{'id':1,'required':true},{'id':2}]}",
            m ->
                m.events()
                    .addStaff(
                        7, List.of(NewEventStaff.of(1).withRequired(true), NewEventStaff.of(2)))),
        reads(
            "calls.list",
            "GET /calls?page_size=1000",
            "[" + CALL + "]",
            m -> m.calls().list().stream().toList(),
            List.of(call)),
        new Operation(
            "calls.create",
            "POST /calls",
            "{'called_at':'2026-03-05T06:07:08Z','caller_phone_number':'(555) 555-0142',"
                + "'call_for':{'id':4},'message':'Hello','client':{'id':1}}",
            "202 ",
            m -> {
              m.calls().create(NewCall.ofClient(1, AT, "(555) 555-0142", 4, "Hello"));
              return "done";
            },
            "done"),
        writes(
            "calls.update",
            "PUT /calls/7",
            "{'called_at':'2026-03-05T06:07:08Z','caller_phone_number':'(555) 555-0142',"
                + "'call_for':{'id':4},'message':'Hello','client':{'id':1},'resolved':true}",
            m -> m.calls().update(7, CallUpdate.from(call).withResolved(true))),
        writes(
            "calls.update",
            "PUT /calls/7",
            "{'called_at':'2026-03-05T06:07:08Z','caller_phone_number':'(555) 555-0142',"
                + "'call_for':{'id':4},'message':'Hello','lead':{'id':3}}",
            m -> m.calls().update(7, CallUpdate.from(call).withLead(3))),
        writes("calls.delete", "DELETE /calls/7", null, m -> m.calls().delete(7)),
        reads(
            "notes.listByCase",
            "GET /cases/9/notes",
            "[" + NOTE + "]",
            m -> m.notes().listByCase(9).stream().map(Note::note).toList(),
            List.of("Rang back")),
        reads(
            "notes.listByClient",
            "GET /clients/8/notes",
            "[" + NOTE + "]",
            m -> m.notes().listByClient(8).stream().map(Note::subject).toList(),
            List.of("Call")),
        reads("notes.get", "GET /notes/7", NOTE, m -> m.notes().get(7).date(), TEN),
        new Operation(
            "notes.createForCase",
            "POST /cases/9/notes",
            NEW_NOTE,
            "200 " + NOTE,
            m -> m.notes().createForCase(9, newNote).legalCase(),
            Ref.of(9)),
        new Operation(
            "notes.createForClient",
            "POST /clients/8/notes",
            NEW_NOTE,
            "200 " + NOTE,
            m -> m.notes().createForClient(8, newNote).id(),
            7L),
        new Operation(
            "notes.createForCompany",
            "POST /companies/8/notes",
            NEW_NOTE,
            "200 " + NOTE,
            m -> m.notes().createForCompany(8, newNote).id(),
            7L),
        writes(
            "notes.update",
            "PUT /notes/7",
            "{'subject':'Call','note':'Again','date':'2026-03-05T10:00:00-05:00'}",
            m ->
                m.notes()
                    .update(7, NoteUpdate.from(Models.read(Note.class, NOTE)).withNote("Again"))),
        writes("notes.delete", "DELETE /notes/7", null, m -> m.notes().delete(7)));
  }
}
