package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.mcp.text.Failures;
import io.github.mycase4j.mcp.tool.Grouping;
import io.github.mycase4j.mcp.tool.InputRequiredException;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of one tool, from its arguments to the outcome of the call. Holds a write back until it
 * has passed all checks and its intent is recorded. Not thread-safe; runs once.
 */
final class ToolRun<I extends Record> {
  private static final PageArguments NO_PAGE = new PageArguments(null, null, null);

  private final ToolRegistry.Entry<I> entry;
  private final ToolSpec<I> spec;
  private final McpServer.Call call;
  private final Session session;
  private final AuditEntry audit;
  private final AuditRecorder log;
  private final @Nullable WriteConfirmation confirmation;
  private final CallWrites writes;
  private final CallContext context;
  private RecentWrites.@Nullable RecentWrite write;
  private boolean intended;

  /**
   * Creates a run.
   *
   * @param log receives the intent of a write
   * @param confirmation asks the user before a write; null when nobody is asked
   */
  ToolRun(
      ToolRegistry.Entry<I> entry,
      McpServer.Call call,
      Session session,
      AuditEntry audit,
      AuditRecorder log,
      Clock clock,
      @Nullable WriteConfirmation confirmation) {
    this.entry = entry;
    this.spec = entry.spec();
    this.call = call;
    this.session = session;
    this.audit = audit;
    this.log = log;
    this.confirmation = confirmation;
    this.writes = new CallWrites(session.writes().budget());
    this.context = new CallContext(session, spec, call, clock, audit.account(), writes);
  }

  /** Returns the page request for a result that is not a list. */
  static PageRequest onlyPage() {
    return PageRequest.of(NO_PAGE, "");
  }

  /** Runs the tool; never throws. */
  CallOutcome outcome() {
    try (context) {
      Map<String, Object> arguments = audit.arguments().checked();
      Arguments.checkKnown(arguments, entry.arguments());
      PageArguments page =
          spec.rows() == null ? NO_PAGE : Arguments.read(arguments, PageArguments.class);
      GroupRequest groups = groups(arguments);
      I input = Arguments.read(arguments, spec.input());
      PageRequest place = PageRequest.of(page, fingerprint(arguments)).of(groups);
      CallOutcome rejection = spec.writes() ? rejection(input) : null;
      return rejection == null ? result(input, arguments, place) : rejection;
    } catch (RuntimeException | Error e) {
      // A call that ran out of memory is also recorded before its result is returned.
      return failed(e);
    } finally {
      if (write != null) {
        write.ended(writes);
      }
      audit.ownedBy(context.account());
    }
  }

  private @Nullable GroupRequest groups(Map<String, Object> arguments) {
    Grouping<?> grouping = spec.groups();
    if (grouping == null) {
      return null;
    }
    GroupRequest groups = Arguments.read(arguments, GroupArguments.class).request(grouping);
    context.setGroupedBy(groups == null ? null : grouping.keys().get(groups.by()));
    return groups;
  }

  /** Returns the fingerprint of this call's cursors; only lists have cursors. */
  private String fingerprint(Map<String, Object> arguments) {
    return spec.rows() == null
        ? ""
        : Cursor.fingerprint(
            spec.name(), arguments, audit.account().userId() + "/" + audit.account().firmUuid());
  }

  /** Returns the outcome of a rejected write; null if it may be sent and its intent is recorded. */
  private @Nullable CallOutcome rejection(I input) {
    session.writes().budget().check();
    List<String> identical = new ArrayList<>();
    write = session.writes().recent().begin(spec.name(), input, audit.account(), identical::add);
    if (write == null) {
      return CallOutcome.rejected(
          Outcome.DENIED, identical.get(0), "identical to an earlier write");
    }
    if (confirmation != null) {
      CallOutcome denied = confirmation.ask(entry, input, call, context, session::accountOrUnknown);
      if (denied != null) {
        return denied;
      }
    }
    try {
      log.record(audit.intent());
    } catch (RuntimeException e) {
      return CallOutcome.rejected(
          Outcome.ERROR, "Nothing was sent: " + Failures.message(e), "audit");
    }
    intended = true;
    return null;
  }

  private CallOutcome result(I input, Map<String, Object> arguments, PageRequest place) {
    ToolResult result = entry.tool().call(input, context);
    if (spec.writes()) {
      result = result.warnings(Arguments.warnings(arguments));
    } else {
      // A write stays written, so its result is returned and recorded as usual.
      call.cancellation().check();
    }
    Supplier<FirmCollections> collections = () -> context.mycase().collections();
    ReferenceResolver references = new ReferenceResolver(collections, spec.writes());
    ResultRenderer renderer =
        new ResultRenderer(collections, references, spec.writes() ? () -> {} : context::check);
    ResultRenderer.Shaped shaped = renderer.shape(spec, result, place);
    boolean acts = spec.writes() || spec.isDestructive();
    return CallOutcome.succeeded(shaped, writes, context.requests(), acts, intended);
  }

  private CallOutcome failed(Throwable e) {
    if (e instanceof InputRequiredException asked && !writes.isAnyPossible()) {
      return CallOutcome.asking(asked.question(), context.requests(), intended);
    }
    if (e instanceof WriteBudget.ExceededException && !intended) {
      return CallOutcome.rejected(
          Outcome.DENIED, Failures.message(e), "too many writes in an hour");
    }
    return CallOutcome.failed(
        CallFailure.of(e, writes, audit::knows, session.login().remedy()),
        writes,
        context.requests(),
        intended);
  }
}
