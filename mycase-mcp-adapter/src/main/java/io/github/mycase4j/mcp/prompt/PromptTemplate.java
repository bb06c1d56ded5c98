package io.github.mycase4j.mcp.prompt;

import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Quotes;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file of one prompt: a header with title, description and arguments, a line of three hyphens,
 * and the text.
 *
 * <p>In the text, {@code {{name}}} is the value of an argument and {@code {{today+days}}} the date
 * so many days from today ({@code {{today}}}, {@code {{today-30}}}). Text between {@code {{#name}}}
 * and {@code {{/name}}} stays only where the argument has a value, text between {@code {{^name}}}
 * and {@code {{/name}}} only where it has none. {@code {{>name}}} is the text of another file. What
 * a user typed is put in last, so that nothing in it is expanded.
 *
 * <p>Immutable and thread-safe.
 */
final class PromptTemplate {
  private static final String END_OF_HEADER = "\n---\n";
  private static final Pattern INCLUDE = Pattern.compile("\\{\\{>([a-z-]+)}}\\n?");
  private static final Pattern TAG_ALONE =
      Pattern.compile("^(\\{\\{[#^/][a-z_]+}})\\n", Pattern.MULTILINE);
  private static final Pattern SECTION =
      Pattern.compile("\\{\\{([#^])([a-z_]+)}}(.*?)\\{\\{/\\2}}", Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile("\\{\\{([a-z_]+)(?:([+-])([a-z]+|[0-9]+))?}}");

  private final String name;
  private final String title;
  private final String description;
  private final List<PromptParameter> parameters;
  private final String text;

  private PromptTemplate(
      String name,
      String title,
      String description,
      List<PromptParameter> parameters,
      String text) {
    this.name = name;
    this.title = title;
    this.description = description;
    this.parameters = List.copyOf(parameters);
    this.text = text;
  }

  /**
   * Parses the file of a prompt.
   *
   * @param files returns the text of a file by its name, for parts that prompts share
   */
  static PromptTemplate parse(String name, String file, UnaryOperator<String> files) {
    int end = file.indexOf(END_OF_HEADER);
    String title = "";
    String description = "";
    List<PromptParameter> parameters = new ArrayList<>();
    for (String line : file.substring(0, end).lines().toList()) {
      String value = line.substring(line.indexOf(' ') + 1);
      switch (line.substring(0, line.indexOf(':'))) {
        case "title" -> title = value;
        case "description" -> description = value;
        case "argument" -> parameters.add(PromptParameter.parse(value));
        default -> throw new IllegalStateException("the prompt " + name + " has a line " + line);
      }
    }
    String text = file.substring(end + END_OF_HEADER.length());
    String whole =
        INCLUDE
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(files.apply(found.group(1))));
    return new PromptTemplate(
        name, title, description, parameters, TAG_ALONE.matcher(whole).replaceAll("$1"));
  }

  /** Returns the prompt as the protocol lists it. */
  McpServer.Prompt described() {
    return new McpServer.Prompt(
        name,
        title,
        description,
        parameters.stream()
            .map(
                each ->
                    new McpServer.PromptArgument(each.name(), each.description(), each.required()))
            .toList());
  }

  /** Returns whether the prompt has an argument of this name. */
  boolean has(String argument) {
    return parameters.stream().anyMatch(each -> each.name().equals(argument));
  }

  /** Returns the exception for an argument that the prompt does not have. */
  InvalidArgumentException unknown(String argument) {
    String names = parameters.stream().map(PromptParameter::name).collect(Collectors.joining(", "));
    return new InvalidArgumentException(
        argument,
        "The prompt "
            + name
            + " has no argument "
            + Quotes.of(argument)
            + "; "
            + (names.isEmpty() ? "it takes none." : "its arguments are: " + names + "."));
  }

  /**
   * Returns the text for these arguments.
   *
   * @param today the date from which the text counts days
   * @throws InvalidArgumentException when an argument is missing, unknown or malformed
   */
  String text(Map<String, String> arguments, LocalDate today) {
    for (String argument : arguments.keySet()) {
      if (!has(argument)) {
        throw unknown(argument);
      }
    }
    Map<String, String> values = new HashMap<>();
    for (PromptParameter parameter : parameters) {
      parameter.addTo(values, arguments.get(parameter.name()));
      if (parameter.isText() && values.containsKey(parameter.name())) {
        values.put("quoted", "");
      }
    }
    return VALUE
        .matcher(sections(text, values))
        .replaceAll(found -> Matcher.quoteReplacement(value(found, values, today)));
  }

  private static String sections(String text, Map<String, String> values) {
    return SECTION
        .matcher(text)
        .replaceAll(
            found -> {
              boolean wanted = found.group(1).equals("#");
              return values.containsKey(found.group(2)) == wanted
                  ? Matcher.quoteReplacement(sections(found.group(3), values))
                  : "";
            });
  }

  private String value(MatchResult found, Map<String, String> values, LocalDate today) {
    String wanted = found.group(1);
    if (wanted.equals("today")) {
      return today.plusDays(days(found, values)).toString();
    }
    String value = values.get(wanted);
    if (value == null || found.group(2) != null) {
      throw new IllegalStateException("the prompt " + name + " has no value " + found.group());
    }
    return value;
  }

  private static long days(MatchResult found, Map<String, String> values) {
    String days = found.group(3);
    if (days == null) {
      return 0;
    }
    long count = Long.parseLong(values.getOrDefault(days, days));
    return found.group(2).equals("-") ? -count : count;
  }
}
