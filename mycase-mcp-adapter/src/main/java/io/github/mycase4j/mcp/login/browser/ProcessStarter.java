package io.github.mycase4j.mcp.login.browser;

import java.io.IOException;
import java.util.List;

/** Starts a program. Implementations are thread-safe. */
@FunctionalInterface
public interface ProcessStarter {

  /**
   * Starts a program and returns at once.
   *
   * @param command the program and its arguments, passed as they are: no shell reads them
   * @throws IOException when it cannot be started, for example because it does not exist
   */
  Process start(List<String> command) throws IOException;

  /**
   * Returns the machine's own way. The program reads nothing from our standard input, writes
   * nothing to our standard output or error, and inherits only the variables that programs need.
   */
  static ProcessStarter system() {
    return new SystemProcess();
  }
}
