package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.mcp.tool.ElicitationQuestion;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a call.
 *
 * @param result the result to send once the call is in the audit log
 * @param logged the failure as the audit log has it; null on success
 * @param count the number of rows returned
 * @param ids the ids of the rows that are sent and of the records created
 * @param cases the ids of the cases that they belong to
 * @param requests the number of requests sent to MyCase
 * @param acted whether something was, or may have been, changed
 * @param intended whether the log has an intent that waits for its outcome
 */
record CallOutcome(
    McpServer.CallToolResult result,
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

  /** Returns the outcome of a call that was rejected before any request to MyCase. */
  static CallOutcome rejected(Outcome outcome, String text, String logged) {
    return new CallOutcome(error(text), outcome, logged, 0, List.of(), List.of(), 0, false, false);
  }

  /** Returns the outcome of a call to a tool that the client may not use. */
  static CallOutcome outOfScope(String tool) {
    String text =
        "Nothing was sent: "
            + tool
            + " writes to MyCase, and the user has allowed this client only to read. The user can"
            + " reconnect it and allow it to write (scope mycase:write).";
    return new CallOutcome(
        new McpServer.CallToolResult(
            ResultRenderer.error(text), null, true, null, Scope.READ_WRITE),
        Outcome.DENIED,
        "the client lacks the scope mycase:write",
        0,
        List.of(),
        List.of(),
        0,
        false,
        false);
  }

  /** Returns the outcome of a write that the user has not confirmed. */
  static CallOutcome notConfirmed(String text, String logged, long requests) {
    return new CallOutcome(
        error(text), Outcome.DENIED, logged, 0, List.of(), List.of(), requests, false, false);
  }

  /** Returns the outcome of a call that ends because the user has to respond first. */
  static CallOutcome asking(ElicitationQuestion question, long requests, boolean intended) {
    return new CallOutcome(
        new McpServer.CallToolResult(question.message(), null, true, question),
        Outcome.DENIED,
        "not carried out: the user is asked first",
        0,
        List.of(),
        List.of(),
        requests,
        false,
        intended);
  }

  /**
   * Returns the outcome of a call whose result is withheld, because the call could not be recorded
   * in time.
   */
  CallOutcome withheld() {
    return acted
        ? this
        : new CallOutcome(
            result,
            Outcome.ERROR,
            "not answered: the audit log could not be written",
            0,
            List.of(),
            cases,
            requests,
            false,
            intended);
  }

  /** Returns whether the call has to be recorded in any case, however late. */
  boolean isOwed() {
    return acted || intended || requests > 0;
  }

  /** Returns the result to send instead if the call could not be recorded. */
  McpServer.CallToolResult unrecorded(String why) {
    if (!acted) {
      return unwritable(why);
    }
    String what =
        result.isError()
            ? result.text()
            : "The action was carried out"
                + (ids.isEmpty() ? "" : " (id " + ids.get(0) + ")")
                + ".";
    return error(
        what
            + " But its outcome could not be written to the audit log: "
            + why
            + " No further tool runs until the log can be written; do not retry the action.");
  }

  /** Returns the outcome of a call for which no record could be written. */
  static CallOutcome unrecorded(McpServer.CallToolResult result) {
    return new CallOutcome(
        result, Outcome.ERROR, "audit", 0, List.of(), List.of(), 0, false, false);
  }

  /** Returns the result for a call that cannot be recorded and changed nothing. */
  static McpServer.CallToolResult unwritable(String why) {
    return error("The audit log cannot be written, so no result is returned: " + why);
  }

  static McpServer.CallToolResult error(String text) {
    return new McpServer.CallToolResult(ResultRenderer.error(text), null, true);
  }

  private static List<Long> union(List<Long> some, List<Long> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }
}
