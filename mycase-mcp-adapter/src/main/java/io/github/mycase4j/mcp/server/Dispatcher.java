package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The way of every tool call: validate, write the intent of a write, run the tool, shape the
 * answer, write the call's line, and only then answer. It is the only place that audits, maps
 * failures and enforces switches.
 *
 * <p>Thread-safe; calls run at the same time.
 */
public final class Dispatcher {
  private static final PageArguments NO_PAGE = new PageArguments(null, null, null);

  /** Names nothing: what it shapes has no reference in it. */
  private static final ReferenceResolver NAMELESS =
      new ReferenceResolver(
          () -> {
            throw new IllegalStateException("nothing is read of the firm without a record");
          },
          true);

  private final ToolRegistry catalogue;
  private final Session session;
  private final Clock clock;
  private final Ulids ids;
  private final WriteBudget budget;
  private final RecentWrites recent;
  private final AtomicReference<@Nullable Account> seen = new AtomicReference<>();
  private final AtomicInteger running = new AtomicInteger();

  /** Creates the way for these tools, with 100 writes an hour. */
  public Dispatcher(ToolRegistry catalogue, Session session, Clock clock, Ulids ids) {
    this(catalogue, session, clock, ids, 100);
  }

  /**
   * Creates the way for these tools.
   *
   * @param maxWrites how many writes may be sent to MyCase in any hour
   */
  public Dispatcher(
      ToolRegistry catalogue, Session session, Clock clock, Ulids ids, int maxWrites) {
    this.budget = new WriteBudget(maxWrites, clock);
    this.recent = new RecentWrites(clock);
    this.catalogue = catalogue;
    this.session = session;
    this.clock = clock;
    this.ids = ids;
  }

  /** Answers a call; never throws. */
  public McpServer.CallToolResult call(McpServer.Call call) {
    running.incrementAndGet();
    try {
      return answer(call);
    } finally {
      if (running.decrementAndGet() == 0) {
        session.idle();
      }
    }
  }

  private McpServer.CallToolResult answer(McpServer.Call call) {
    long started = clock.millis();
    String id = ids.next();
    ToolRegistry.Entry<?> entry = catalogue.find(call.tool());
    try {
      session.checkAudit();
    } catch (RuntimeException | Error e) {
      return unaudited(entry, message(e));
    }
    AuditEntry line = new AuditEntry(id, call, entry, account());
    CallOutcome done = run(entry, call, line);
    try {
      session.record(record(line, done, started));
    } catch (RuntimeException | Error e) {
      if (done.isOwed()) {
        session.owe(record(line, done.unanswered(), started));
      }
      boolean isTold = !done.acted() && entry != null && entry.tool() instanceof UnauditedTool;
      return isTold ? unaudited(entry, message(e)) : done.unrecorded(message(e));
    }
    return done.answer();
  }

  private AuditRecord record(AuditEntry line, CallOutcome done, long started) {
    return line.record(done).durationMillis(Math.max(0, clock.millis() - started)).build();
  }

  /** Answers where no line can be written. */
  private static McpServer.CallToolResult unaudited(
      ToolRegistry.@Nullable Entry<?> entry, String why) {
    if (entry == null || !(entry.tool() instanceof UnauditedTool tool)) {
      return CallOutcome.unwritable(why);
    }
    try {
      ResultRenderer.Shaped shaped =
          new ResultRenderer(NAMELESS, () -> {})
              .shape(entry.spec(), tool.callUnaudited(why), PageRequest.of(NO_PAGE, ""));
      return new McpServer.CallToolResult(shaped.text(), shaped.structured(), false);
    } catch (RuntimeException | Error e) {
      return CallOutcome.error(CallFailure.of(e).text());
    }
  }

  /** Whose login there is; what stands in the way of reading it stops the tool itself. */
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
      ToolRegistry.@Nullable Entry<?> entry, McpServer.Call call, AuditEntry line) {
    if (entry == null) {
      return CallOutcome.refused(
          Outcome.UNKNOWN,
          "There is no tool named "
              + Json.write(call.tool())
              + ". The tools are: "
              + String.join(", ", catalogue.names())
              + ".",
          "no such tool");
    }
    String forbidden = catalogue.forbidden(entry.spec());
    if (forbidden != null) {
      return CallOutcome.refused(Outcome.DENIED, forbidden, "forbidden by a switch");
    }
    return runTool(entry, call, line);
  }

  private <I extends Record> CallOutcome runTool(
      ToolRegistry.Entry<I> entry, McpServer.Call call, AuditEntry line) {
    ToolSpec<I> spec = entry.spec();
    CallWrites writes = new CallWrites(budget);
    CallContext context = new CallContext(session, spec, call, clock, line.account(), writes);
    RecentWrites.@Nullable RecentWrite write = null;
    boolean intended = false;
    try (context) {
      Map<String, Object> arguments = line.arguments().checked();
      PageArguments page = NO_PAGE;
      if (spec.rows() != null) {
        Arguments.checkKnown(arguments, spec.input(), PageArguments.class);
        page = Arguments.read(arguments, PageArguments.class);
      } else {
        Arguments.checkKnown(arguments, spec.input());
      }
      I input = Arguments.read(arguments, spec.input());
      String fingerprint =
          Cursor.fingerprint(
              spec.name(), arguments, line.account().userId() + "/" + line.account().firmUuid());
      PageRequest place = PageRequest.of(page, fingerprint);
      if (spec.writes()) {
        budget.check();
        List<String> refusal = new ArrayList<>();
        write = recent.begin(spec.name(), arguments, line.account(), refusal::add);
        if (write == null) {
          return CallOutcome.refused(
              Outcome.DENIED, refusal.get(0), "identical to an earlier write");
        }
        try {
          session.record(line.intent());
        } catch (RuntimeException e) {
          return CallOutcome.refused(Outcome.ERROR, "Nothing was sent: " + message(e), "audit");
        }
        intended = true;
      }
      ToolResult result = entry.tool().call(input, context);
      if (!spec.writes()) {
        // What was written stays written, so its answer is given and logged as ever.
        call.cancellation().check();
      }
      if (spec.writes()) {
        result = result.warnings(Arguments.warnings(arguments));
      }
      ReferenceResolver references =
          new ReferenceResolver(() -> context.mycase().collections(), spec.writes());
      ResultRenderer answers =
          new ResultRenderer(references, spec.writes() ? () -> {} : context::check);
      ResultRenderer.Shaped shaped = answers.shape(spec, result, place);
      boolean acts = spec.writes() || spec.isDestructive();
      return CallOutcome.succeeded(shaped, writes, context.requests(), acts, intended);
    } catch (WriteBudget.ExceededException e) {
      return intended
          ? CallOutcome.failed(
              CallFailure.of(e, writes, line::knows), writes, context.requests(), intended)
          : CallOutcome.refused(Outcome.DENIED, message(e), "too many writes in an hour");
    } catch (RuntimeException | Error e) {
      // Also a call that ran out of memory is written down before its answer is out.
      return CallOutcome.failed(
          CallFailure.of(e, writes, line::knows), writes, context.requests(), intended);
    } finally {
      if (write != null) {
        write.ended(writes);
      }
      line.ownedBy(context.account());
    }
  }

  private static String message(Throwable e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
