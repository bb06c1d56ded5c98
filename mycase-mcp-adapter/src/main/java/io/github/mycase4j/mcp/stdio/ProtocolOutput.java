package io.github.mycase4j.mcp.stdio;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;

/**
 * Keeps standard output for the protocol alone: whatever a library prints goes to standard error.
 */
public final class ProtocolOutput {
  private static final String SLF4J_VERBOSITY = "slf4j.internal.verbosity";

  private ProtocolOutput() {}

  /**
   * Takes standard output for the protocol and points {@link System#out} at {@link System#err}. To
   * be called once, before anything else, by the program's main method.
   *
   * <p>Libraries log through SLF4J, which has no provider here on purpose: their messages may quote
   * client data. Its one line that complains about that is silenced too.
   *
   * @return the process's standard output, unbuffered; writing to it performs I/O
   */
  public static OutputStream claim() {
    OutputStream protocol = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    if (System.getProperty(SLF4J_VERBOSITY) == null) {
      System.setProperty(SLF4J_VERBOSITY, "ERROR");
    }
    return protocol;
  }
}
