package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Compiles each Java snippet of the README, with its own imports and these variables. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");

  private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

  /** The variables that snippets use without declaring them. */
  private static final List<String> VARIABLES =
      List.of(
          "io.github.mycase4j.client.MyCaseClient mycase",
          "io.github.mycase4j.client.auth.TokenStore login",
          "io.github.mycase4j.client.auth.TokenStore store",
          "io.github.mycase4j.client.model.Task task",
          "long caseId",
          "long staffId",
          "String accessToken",
          "String refreshToken",
          "String clientId",
          "String clientSecret",
          "String state",
          "String code");

  @TempDir private Path folder;

  private static List<String> snippets() throws IOException {
    Matcher found = SNIPPET.matcher(Files.readString(README));
    List<String> snippets = new ArrayList<>();
    while (found.find()) {
      snippets.add(found.group(1));
    }
    return snippets;
  }

  /** Returns a compilation unit: a class as it is, statements as a method of a new class. */
  private static String unit(String snippet, String name) {
    String imports =
        snippet
            .lines()
            .filter(line -> line.startsWith("import "))
            .collect(Collectors.joining("\n"));
    String body =
        snippet
            .lines()
            .filter(line -> !line.startsWith("import "))
            .collect(Collectors.joining("\n"));
    if (body.contains("\nclass ")) {
      return imports + body;
    }
    String parameters =
        VARIABLES.stream()
            .filter(each -> !declares(body, each.substring(each.indexOf(' ') + 1)))
            .collect(Collectors.joining(", "));
    return imports
        + "\nclass "
        + name
        + " { static void run("
        + parameters
        + ") {\n"
        + body
        + "\n} }";
  }

  private static boolean declares(String body, String variable) {
    return Pattern.compile("(?m)^\\w[\\w<>]* " + variable + " =").matcher(body).find();
  }

  private void compiles(String source, String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    String path =
        Stream.of("java.class.path", "jdk.module.path")
            .map(System::getProperty)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(File.pathSeparator));
    StringWriter problems = new StringWriter();
    int exitStatus =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                new PrintWriter(problems),
                new PrintWriter(problems),
                "-d",
                folder.toString(),
                "-cp",
                path,
                "-proc:none",
                "-Xlint:deprecation",
                "-Werror",
                file.toString());
    assertThat(exitStatus).as("%s%n%s", source, problems).isZero();
  }

  @TestFactory
  Stream<DynamicTest> everySnippetCompiles() throws IOException {
    List<String> snippets = snippets();
    assertThat(snippets).hasSizeGreaterThan(8);
    List<DynamicTest> tests = new ArrayList<>();
    for (String snippet : snippets) {
      Matcher type = Pattern.compile("(?m)^class (\\w+)").matcher(snippet);
      String name = type.find() ? type.group(1) : "Snippet" + tests.size();
      tests.add(DynamicTest.dynamicTest(name, () -> compiles(unit(snippet, name), name)));
    }
    return tests.stream();
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(README));
    List<Path> targets = new ArrayList<>();
    while (link.find()) {
      targets.add(Path.of(link.group(1)));
    }
    assertThat(targets).isNotEmpty().allSatisfy(target -> assertThat(target).exists());
  }
}
