package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.text.Failures;
import io.github.mycase4j.mcp.tool.InputRequiredException;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs every tool call: validates the arguments, records the intent of a write, runs the tool,
 * renders the result, records the call, and only then returns the result. The only place that
 * audits, maps failures, enforces read-only mode and the experimental setting, and has the user
 * confirm writes.
 *
 * <p>Thread-safe; calls run at the same time.
 */
public final class Dispatcher {
  private static final PageArguments NO_PAGE = new PageArguments(null, null, null);

  /** Resolves nothing: the results that it is used for contain no references. */
  private static final ReferenceResolver NAMELESS = new ReferenceResolver(Dispatcher::unread, true);

  private final ToolRegistry registry;
  private final Session session;
  private final Clock clock;
  private final Ulids ids;
  private final WriteBudget budget;
  private final RecentWrites recent;
  private final @Nullable WriteConfirmation confirmation;
  private final AtomicReference<@Nullable Account> seen = new AtomicReference<>();
  private final AtomicInteger running = new AtomicInteger();

  /** Creates a dispatcher with a limit of 100 writes an hour. */
  public Dispatcher(ToolRegistry registry, Session session, Clock clock, Ulids ids) {
    this(registry, session, clock, ids, 100, null);
  }

  /**
   * Creates a dispatcher.
   *
   * @param maxWrites the highest number of writes to MyCase in any hour
   * @param confirmWrites whether the user is asked before each write
   */
  public Dispatcher(
      ToolRegistry registry,
      Session session,
      Clock clock,
      Ulids ids,
      int maxWrites,
      boolean confirmWrites) {
    this(registry, session, clock, ids, maxWrites, confirmWrites ? new WriteConfirmation() : null);
  }

  Dispatcher(
      ToolRegistry registry,
      Session session,
      Clock clock,
      Ulids ids,
      int maxWrites,
      @Nullable WriteConfirmation confirmation) {
    this.confirmation = confirmation;
    this.budget = new WriteBudget(maxWrites, clock);
    this.recent = new RecentWrites(clock);
    this.registry = registry;
    this.session = session;
    this.clock = clock;
    this.ids = ids;
  }

  private static FirmCollections unread() {
    throw new IllegalStateException("nothing is read of the firm without a record");
  }

  /** Runs a call and returns its result; never throws. */
  public McpServer.CallToolResult call(McpServer.Call call) {
    ToolRegistry.Entry<?> entry = registry.find(call.tool());
    return runAudited(entry, call, audit -> run(entry, call, audit)).result();
  }

  /**
   * Reads a record of MyCase as a resource: a call of the tool that returns it, recorded under the
   * URI. Never throws.
   */
  public McpServer.ResourceResult read(RecordRead record, McpServer.ResourceRead read) {
    McpServer.Call call =
        new McpServer.Call(
            record.recordedAs(),
            record.arguments(),
            read.client(),
            read.cancellation(),
            read.progress());
    ToolRegistry.Entry<?> entry = registry.find(record.tool());
    String problem = record.problem();
    CallOutcome outcome =
        runAudited(
            entry,
            call,
            audit ->
                problem == null
                    ? run(entry, call, audit)
                    : CallOutcome.rejected(
                        Outcome.INVALID, problem, "argument rejected: " + record.malformed()));
    return new McpServer.ResourceResult(
        status(outcome, problem != null),
        outcome.result().text(),
        outcome.result().isError() ? "text/plain" : "application/json");
  }

  /** Records that somebody read a resource that there is none of. Never throws. */
  public McpServer.ResourceResult readUnknown(McpServer.ResourceRead read) {
    McpServer.Call call =
        new McpServer.Call(
            read.uri(), Map.of(), read.client(), read.cancellation(), read.progress());
    String text = "There is no resource " + Arguments.quoted(read.uri()) + ".";
    CallOutcome outcome =
        runAudited(
            null, call, audit -> CallOutcome.rejected(Outcome.UNKNOWN, text, "no such resource"));
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
    // The variables of the URI are well-formed otherwise, so that MyCase has no such record.
    return malformed ? McpServer.ResourceStatus.INVALID_URI : McpServer.ResourceStatus.NOT_FOUND;
  }

  /**
   * Returns the collections of the present login, to look at what is in memory with {@link
   * SyncedCollection#peek}; empty without a login, or if nothing was read. Drops what was read
   * under another login, as a call does. Sends no request; never throws.
   */
  public Optional<FirmCollections> memory() {
    Account account = account();
    return account.isUnknown()
        ? Optional.empty()
        : session.existingClient().map(client -> client.readOnly().boundTo(account).collections());
  }

  private CallOutcome runAudited(
      ToolRegistry.@Nullable Entry<?> entry,
      McpServer.Call call,
      Function<AuditEntry, CallOutcome> work) {
    running.incrementAndGet();
    try {
      return recorded(entry, call, work);
    } finally {
      if (running.decrementAndGet() == 0) {
        session.idle();
      }
    }
  }

  private CallOutcome recorded(
      ToolRegistry.@Nullable Entry<?> entry,
      McpServer.Call call,
      Function<AuditEntry, CallOutcome> work) {
    long started = clock.millis();
    String id = ids.next();
    try {
      session.checkAudit();
    } catch (RuntimeException | Error e) {
      return unaudited(entry, Failures.message(e));
    }
    AuditEntry audit = new AuditEntry(id, call, entry, account());
    CallOutcome outcome = work.apply(audit);
    try {
      session.record(record(audit, outcome, started));
    } catch (RuntimeException | Error e) {
      if (outcome.isOwed()) {
        session.owe(record(audit, outcome.withheld(), started));
      }
      boolean isTold = !outcome.acted() && entry != null && entry.tool() instanceof UnauditedTool;
      return isTold
          ? unaudited(entry, Failures.message(e))
          : CallOutcome.unrecorded(outcome.unrecorded(Failures.message(e)));
    }
    return outcome;
  }

  private AuditRecord record(AuditEntry audit, CallOutcome outcome, long started) {
    return audit.record(outcome).durationMillis(Math.max(0, clock.millis() - started)).build();
  }

  /** Returns the outcome of a call that cannot be recorded. */
  private static CallOutcome unaudited(ToolRegistry.@Nullable Entry<?> entry, String why) {
    if (entry == null || !(entry.tool() instanceof UnauditedTool tool)) {
      return CallOutcome.unrecorded(CallOutcome.unwritable(why));
    }
    try {
      ResultRenderer.Shaped shaped =
          new ResultRenderer(Dispatcher::unread, NAMELESS, () -> {})
              .shape(entry.spec(), tool.callUnaudited(why), PageRequest.of(NO_PAGE, ""));
      return CallOutcome.unrecorded(
          new McpServer.CallToolResult(shaped.text(), shaped.structured(), false));
    } catch (RuntimeException | Error e) {
      return CallOutcome.unrecorded(CallOutcome.error(CallFailure.of(e).text()));
    }
  }

  /** Returns the account of the stored login. A failure to read it is left to the tool. */
  private Account account() {
    Account account;
    try {
      account = session.account();
    } catch (RuntimeException e) {
      return Account.UNKNOWN;
    }
    // A login as somebody else, or a logout, must not leave what was read for the one before.
    Account before = seen.getAndSet(account);
    if (before != null && !before.isUnknown() && !before.isSameUserAs(account)) {
      session.forget();
    }
    return account;
  }

  private CallOutcome run(
      ToolRegistry.@Nullable Entry<?> entry, McpServer.Call call, AuditEntry audit) {
    if (entry == null) {
      return CallOutcome.rejected(
          Outcome.UNKNOWN,
          "There is no tool named "
              + Json.write(call.tool())
              + ". The tools are: "
              + String.join(", ", registry.names())
              + ".",
          "no such tool");
    }
    String forbidden = registry.forbidden(entry.spec());
    if (forbidden != null) {
      return CallOutcome.rejected(Outcome.DENIED, forbidden, "forbidden by a switch");
    }
    return runTool(entry, call, audit);
  }

  private <I extends Record> CallOutcome runTool(
      ToolRegistry.Entry<I> entry, McpServer.Call call, AuditEntry audit) {
    ToolSpec<I> spec = entry.spec();
    CallWrites writes = new CallWrites(budget);
    CallContext context = new CallContext(session, spec, call, clock, audit.account(), writes);
    RecentWrites.@Nullable RecentWrite write = null;
    boolean intended = false;
    try (context) {
      Map<String, Object> arguments = audit.arguments().checked();
      PageArguments page = NO_PAGE;
      GroupRequest groups = null;
      Arguments.checkKnown(arguments, entry.arguments());
      if (spec.rows() != null) {
        page = Arguments.read(arguments, PageArguments.class);
      }
      if (spec.groups() != null) {
        groups = Arguments.read(arguments, GroupArguments.class).request(spec.groups());
        context.setGrouped(groups != null);
      }
      I input = Arguments.read(arguments, spec.input());
      // Only lists have a cursor.
      String fingerprint =
          spec.rows() == null
              ? ""
              : Cursor.fingerprint(
                  spec.name(),
                  arguments,
                  audit.account().userId() + "/" + audit.account().firmUuid());
      PageRequest place = PageRequest.of(page, fingerprint).of(groups);
      if (spec.writes()) {
        budget.check();
        List<String> rejection = new ArrayList<>();
        write = recent.begin(spec.name(), input, audit.account(), rejection::add);
        if (write == null) {
          return CallOutcome.rejected(
              Outcome.DENIED, rejection.get(0), "identical to an earlier write");
        }
        if (confirmation != null) {
          CallOutcome denied = confirmation.ask(entry, input, call, context, this::account);
          if (denied != null) {
            return denied;
          }
        }
        try {
          session.record(audit.intent());
        } catch (RuntimeException e) {
          return CallOutcome.rejected(
              Outcome.ERROR, "Nothing was sent: " + Failures.message(e), "audit");
        }
        intended = true;
      }
      ToolResult result = entry.tool().call(input, context);
      if (!spec.writes()) {
        // A write stays written, so its result is returned and recorded as usual.
        call.cancellation().check();
      }
      if (spec.writes()) {
        result = result.warnings(Arguments.warnings(arguments));
      }
      Supplier<FirmCollections> collections = () -> context.mycase().collections();
      ReferenceResolver references = new ReferenceResolver(collections, spec.writes());
      ResultRenderer renderer =
          new ResultRenderer(collections, references, spec.writes() ? () -> {} : context::check);
      ResultRenderer.Shaped shaped = renderer.shape(spec, result, place);
      boolean acts = spec.writes() || spec.isDestructive();
      return CallOutcome.succeeded(shaped, writes, context.requests(), acts, intended);
    } catch (RuntimeException | Error e) {
      if (e instanceof InputRequiredException asked && !writes.isAnyPossible()) {
        return CallOutcome.asking(asked.question(), context.requests(), intended);
      }
      if (e instanceof WriteBudget.ExceededException && !intended) {
        return CallOutcome.rejected(
            Outcome.DENIED, Failures.message(e), "too many writes in an hour");
      }
      // A call that ran out of memory is also recorded before its result is returned.
      return CallOutcome.failed(
          CallFailure.of(e, writes, audit::knows), writes, context.requests(), intended);
    } finally {
      if (write != null) {
        write.ended(writes);
      }
      audit.ownedBy(context.account());
    }
  }
}
