package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param answer what goes out, once the call is in the audit log
 * @param logged the failure in the words of the audit log; null on success
 * @param count rows returned
 * @param ids of the rows that go out, and of what was created
 * @param cases that they belong to
 * @param requests sent to MyCase
 * @param acted whether something was, or may have been, changed
 * @param intended whether the log has an intent that waits for its outcome
 */
record CallOutcome(
    McpServer.CallToolResult answer,
    Outcome outcome,
    @Nullable String logged,
    long count,
    List<Long> ids,
    List<Long> cases,
    long requests,
    boolean acted,
    boolean intended) {

  static CallOutcome succeeded(
      ResultRenderer.Shaped shaped,
      CallWrites writes,
      long requests,
      boolean acted,
      boolean intended) {
    return new CallOutcome(
        new McpServer.CallToolResult(shaped.text(), shaped.structured(), false),
        Outcome.SUCCESS,
        null,
        shaped.count(),
        union(shaped.ids(), writes.created()),
        union(shaped.caseIds(), writes.cases()),
        requests,
        acted,
        intended);
  }

  static CallOutcome failed(
      CallFailure failure, CallWrites writes, long requests, boolean intended) {
    return new CallOutcome(
        error(failure.text()),
        failure.outcome(),
        failure.logged(),
        failure.created().size(),
        failure.created(),
        writes.cases(),
        requests,
        writes.isAnyPossible(),
        intended);
  }

  /** A call that was refused before anything was asked of MyCase. */
  static CallOutcome refused(Outcome outcome, String text, String logged) {
    return new CallOutcome(error(text), outcome, logged, 0, List.of(), List.of(), 0, false, false);
  }

  /** The same call, whose answer does not go out, because it could not be recorded in time. */
  CallOutcome unanswered() {
    return acted
        ? this
        : new CallOutcome(
            answer,
            Outcome.ERROR,
            "not answered: the audit log could not be written",
            0,
            List.of(),
            cases,
            requests,
            false,
            intended);
  }

  /** Returns whether the audit log has to have it, however late. */
  boolean isOwed() {
    return acted || intended || requests > 0;
  }

  /** Returns what goes out instead, where the call could not be recorded. */
  McpServer.CallToolResult unrecorded(String why) {
    if (!acted) {
      return unwritable(why);
    }
    String what =
        answer.isError()
            ? answer.text()
            : "The action did take place" + (ids.isEmpty() ? "" : " (id " + ids.get(0) + ")") + ".";
    return error(
        what
            + " But its outcome could not be written to the audit log: "
            + why
            + " No further tool runs until the log can be written; do not repeat the action.");
  }

  /** Returns what goes out where the log cannot be written and nothing was changed. */
  static McpServer.CallToolResult unwritable(String why) {
    return error("The audit log cannot be written, so nothing is answered: " + why);
  }

  static McpServer.CallToolResult error(String text) {
    return new McpServer.CallToolResult(ResultRenderer.error(text), null, true);
  }

  private static List<Long> union(List<Long> some, List<Long> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }
}
