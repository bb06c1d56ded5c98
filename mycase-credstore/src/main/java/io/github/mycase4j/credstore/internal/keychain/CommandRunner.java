package io.github.mycase4j.credstore.internal.keychain;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** A runner of programs. */
@FunctionalInterface
public interface CommandRunner {

  /**
   * Runs a program to its end and returns its result.
   *
   * @throws IOException when it cannot be started
   * @throws TimeoutException when it did not end in time; it is ended then
   */
  Result run(Command command) throws IOException, TimeoutException, InterruptedException;

  /**
   * A program to run.
   *
   * @param line the program and its arguments, without any secret
   * @param environment variables in addition to those that it inherits; may be secret
   * @param input what it reads from standard input; may be secret
   */
  record Command(List<String> line, Map<String, String> environment, String input) {

    /** Copies what it is given. */
    public Command {
      line = List.copyOf(line);
      environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
      return "Command" + line;
    }
  }

  /**
   * The result of a program.
   *
   * @param exit its exit status
   * @param out what it wrote to standard output; may be secret
   * @param err what it wrote to standard error; may be secret
   */
  record Result(int exit, String out, String err) {
    @Override
    public String toString() {
      return "Result[exit=" + exit + "]";
    }
  }
}
