package com.example.firm.report;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/**
 * Prints both reports. A service that runs for days keeps its login in a TokenStore that survives a
 * restart, such as the encrypted one of mycase-credstore: a refresh token of MyCase works once.
 */
public final class Main {
  /** Exit status: the same command may succeed later. */
  static final int TRY_LATER = 75;

  /** Exit status: a person has to do something first. */
  static final int FAILED = 1;

  private static final Duration TIME_FOR_ALL = Duration.ofMinutes(10);

  private Main() {}

  /** Takes the login from the environment. */
  public static void main(String[] args) {
    System.exit(run(System.getenv(), LocalDate.now(), System.out, System.err));
  }

  static int run(
      Map<String, String> environment, LocalDate today, PrintStream out, PrintStream err) {
    try (MyCaseClient mycase = MyCaseClient.fromEnvironment(environment)) {
      return print(mycase, today, out, err);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage()); // names the variable that is missing or wrong
      return FAILED;
    }
  }

  static int print(MyCaseClient mycase, LocalDate today, PrintStream out, PrintStream err) {
    // The reports only read, and together they take ten minutes at most.
    MyCaseClient reading = mycase.readOnly().within(TIME_FOR_ALL);
    try {
      out.println("Open cases with a balance");
      new OpenCasesReport(reading).lines().forEach(out::println);
      out.println("Overdue by case");
      new OverdueReport(reading).lines(today).forEach(out::println);
      return 0;
    } catch (LoginRequiredException e) {
      err.println(e.getMessage() + " Set MYCASE_ACCESS_TOKEN and MYCASE_REFRESH_TOKEN again.");
      return FAILED;
    } catch (MyCaseException e) {
      err.println(e.getMessage()); // a sentence for a person, without client data
      return e.isRetryable() ? TRY_LATER : FAILED;
    }
  }
}
