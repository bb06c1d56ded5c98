package io.github.mycase4j.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One successful call of an operation, from {@code examples.txt}.
 *
 * @param operation the method and path as MyCase writes them, without {@code /v1}
 * @param body the body in single quotes, or null; without its stars
 * @param required the body's required fields
 */
record Example(
    String operation, String method, String path, int status, String body, Set<String> required) {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)=([^}]+)}");
  private static final Pattern REQUIRED = Pattern.compile("'(\\w+)\\*'");

  static List<String> lines(String file) {
    try (InputStream in = Example.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Example> all() {
    return lines("examples.txt").stream().map(Example::of).toList();
  }

  private static Example of(String line) {
    String[] parts = line.split(" \\| ", 3);
    Set<String> required = new LinkedHashSet<>();
    String body = parts.length < 3 ? null : parts[2];
    if (body != null) {
      Matcher matcher = REQUIRED.matcher(body);
      while (matcher.find()) {
        required.add(matcher.group(1));
      }
      body = body.replace("*'", "'");
    }
    String call = parts[0];
    return new Example(
        VARIABLE.matcher(call).replaceAll("{$1}"),
        call.substring(0, call.indexOf(' ')),
        VARIABLE.matcher(call.substring(call.indexOf(' ') + 1)).replaceAll("$2"),
        Integer.parseInt(parts[1]),
        body,
        required);
  }

  /** The same path once for each of its variables, which stands for nothing there is. */
  List<String> pathsToNothing() {
    List<String> paths = new ArrayList<>();
    String[] names = operation.substring(operation.indexOf(' ') + 1).split("/", -1);
    for (int i = 0; i < names.length; i++) {
      if (names[i].startsWith("{")) {
        String[] segments = path.split("/", -1);
        segments[i] = "999999999";
        paths.add(String.join("/", segments));
      }
    }
    return paths;
  }

  @Override
  public String toString() {
    return operation;
  }
}
