package io.github.mycase4j.audit.client;

import io.github.mycase4j.audit.Access;
import io.github.mycase4j.audit.AuditLog;
import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.ParamRule;
import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.core.RequestObserver;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An observer that records every request of a client in an audit log: a {@code call} record for
 * each, and before a write leaves, an {@code intent}.
 *
 * <pre>{@code
 * AuditLog log = AuditLog.open(AuditLogConfig.of(path, AuditKey.of(secret), "reports/1.0"));
 * MyCaseClient mycase = MyCaseClient.builder()
 *     .tokenStore(login)
 *     .addObserver(AuditedRequests.into(log))
 *     .build();
 * }</pre>
 *
 * <p>It guarantees that a write is not sent before its intent is on disk, and that a response is
 * not returned before its record is on disk: the caller gets the log's {@code AuditException}
 * instead. Where a write succeeded and its outcome cannot be recorded, the caller gets an {@link
 * UnrecordedWriteException}. The record of a request that was sent, even of a read, is then owed:
 * the log keeps it and writes it before any other, and no further request is sent until it is
 * written.
 *
 * <p>A record's {@code tool} is the method and the path ({@code GET /cases/7}); its {@code params}
 * are {@code query}, the names of the query's parameters, and {@code status}, the last HTTP status,
 * 0 without a response. The ids are those in the path: {@code case_ids} the case's, {@code
 * result_ids} the row's. It knows neither the body nor the ids of the rows that came, so a report
 * by case finds only requests for that case. Each page of a list is a request.
 *
 * <p>Thread-safe, as long as it is called as {@link RequestObserver} says. Performs I/O on the
 * calling thread, or waits for it.
 */
public final class AuditedRequests implements RequestObserver {
  private static final Pattern ROW = Pattern.compile("/([a-z_]+)/([0-9]{1,18})(?=/|$)");
  private static final String NOT_ANSWERED = "not answered: the audit log could not be written";
  private static final Map<String, ParamRule> RULES =
      Map.of("query", ParamRule.CLEAR, "status", ParamRule.CLEAR);

  private final AuditLog log;
  private final Ulids ids;
  private final ThreadLocal<@Nullable String> call = new ThreadLocal<>();

  /**
   * Creates an observer for a log.
   *
   * @param log the log; it is not closed
   * @param ids the source of the ids that an intent shares with its outcome
   */
  public AuditedRequests(AuditLog log, Ulids ids) {
    this.log = log;
    this.ids = ids;
  }

  /**
   * Returns an observer for a log, with random ids.
   *
   * @param log the log; it is not closed
   * @return the observer to give to the client's builder
   */
  public static AuditedRequests into(AuditLog log) {
    return new AuditedRequests(log, new Ulids(InstantSource.system(), new SecureRandom()));
  }

  @Override
  public void before(RequestInfo request) {
    // A read has no line before it is sent, but is not sent either while an outcome is owed.
    log.writeOwed();
    String id = ids.next();
    if (isWrite(request)) {
      log.append(
          describe(AuditRecord.intent(id, name(request)), request)
              .params(Map.of("query", request.queryNames()), RULES)
              .build());
    }
    call.set(id);
  }

  @Override
  public void after(RequestInfo request, RequestOutcome outcome) {
    String begun = call.get();
    call.remove();
    String id = begun == null ? ids.next() : begun;
    AuditRecord record = record(id, request, outcome);
    try {
      log.append(record);
    } catch (RuntimeException | Error e) {
      if (outcome.attempts() > 0) {
        log.owe(isWrite(request) ? record : unanswered(id, request, outcome));
      }
      if (isWrite(request) && outcome.failure() == null && e instanceof RuntimeException cause) {
        throw new UnrecordedWriteException(name(request), cause);
      }
      throw e;
    }
  }

  /**
   * Returns the record of a read whose response the caller does not get, because its record could
   * not be written in time.
   */
  private static AuditRecord unanswered(String id, RequestInfo request, RequestOutcome outcome) {
    String failure = outcome.failure() == null ? NOT_ANSWERED : outcome.failure();
    return record(
        id,
        request,
        new RequestOutcome(
            outcome.status(), null, outcome.attempts(), outcome.duration(), failure));
  }

  private static AuditRecord record(String id, RequestInfo request, RequestOutcome outcome) {
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    params.put("query", request.queryNames());
    params.put("status", outcome.status());
    AuditRecord.Builder record =
        describe(AuditRecord.call(id, name(request)), request)
            .params(params, RULES)
            .outcome(outcome.failure() == null ? Outcome.SUCCESS : Outcome.ERROR)
            .error(outcome.failure())
            .apiRequests(outcome.attempts())
            .durationMillis(outcome.duration().toMillis());
    Integer rows = outcome.rows();
    if (rows != null) {
      record.resultCount(rows);
    }
    return record.build();
  }

  private static AuditRecord.Builder describe(AuditRecord.Builder record, RequestInfo request) {
    List<Long> cases = new ArrayList<>();
    List<Long> rows = new ArrayList<>();
    Matcher matcher = ROW.matcher(request.path());
    while (matcher.find()) {
      long id = Long.parseLong(matcher.group(2));
      if (matcher.group(1).equals("cases")) {
        cases.add(id);
      }
      if (matcher.end() == request.path().length()) {
        rows.add(id);
      }
    }
    return record
        .access(isWrite(request) ? Access.WRITE : Access.READ)
        .caseIds(cases)
        .resultIds(rows);
  }

  private static String name(RequestInfo request) {
    return request.method() + " " + request.path();
  }

  private static boolean isWrite(RequestInfo request) {
    return !request.method().equals("GET");
  }
}
