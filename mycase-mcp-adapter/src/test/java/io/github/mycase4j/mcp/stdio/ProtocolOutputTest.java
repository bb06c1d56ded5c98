package io.github.mycase4j.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProtocolOutputTest {

  @Test
  void whateverIsPrintedLaterGoesToStandardError() {
    PrintStream before = System.out;
    try {
      OutputStream protocol = ProtocolOutput.claim();

      assertThat(System.out).isSameAs(System.err);
      assertThat(protocol).isNotSameAs(System.out);
      assertThat(System.getProperty("slf4j.internal.verbosity")).isEqualTo("ERROR");
    } finally {
      System.setOut(before);
    }
  }
}
