package io.github.mycase4j.remote.config;

import java.util.List;

/** The server cannot start: all problems at once, each with its variable, and no value. */
public final class ConfigurationErrors extends Exception {
  private final transient List<Problem> problems;

  /**
   * A problem.
   *
   * @param variable the name of the environment variable
   * @param sentence what is wrong and what to do; never has the value
   */
  public record Problem(String variable, String sentence) {
    /** Returns the line that tells it. */
    public String line() {
      return variable + ": " + sentence;
    }
  }

  /** Creates the error; copies the list. */
  public ConfigurationErrors(List<Problem> problems) {
    super(problems.size() + " settings cannot be used", null, false, false);
    this.problems = List.copyOf(problems);
  }

  /** Creates the error of one problem. */
  public ConfigurationErrors(String variable, String sentence) {
    this(List.of(new Problem(variable, sentence)));
  }

  /** Returns the problems, in the order of the settings. */
  public List<Problem> problems() {
    return problems;
  }
}
