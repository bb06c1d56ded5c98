package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.model.CallDirection;
import io.github.mycase4j.client.model.NewCall;
import io.github.mycase4j.client.model.NewNote;
import io.github.mycase4j.client.model.Note;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code log-call}: a telephone call, and with a case also a note on the case. */
public final class LogCallTool implements MyCaseTool<LogCallTool.Input> {

  /** Creates the tool. */
  public LogCallTool() {}

  /** What {@code direction} may be. */
  public enum Direction {
    /** Somebody called the firm. */
    INCOMING,
    /** The firm called somebody. */
    OUTGOING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The arguments. */
  public record Input(
      @Describe("Instant with offset") OffsetDateTime calledAt,
      @Describe(value = "", recorded = AuditMode.HASHED) String callerPhoneNumber,
      long callForStaffId,
      @Describe(value = "", recorded = AuditMode.HASHED) String message,
      @Describe("Exactly one of client_id, lead_id, caller_name") @Nullable Long clientId,
      @Nullable Long leadId,
      @Describe(value = "", recorded = AuditMode.HASHED) @Nullable String callerName,
      @Describe("Default incoming") @Nullable Direction direction,
      @Nullable Boolean resolved,
      @Describe("Also puts the call as a note on this case") @Nullable Long caseId) {}

  /** The result. */
  public record Output(boolean logged, @Nullable Long caseNoteId) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.write(
            "log-call",
            "Logs a telephone call in MyCase, and with case_id also as a note on that case. Writes:"
                + " ask the user to confirm first. MyCase returns no id for a call.",
            Input.class)
        .title("Log a call")
        .experimental()
        .result(Output.class);
  }

  @Override
  public void check(Input in, ToolContext context) {
    long callers =
        Stream.of(in.clientId(), in.leadId(), in.callerName()).filter(Objects::nonNull).count();
    if (callers != 1) {
      throw new InvalidArgumentException(
          "client_id",
          "Exactly one of client_id, lead_id and caller_name is needed, not " + callers + ".");
    }
    Text.required("caller_phone_number", in.callerPhoneNumber());
    Text.required("message", in.message());
    if (in.callerName() != null) {
      Text.required("caller_name", in.callerName());
    }
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    check(in, context);
    String phone = Text.required("caller_phone_number", in.callerPhoneNumber());
    String message = Text.required("message", in.message());
    IdChecks known = new IdChecks(context);
    Warnings warnings =
        new Warnings(context)
            .ofInactive(
                "call_for_staff_id",
                known.staff("call_for_staff_id", List.of(in.callForStaffId())));
    if (in.caseId() != null) {
      warnings.ofClosed("case_id", known.legalCase("case_id", in.caseId()));
    }
    NewCall call = call(in, phone, message, known);
    context.cancellation().check();
    context.mycase().calls().create(call);
    return ToolResult.of(
            new Output(true, in.caseId() == null ? null : addNote(in, phone, message, context)))
        .warnings(warnings.all());
  }

  private static NewCall call(Input in, String phone, String message, IdChecks known) {
    Instant at = in.calledAt().toInstant();
    NewCall call;
    if (in.clientId() != null) {
      known.clients("client_id", List.of(in.clientId()));
      call = NewCall.ofClient(in.clientId(), at, phone, in.callForStaffId(), message);
    } else if (in.leadId() != null) {
      known.lead("lead_id", in.leadId());
      call = NewCall.ofLead(in.leadId(), at, phone, in.callForStaffId(), message);
    } else {
      String name = Text.required("caller_name", String.valueOf(in.callerName()));
      call = NewCall.ofCaller(name, at, phone, in.callForStaffId(), message);
    }
    if (in.direction() != null) {
      call = call.withCallType(CallDirection.of(in.direction().toString()));
    }
    return call.withResolved(in.resolved());
  }

  private static long addNote(Input in, String phone, String message, ToolContext context) {
    boolean outgoing = in.direction() == Direction.OUTGOING;
    NewNote note =
        NewNote.of(outgoing ? "Call to " + phone : "Call from " + phone, message, in.calledAt());
    long caseId = Objects.requireNonNull(in.caseId());
    try {
      Note created = context.mycase().notes().createForCase(caseId, note);
      return created.id();
    } catch (MyCaseException e) {
      throw new ToolFailedException(
          "The call was logged in MyCase. The note on case "
              + caseId
              + (e instanceof OutcomeUnknownException
                  ? " may or may not have been written; check the case before adding it. "
                  : " was not written; do not log the call again, add the note by hand. ")
              + "("
              + e.getMessage()
              + ")",
          List.of(),
          e);
    }
  }
}
