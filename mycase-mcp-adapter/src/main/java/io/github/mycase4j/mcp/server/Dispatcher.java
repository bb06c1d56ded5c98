package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.text.Failures;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs every tool call: validates the arguments, records the intent of a write, runs the tool,
 * renders the result, records the call, and only then returns the result. The only place that
 * audits, maps failures, enforces read-only mode, the experimental setting and the scope of the
 * client, and has the user confirm writes.
 *
 * <p>One for all sessions of a process. Thread-safe; calls run at the same time.
 */
public final class Dispatcher {
  /** Resolves nothing: the results that it is used for contain no references. */
  private static final ReferenceResolver NAMELESS = new ReferenceResolver(Dispatcher::unread, true);

  private final ToolRegistry registry;
  private final AuditRecorder log;
  private final Clock clock;
  private final Ulids ids;
  private final @Nullable WriteConfirmation confirmation;

  /**
   * Creates a dispatcher.
   *
   * @param log receives a record of each call
   * @param confirmWrites whether the user is asked before each write
   */
  public Dispatcher(
      ToolRegistry registry, AuditRecorder log, Clock clock, Ulids ids, boolean confirmWrites) {
    this(registry, log, clock, ids, confirmWrites ? new WriteConfirmation() : null);
  }

  Dispatcher(
      ToolRegistry registry,
      AuditRecorder log,
      Clock clock,
      Ulids ids,
      @Nullable WriteConfirmation confirmation) {
    this.registry = registry;
    this.log = log;
    this.clock = clock;
    this.ids = ids;
    this.confirmation = confirmation;
  }

  private static FirmCollections unread() {
    throw new IllegalStateException("no data of the firm is read without a record");
  }

  /** Runs a call of a session and returns its result; never throws. */
  public McpServer.CallToolResult call(Session session, McpServer.Call call) {
    ToolRegistry.Entry<?> entry = registry.find(call.tool());
    return runAudited(session, entry, call, audit -> run(session, entry, call, audit)).result();
  }

  /**
   * Reads a record of MyCase as a resource: a call of the tool that returns it, recorded under the
   * URI. Never throws.
   */
  public McpServer.ResourceResult read(
      Session session, RecordRead record, McpServer.ResourceRead read) {
    McpServer.Call call =
        new McpServer.Call(
            record.recordedAs(),
            record.arguments(),
            read.client(),
            Scope.READ,
            read.cancellation(),
            read.progress(),
            null,
            null);
    ToolRegistry.Entry<?> entry = registry.find(record.tool());
    String problem = record.problem();
    CallOutcome outcome =
        runAudited(
            session,
            entry,
            call,
            audit ->
                problem == null
                    ? run(session, entry, call, audit)
                    : CallOutcome.rejected(
                        Outcome.INVALID, problem, "argument rejected: " + record.malformed()));
    return new McpServer.ResourceResult(
        status(outcome, problem != null),
        outcome.result().text(),
        outcome.result().isError() ? "text/plain" : "application/json");
  }

  /** Records an attempt to read a resource that does not exist. Never throws. */
  public McpServer.ResourceResult readUnknown(Session session, McpServer.ResourceRead read) {
    McpServer.Call call =
        new McpServer.Call(
            read.uri(), Map.of(), read.client(), read.cancellation(), read.progress());
    String text = "There is no resource " + Arguments.quoted(read.uri()) + ".";
    CallOutcome outcome =
        runAudited(
            session,
            null,
            call,
            audit -> CallOutcome.rejected(Outcome.UNKNOWN, text, "no such resource"));
    return new McpServer.ResourceResult(
        outcome.outcome() == Outcome.UNKNOWN
            ? McpServer.ResourceStatus.NOT_FOUND
            : McpServer.ResourceStatus.FAILED,
        outcome.result().text(),
        "text/plain");
  }

  private static McpServer.ResourceStatus status(CallOutcome outcome, boolean malformed) {
    if (!outcome.result().isError()) {
      return McpServer.ResourceStatus.OK;
    } else if (outcome.outcome() != Outcome.INVALID) {
      return McpServer.ResourceStatus.FAILED;
    }
    // Otherwise the variables of the URI are well-formed, so MyCase has no such record.
    return malformed ? McpServer.ResourceStatus.INVALID_URI : McpServer.ResourceStatus.NOT_FOUND;
  }

  private CallOutcome runAudited(
      Session session,
      ToolRegistry.@Nullable Entry<?> entry,
      McpServer.Call call,
      Function<AuditEntry, CallOutcome> work) {
    Session.ActiveCall active = session.enter();
    try {
      return recorded(session, entry, call, work);
    } finally {
      active.close();
    }
  }

  private CallOutcome recorded(
      Session session,
      ToolRegistry.@Nullable Entry<?> entry,
      McpServer.Call call,
      Function<AuditEntry, CallOutcome> work) {
    long started = clock.millis();
    String id = ids.next();
    try {
      log.check();
    } catch (RuntimeException | Error e) {
      return unaudited(session, entry, Failures.message(e));
    }
    // A login that cannot be read is left to the tool to report.
    AuditEntry audit = new AuditEntry(id, call, entry, session.accountOrUnknown());
    CallOutcome outcome = work.apply(audit);
    try {
      log.record(record(audit, outcome, started));
    } catch (RuntimeException | Error e) {
      if (outcome.isOwed()) {
        log.owe(record(audit, outcome.withheld(), started));
      }
      boolean isTold = !outcome.acted() && entry != null && entry.tool() instanceof UnauditedTool;
      return isTold
          ? unaudited(session, entry, Failures.message(e))
          : CallOutcome.unrecorded(outcome.unrecorded(Failures.message(e)));
    }
    return outcome;
  }

  private AuditRecord record(AuditEntry audit, CallOutcome outcome, long started) {
    return audit.record(outcome).durationMillis(Math.max(0, clock.millis() - started)).build();
  }

  /** Returns the outcome of a call that cannot be recorded. */
  private static CallOutcome unaudited(
      Session session, ToolRegistry.@Nullable Entry<?> entry, String why) {
    if (entry == null || !(entry.tool() instanceof UnauditedTool tool)) {
      return CallOutcome.unrecorded(CallOutcome.unwritable(why));
    }
    try {
      ResultRenderer.Shaped shaped =
          new ResultRenderer(Dispatcher::unread, NAMELESS, () -> {})
              .shape(entry.spec(), tool.callUnaudited(session.login(), why), ToolRun.onlyPage());
      return session.login().needsRecords()
          ? CallOutcome.unrecorded(CallOutcome.error(shaped.text()))
          : CallOutcome.unrecorded(
              new McpServer.CallToolResult(shaped.text(), shaped.structured(), false));
    } catch (RuntimeException | Error e) {
      return CallOutcome.unrecorded(CallOutcome.error(CallFailure.of(e).text()));
    }
  }

  private CallOutcome run(
      Session session,
      ToolRegistry.@Nullable Entry<?> entry,
      McpServer.Call call,
      AuditEntry audit) {
    if (entry == null) {
      return CallOutcome.rejected(
          Outcome.UNKNOWN,
          "There is no tool named "
              + Json.write(call.tool())
              + ". The tools are: "
              + String.join(", ", registry.names(call.scope()))
              + ".",
          "no such tool");
    }
    String forbidden = registry.forbidden(entry.spec());
    if (forbidden != null) {
      return CallOutcome.rejected(Outcome.DENIED, forbidden, "forbidden by a switch");
    }
    if (!call.scope().allows(entry.spec())) {
      return CallOutcome.outOfScope(entry.spec().name());
    }
    return new ToolRun<>(entry, call, session, audit, log, clock, confirmation).outcome();
  }
}
