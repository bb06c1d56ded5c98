package io.github.mycase4j.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every row of the table of threats has a test: a method or a nested class of tests whose name
 * begins with {@code row} and the number of the row.
 */
class SecurityTableTest {
  private static final int ROWS = 83;
  private static final Pattern NAME =
      Pattern.compile("\\b(?:void|class)\\s+([rR]ow[0-9]+(?:And[0-9]+)*)\\w*");

  /** Returns where the tests of each row are. */
  private static SortedMap<Integer, SortedSet<String>> tests() throws IOException {
    SortedMap<Integer, SortedSet<String>> tests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        Matcher matcher = NAME.matcher(Files.readString(file));
        while (matcher.find()) {
          for (String number : matcher.group(1).substring(3).split("And", -1)) {
            String name = String.valueOf(file.getFileName()).replace(".java", "");
            tests.computeIfAbsent(Integer.valueOf(number), row -> new TreeSet<>()).add(name);
          }
        }
      }
    }
    return tests;
  }

  @Test
  void everyRowHasATest() throws IOException {
    SortedMap<Integer, SortedSet<String>> tests = tests();

    assertThat(IntStream.rangeClosed(1, ROWS).filter(row -> !tests.containsKey(row)))
        .as("rows without a test, beside %s", tests)
        .isEmpty();
    assertThat(tests.lastKey()).isEqualTo(ROWS);
  }
}
