package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JarCommandTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      delimiter = '|',
      value = {
        "/opt/my-case/a.jar|/opt/my-case/a.jar",
        "C:\\mycase\\a.jar|C:\\mycase\\a.jar",
        "/home/ann/Mandanten Büro/a.jar|\"/home/ann/Mandanten Büro/a.jar\"",
        "C:\\Program Files (x86)\\a.jar|\"C:\\Program Files (x86)\\a.jar\"",
        "/it's here/a.jar|\"/it's here/a.jar\"",
        "/a$b/a.jar|'/a$b/a.jar'",
        "/a`b`'s/a.jar|'/a`b`'\\''s/a.jar'",
        "/a;b/a.jar|\"/a;b/a.jar\"",
      })
  void canBePasted(String jar, String quoted) {
    assertThat(JarCommand.of(jar, "audit verify"))
        .isEqualTo("java -jar " + quoted + " audit verify");
  }

  @Test
  void isOfTheProgramThatRuns() {
    assertThat(JarCommand.of("key")).startsWith("java -jar ").endsWith(" key");
  }
}
