package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.AuditException;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.ApiException;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.error.InvalidRequestException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.error.RateLimitedException;
import io.github.mycase4j.client.error.RequestSummary;
import io.github.mycase4j.mcp.text.Failures;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A failure in two forms: for the user, with what to do next, and for the audit log, without any
 * text from MyCase or the caller.
 *
 * @param text the sentence for the client
 * @param logged the sentence for the audit log
 * @param created the ids of the records created before the failure
 */
record CallFailure(Outcome outcome, String text, String logged, List<Long> created) {
  private static final String LEAVE_IT = "Do not retry this call; check MyCase first.";

  /** The tool that lists what a request may have created. */
  private static final Map<String, String> LISTS =
      Map.of("POST /cases", "list-cases", "POST /tasks", "list-tasks");

  /**
   * Describes a failure, given the writes that the call had sent before it. A write that MyCase may
   * have carried out is never described as not sent, and the user is never asked to retry it.
   *
   * @param known returns whether the tool has an argument of this name
   * @param remedy what to do about a login that does not work
   */
  static CallFailure of(
      Throwable failure, CallWrites writes, Predicate<String> known, String remedy) {
    CallFailure plain = of(failure, known, remedy);
    if (!writes.isAnyPossible()) {
      return plain;
    }
    List<Long> created =
        Stream.concat(plain.created().stream(), writes.created().stream()).distinct().toList();
    String text;
    if (failure instanceof ToolFailedException || failure instanceof OutcomeUnknownException) {
      boolean saysAll =
          failure instanceof OutcomeUnknownException && !writes.isMoreThanOnePossible();
      text = plain.text() + (saysAll ? "" : " " + writes.describe() + LEAVE_IT);
    } else {
      text =
          writes.describe() + LEAVE_IT + " The call failed afterwards: " + reason(failure, remedy);
    }
    return new CallFailure(Outcome.ERROR, text, "after a write: " + plain.logged(), created);
  }

  /** Returns why a call failed, without asking to call again. */
  private static String reason(Throwable failure, String remedy) {
    if (failure instanceof InvalidRequestException e && !e.fieldErrors().isEmpty()) {
      return refusals(e);
    } else if (failure instanceof RateLimitedException) {
      return "MyCase's rate limit was reached.";
    } else if (failure instanceof CallTimeoutException e) {
      return Failures.message(e);
    } else if (failure instanceof MyCaseException e) {
      return text(e, remedy);
    } else if (isAboutTheLog(failure) || failure instanceof InvalidArgumentException) {
      return Failures.message((RuntimeException) failure);
    }
    return "the connector failed internally (" + failure.getClass().getSimpleName() + ").";
  }

  private static boolean isAboutTheLog(Throwable failure) {
    return failure instanceof AuditException || failure instanceof UnwritableLogException;
  }

  static CallFailure of(Throwable failure) {
    return of(failure, any -> false, LoginProblem.REMEDY);
  }

  private static CallFailure of(Throwable failure, Predicate<String> known, String remedy) {
    if (isAboutTheLog(failure)) {
      String why = failure instanceof AuditException e ? ": " + e.reason() : "";
      return new CallFailure(
          Outcome.ERROR,
          "The audit log cannot be written, so the call was rejected, and nothing was changed"
              + " in MyCase: "
              + Failures.message((RuntimeException) failure),
          "audit" + why,
          List.of());
    }
    if (failure instanceof InvalidArgumentException e) {
      return new CallFailure(
          Outcome.INVALID,
          Failures.message(e),
          "argument rejected: " + safe(e.argument(), known),
          List.of());
    }
    if (failure instanceof ToolFailedException e) {
      return new CallFailure(
          Outcome.ERROR, Failures.message(e), "the tool could not answer", e.created());
    }
    if (failure instanceof MyCaseException e) {
      return new CallFailure(Outcome.ERROR, text(e, remedy), logged(e), List.of());
    }
    String name = failure.getClass().getSimpleName();
    return new CallFailure(
        Outcome.ERROR,
        "The connector failed internally ("
            + name
            + "). The call returned no result; try again, and report the problem if it"
            + " happens again.",
        "internal failure: " + name,
        List.of());
  }

  private static String text(MyCaseException failure, String remedy) {
    if (failure instanceof LoginRequiredException e) {
      String why = LoginProblem.sentence(e);
      return "Not connected to MyCase. " + remedy + (why.isEmpty() ? "" : " (" + why + ")");
    } else if (failure instanceof OutcomeUnknownException e) {
      return e.description() + e.request().map(CallFailure::whereToLook).orElse("");
    } else if (failure instanceof AccessDeniedException e) {
      return "Access denied: this login has no permission for "
          + e.request().map(sent -> sent.method() + " " + sent.path()).orElse("this")
          + ". Ask the firm's administrator for the permission, then log in again.";
    } else if (failure instanceof InvalidRequestException e) {
      boolean read = e.request().filter(sent -> sent.method().equals("GET")).isPresent();
      return e.fieldErrors().isEmpty()
          ? Failures.message(e)
          : refusals(e) + (read ? "" : " Nothing was changed.");
    } else if (failure instanceof RateLimitedException e) {
      return "MyCase's rate limit was reached. Try again in " + seconds(e.retryAfter()) + ".";
    } else if (failure instanceof CallTimeoutException e) {
      return Failures.message(e) + " Try again in " + seconds(e.retryAfter()) + ".";
    }
    return Failures.message(failure);
  }

  private static String refusals(InvalidRequestException failure) {
    String reasons =
        failure.fieldErrors().stream()
            .map(r -> (r.source() == null ? "" : r.source() + ": ") + r.description().strip())
            .collect(Collectors.joining("; "));
    String end = reasons.matches("(?s).*[.!?]") ? "" : ".";
    return "MyCase rejected it: " + reasons + end;
  }

  private static String logged(MyCaseException failure) {
    String name = failure.getClass().getSimpleName().replace("Exception", "");
    if (failure instanceof TokenStoreException e) {
      return "token store: " + e.problem();
    } else if (failure instanceof CallCancelledException) {
      return "cancelled";
    }
    int status =
        failure instanceof ApiException || failure instanceof OutcomeUnknownException
            ? failure.request().map(RequestSummary::status).orElse(0)
            : 0;
    return status > 0 ? name + ": MyCase returned " + status : name;
  }

  private static String seconds(Duration wait) {
    long seconds = Math.max(1, wait.toSeconds());
    return seconds == 1 ? "a second" : seconds + " seconds";
  }

  /** Names the tool that shows whether a write was carried out, where there is one. */
  private static String whereToLook(RequestSummary attempted) {
    String tool = LISTS.get(attempted.method() + " " + attempted.path());
    return tool == null ? "" : " If it exists, " + tool + " shows it.";
  }

  /** Returns the name of an argument if the tool has it; other names are in the call's list. */
  private static String safe(String argument, Predicate<String> known) {
    String name = argument.split("[.\\[]", 2)[0];
    return known.test(name) ? name : "not one of the tool's";
  }
}
