package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.Access;
import io.github.mycase4j.audit.AuditException;
import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.CallIds;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.ParamRule;
import io.github.mycase4j.client.MyCase;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The way of every tool call: validate, write the intent of a write, run the tool, shape the
 * answer, write the call's line, and only then answer. It is the only place that audits, maps
 * failures and enforces switches.
 *
 * <p>Thread safe; calls run at the same time.
 */
public final class Dispatcher {
  /** Tools that answer also where no line can be written; what they tell is nothing of a client. */
  private static final Set<String> WITHOUT_LINE = Set.of("auth-status", "logout");

  private final Catalogue catalogue;
  private final Session session;
  private final Clock clock;
  private final CallIds ids;
  private final AtomicReference<@Nullable AuditRecord> owed = new AtomicReference<>();
  private final AtomicReference<@Nullable Account> seen = new AtomicReference<>();
  private final AtomicInteger running = new AtomicInteger();

  /** Makes the way for these tools. */
  public Dispatcher(Catalogue catalogue, Session session, Clock clock, CallIds ids) {
    this.catalogue = catalogue;
    this.session = session;
    this.clock = clock;
    this.ids = ids;
  }

  /** Answers a call; never throws. */
  public Served.Answer call(Served.Call call) {
    running.incrementAndGet();
    try {
      return answer(call);
    } finally {
      if (running.decrementAndGet() == 0) {
        session.idle();
      }
    }
  }

  private Served.Answer answer(Served.Call call) {
    long started = clock.millis();
    String id = ids.next();
    Catalogue.Entry<?> entry = catalogue.find(call.tool());
    boolean needsLine = !WITHOUT_LINE.contains(call.tool());
    try {
      writeOwed();
      session.checkAudit();
    } catch (RuntimeException e) {
      return needsLine || entry == null
          ? refused(e)
          : run(entry, call, new Line("", call, entry, Account.UNKNOWN), false).answer();
    }
    Account account = account();
    Done done = run(entry, call, new Line(id, call, entry, account));
    // A login that this call made is whose call it was.
    Account owner = account.isUnknown() ? account() : account;
    AuditRecord record =
        new Line(id, call, entry, owner)
            .record(done)
            .durationMillis(Math.max(0, clock.millis() - started))
            .build();
    try {
      session.record(record);
    } catch (RuntimeException e) {
      if (done.mayHaveWritten()) {
        owed.set(record);
        return error(
            (done.answer().isError()
                    ? done.answer().text() + " "
                    : "The action did take place"
                        + (done.ids().isEmpty() ? "" : " (id " + done.ids().get(0) + ")")
                        + ". ")
                + "But its outcome could not be written to the audit log: "
                + message(e)
                + " No further tool runs until the log can be written; do not repeat the action.");
      }
      return refused(e);
    }
    return done.answer();
  }

  /** Whose login there is; what stands in the way of reading it stops the tool itself. */
  private Account account() {
    try {
      return session.account();
    } catch (RuntimeException e) {
      return Account.UNKNOWN;
    }
  }

  /** A line that a write still owes the log comes before anything else. */
  private synchronized void writeOwed() {
    AuditRecord record = owed.get();
    if (record != null) {
      session.record(record);
      owed.set(null);
    }
  }

  private Done run(Catalogue.@Nullable Entry<?> entry, Served.Call call, Line line) {
    if (entry == null) {
      return Done.failed(
          new Failures(
              Outcome.UNKNOWN,
              "There is no tool named "
                  + Json.write(call.tool())
                  + ". The tools are: "
                  + String.join(", ", catalogue.names())
                  + ".",
              "no such tool",
              List.of()),
          0);
    }
    String forbidden = catalogue.forbidden(entry.spec());
    if (forbidden != null) {
      return Done.failed(
          new Failures(Outcome.DENIED, forbidden, "forbidden by a switch", List.of()), 0);
    }
    return run(entry, call, line, true);
  }

  private <I extends Record> Done run(
      Catalogue.Entry<I> entry, Served.Call call, Line line, boolean audited) {
    ToolSpec<I> spec = entry.spec();
    AtomicReference<@Nullable MyCase> view = new AtomicReference<>();
    boolean intended = false;
    try {
      Map<String, Object> arguments = line.arguments();
      PageArguments page = new PageArguments(null, null, null);
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
      Place place = Place.of(page, fingerprint);
      if (spec.writes() && audited) {
        session.record(line.intent());
        intended = true;
      }
      forgetOnOtherLogin(line.account());
      try (OneCall context = new OneCall(session, spec, call, clock, view)) {
        ToolResult result = entry.tool().call(input, context);
        if (!spec.writes()) {
          // What was written stays written, so its answer is given and logged as ever.
          call.cancellation().check();
        }
        if (spec.writes()) {
          result = result.warnings(Arguments.warnings(arguments));
        }
        References references = new References(() -> context.mycase().collections(), spec.writes());
        Answers answers = new Answers(references, spec.writes() ? () -> {} : context::check);
        Answers.Shaped shaped = answers.shape(spec, result, place);
        boolean acted = spec.writes() || spec.isDestructive();
        return Done.succeeded(shaped, requests(view.get()), acted);
      }
    } catch (AuditException e) {
      return Done.failed(
          new Failures(Outcome.ERROR, "Nothing was sent: " + message(e), "audit", List.of()), 0);
    } catch (RuntimeException | Error e) {
      // Also a call that ran out of memory is written down before its answer is out.
      Failures failure = Failures.of(e);
      return Done.failed(failure, requests(view.get()), intended);
    }
  }

  /** A login as another user or firm must not see what was read for the one before. */
  private void forgetOnOtherLogin(Account now) {
    if (now.isUnknown()) {
      return;
    }
    Account before = seen.getAndSet(now);
    if (before != null
        && !(Objects.equals(before.userId(), now.userId())
            && Objects.equals(before.firmUuid(), now.firmUuid()))) {
      session.forget();
    }
  }

  private static long requests(@Nullable MyCase view) {
    return view == null ? 0 : view.requestsSent();
  }

  private static Served.Answer refused(RuntimeException e) {
    return error("The audit log cannot be written, so nothing is answered: " + message(e));
  }

  private static Served.Answer error(String text) {
    return new Served.Answer(Answers.error(text), null, true);
  }

  private static String message(RuntimeException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** How a call ended. */
  private record Done(
      Served.Answer answer,
      Outcome outcome,
      @Nullable String logged,
      long count,
      List<Long> ids,
      List<Long> cases,
      long requests,
      boolean mayHaveWritten) {

    static Done succeeded(Answers.Shaped shaped, long requests, boolean wrote) {
      return new Done(
          new Served.Answer(shaped.text(), shaped.structured(), false),
          Outcome.SUCCESS,
          null,
          shaped.count(),
          shaped.ids(),
          shaped.caseIds(),
          requests,
          wrote);
    }

    static Done failed(Failures failure, long requests) {
      return failed(failure, requests, false);
    }

    static Done failed(Failures failure, long requests, boolean mayHaveWritten) {
      return new Done(
          error(failure.text()),
          failure.outcome(),
          failure.logged(),
          failure.created().size(),
          failure.created(),
          List.of(),
          requests,
          mayHaveWritten);
    }
  }

  /** What the audit log keeps of one call. */
  private static final class Line {
    /** No argument of any tool is nested as deep; the log has a bound of its own. */
    private static final int MOST_NESTED = 16;

    private final String id;
    private final Served.Call call;
    private final Catalogue.@Nullable Entry<?> entry;
    private final Account account;

    Line(String id, Served.Call call, Catalogue.@Nullable Entry<?> entry, Account account) {
      this.id = id;
      this.call = call;
      this.entry = entry;
      this.account = account;
    }

    Account account() {
      return account;
    }

    /** Returns the arguments as a map; anything else is refused. */
    @SuppressWarnings("unchecked")
    Map<String, Object> arguments() {
      Object arguments = call.arguments();
      if (arguments == null) {
        return Map.of();
      }
      if (!(arguments instanceof Map<?, ?> map)) {
        throw new InvalidArgumentException("arguments", "arguments must be an object.");
      }
      return (Map<String, Object>) map;
    }

    AuditRecord intent() {
      return filled(AuditRecord.intent(id, call.tool()), true).build();
    }

    AuditRecord.Builder record(Done done) {
      boolean checked = done.outcome() == Outcome.SUCCESS || done.outcome() == Outcome.ERROR;
      return filled(AuditRecord.call(id, call.tool()), checked)
          .outcome(done.outcome())
          .resultCount(done.count())
          .resultIds(done.ids())
          .caseIds(cases(done))
          .apiRequests((int) Math.min(Integer.MAX_VALUE, done.requests()))
          .error(done.logged());
    }

    private AuditRecord.Builder filled(AuditRecord.Builder builder, boolean checked) {
      Map<String, ?> sent = call.arguments() instanceof Map<?, ?> ? arguments() : Map.of();
      Map<String, ParamRule> rules = new HashMap<>(entry == null ? Map.of() : entry.rules());
      if (!checked) {
        rules.putAll(withoutFreeText(rules, sent));
      }
      sent.forEach(
          (name, value) -> {
            if (isDeeperThan(MOST_NESTED, value)) {
              rules.put(name, ParamRule.DROP);
            }
          });
      return builder
          .access(entry != null && entry.spec().writes() ? Access.WRITE : Access.READ)
          .params(sent, rules)
          .userId(account.userId())
          .firm(account.firmUuid())
          .client(call.client());
    }

    private static boolean isDeeperThan(int levels, @Nullable Object value) {
      Collection<?> inside =
          value instanceof Map<?, ?> map
              ? map.values()
              : value instanceof Collection<?> list ? list : List.of();
      return levels == 0
          ? !inside.isEmpty()
          : inside.stream().anyMatch(each -> isDeeperThan(levels - 1, each));
    }

    /** What the schema did not let pass can be any text, also where a date or a word was due. */
    private static Map<String, ParamRule> withoutFreeText(
        Map<String, ParamRule> rules, Map<String, ?> sent) {
      Map<String, ParamRule> stricter = new HashMap<>(rules);
      stricter.replaceAll(
          (name, rule) -> {
            Object value = sent.get(name);
            boolean plain = value == null || value instanceof Number || value instanceof Boolean;
            return rule == ParamRule.CLEAR && !plain ? ParamRule.HASHED : rule;
          });
      return stricter;
    }

    /** A call about one case belongs to that case, also when it found or did nothing. */
    private List<Long> cases(Done done) {
      Object asked = call.arguments() instanceof Map<?, ?> map ? map.get("case_id") : null;
      if (!(asked instanceof Integer || asked instanceof Long)) {
        return done.cases();
      }
      long id = ((Number) asked).longValue();
      return done.cases().contains(id)
          ? done.cases()
          : java.util.stream.Stream.concat(java.util.stream.Stream.of(id), done.cases().stream())
              .toList();
    }
  }
}
