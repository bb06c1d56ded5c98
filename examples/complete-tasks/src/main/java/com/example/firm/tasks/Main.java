package com.example.firm.tasks;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.error.MyCaseException;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows the tasks that match, or completes them with {@code --apply}. */
public final class Main {
  private static final int FAILED = 1;
  private static final int TRY_LATER = 75;

  private Main() {}

  /** Takes a part of the name and a day: {@code [--apply] "File the motion" 2026-03-01}. */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.getenv(), System.out, System.err));
  }

  static int run(
      List<String> args, Map<String, String> environment, PrintStream out, PrintStream err) {
    List<String> rest = new ArrayList<>(args);
    boolean apply = rest.remove("--apply");
    if (rest.size() != 2) {
      err.println("Usage: complete-tasks [--apply] NAME-CONTAINS DUE-BEFORE");
      return 2;
    }
    TaskMatch match;
    try {
      match = new TaskMatch(rest.get(0), LocalDate.parse(rest.get(1)));
    } catch (DateTimeException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 2;
    }
    try (MyCaseClient mycase = MyCaseClient.fromEnvironment(environment)) {
      // A read-only view cannot send a write, whatever the code below does.
      List<TaskCompletion.Result> results =
          apply
              ? new TaskCompletion(mycase).complete(match)
              : new TaskCompletion(mycase.readOnly()).dryRun(match);
      results.forEach(each -> out.println(line(each)));
      if (!apply) {
        out.println(results.size() + " tasks match. Nothing was changed; --apply completes them.");
      }
      return exitStatus(results);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage()); // names the variable that is missing or wrong
      return FAILED;
    } catch (MyCaseException e) {
      err.println(e.getMessage() + (apply ? " What was completed before stays completed." : ""));
      return e.isRetryable() ? TRY_LATER : FAILED;
    }
  }

  private static String line(TaskCompletion.Result result) {
    return result.outcome()
        + "  "
        + result.task().id()
        + "  "
        + result.task().name()
        + (result.reason().isEmpty() ? "" : "  (" + result.reason() + ")");
  }

  private static int exitStatus(List<TaskCompletion.Result> results) {
    List<TaskCompletion.Outcome> outcomes =
        results.stream().map(TaskCompletion.Result::outcome).toList();
    if (outcomes.contains(TaskCompletion.Outcome.REJECTED)) {
      return FAILED;
    }
    return outcomes.contains(TaskCompletion.Outcome.STILL_OPEN) ? TRY_LATER : 0;
  }
}
