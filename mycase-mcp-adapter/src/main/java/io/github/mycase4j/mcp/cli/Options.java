package io.github.mycase4j.mcp.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of one command: flags, and names followed by a value, separated by a space or {@code
 * =}.
 */
final class Options {
  private static final String SWITCHED_ON = "";

  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Parses the arguments of a command.
   *
   * @param valued the options that take a value
   * @param switches the options that take none
   */
  static Options parse(List<String> args, Set<String> valued, Set<String> switches)
      throws UsageException {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      int equals = arg.indexOf('=');
      String name = arg.startsWith("--") && equals > 0 ? arg.substring(0, equals) : arg;
      String value = SWITCHED_ON;
      if (valued.contains(name)) {
        boolean inside = !name.equals(arg);
        if (!inside && i + 1 == args.size()) {
          throw new UsageException(name + " needs a value");
        }
        value = inside ? arg.substring(equals + 1) : args.get(++i);
        if (value.isBlank() || (!inside && value.startsWith("--"))) {
          throw new UsageException(name + " needs a value");
        }
      } else if (!switches.contains(arg)) {
        throw new UsageException("unknown option: " + arg);
      }
      if (values.putIfAbsent(name, value) != null) {
        throw new UsageException(name + " is given twice");
      }
    }
    return new Options(values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  @Nullable String text(String name) {
    return values.get(name);
  }

  /** Returns a number from 1 on, or null when the option is not there. */
  @Nullable Long number(String name) throws UsageException {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    if (value.matches("[0-9]{1,18}") && Long.parseLong(value) > 0) {
      return Long.valueOf(value);
    }
    throw new UsageException(name + " must be a whole number, 1 or greater, not \"" + value + "\"");
  }

  /** Returns a day, or null when the option is not there. */
  @Nullable LocalDate date(String name) throws UsageException {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    try {
      if (value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return LocalDate.parse(value);
      }
    } catch (DateTimeException e) {
      throw new UsageException(name + " is not a valid date: \"" + value + "\"");
    }
    throw new UsageException(
        name + " must be a date in the form YYYY-MM-DD, not \"" + value + "\"");
  }
}
