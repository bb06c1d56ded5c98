package io.github.mycase4j.mcp.config;

import io.github.mycase4j.mcp.text.TextSanitizer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Expands paths that a user wrote: {@code ~}, {@code $NAME}, {@code ${NAME}} and {@code %NAME%} are
 * replaced as in a shell. A path that cannot be expanded with certainty is rejected, since a wrong
 * folder may be another firm's.
 */
public final class HomePath {
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\$\\{([A-Za-z_][A-Za-z0-9_]*)}|\\$([A-Za-z_][A-Za-z0-9_]*)|%([A-Za-z_][A-Za-z0-9_()]*)%");

  private final Map<String, String> environment;
  private final UnaryOperator<String> property;

  /**
   * Creates a reader of paths; performs no I/O.
   *
   * @param property gives Java's system properties
   */
  public HomePath(Map<String, String> environment, UnaryOperator<String> property) {
    this.environment = environment;
    this.property = property;
  }

  /**
   * Returns the default folder.
   *
   * @throws UnusableHomeException when the user's home folder is unknown
   */
  Path standard() {
    String standard = Setting.HOME.defaultValue().orElseThrow();
    return parse("The home folder", userHome(null) + standard.substring(1));
  }

  /**
   * Returns the absolute path that the user means.
   *
   * @param name how it was given, such as the name of a variable
   * @throws UnusableHomeException when that is not certain, or it is relative
   */
  Path absolute(String name, String given) {
    Path path = expand(name, given);
    if (!path.isAbsolute()) {
      throw rejected(name, given, "is a relative path", "Give the absolute path");
    }
    return path.normalize();
  }

  /**
   * Returns the path that the user means, which may be relative.
   *
   * @param name how it was given, such as {@code --home}
   * @throws UnusableHomeException when that is not certain
   */
  public Path expand(String name, String given) {
    String value = given.strip();
    if (value.startsWith("\"") || value.startsWith("'")) {
      throw rejected(name, given, "is in quotation marks", "Remove them");
    }
    return parse(name, variables(name, given, tilde(name, given, value)));
  }

  private String tilde(String name, String given, String value) {
    if (!value.startsWith("~")) {
      return value;
    }
    if (value.length() > 1 && value.charAt(1) != '/' && value.charAt(1) != '\\') {
      throw rejected(
          name, given, "names the home folder of another user", "Give the absolute path instead");
    }
    return userHome(name) + value.substring(1);
  }

  private String variables(String name, String given, String value) {
    Matcher matcher = VARIABLE.matcher(value);
    String replaced =
        matcher.replaceAll(match -> Matcher.quoteReplacement(variable(name, given, match)));
    if (VARIABLE.matcher(value).replaceAll("").contains("${")) {
      throw rejected(
          name, given, "contains a placeholder that was not replaced", "Give the absolute path");
    }
    return replaced;
  }

  private String variable(String name, String given, MatchResult match) {
    String wanted =
        match.group(1) != null
            ? match.group(1)
            : match.group(2) != null ? match.group(2) : String.valueOf(match.group(3));
    String value = environment.getOrDefault(wanted, "").strip();
    if (value.isEmpty() && (wanted.equals("HOME") || wanted.equals("USERPROFILE"))) {
      return userHome(name);
    }
    if (value.isEmpty() || value.contains("${")) {
      throw rejected(
          name,
          given,
          "needs the variable " + wanted + ", which is not set",
          "Give the absolute path");
    }
    return value;
  }

  private String userHome(@Nullable String name) {
    boolean windows = OperatingSystem.isWindows(property);
    String home = environment.getOrDefault(windows ? "USERPROFILE" : "HOME", "").strip();
    if (home.isEmpty() || home.startsWith("${")) {
      home = String.valueOf(property.apply("user.home"));
    }
    if (!isAbsolute(home)) {
      throw new UnusableHomeException(
          (name == null ? "For the connector" : "For " + name)
              + " the home folder of the user is needed, and neither "
              + (windows ? "USERPROFILE" : "HOME")
              + " nor this user's account names one. Set "
              + Setting.HOME
              + " to the absolute path of a folder"
              + " for login and audit log.");
    }
    return home;
  }

  private static boolean isAbsolute(String home) {
    try {
      return Path.of(home).isAbsolute();
    } catch (InvalidPathException e) {
      return true; // It names a folder; parse reports a name that Java cannot read.
    }
  }

  private static Path parse(String name, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new UnusableHomeException(
          name
              + " ("
              + TextSanitizer.escape(value)
              + ") is not a path that Java can read here. "
              + (value.chars().anyMatch(each -> each > 0x7e)
                  ? "It contains non-ASCII characters, which the locale of this process does not"
                      + " support: set LC_ALL=C.UTF-8 in the environment of the connector, or name a"
                      + " folder without such characters in "
                      + Setting.HOME
                      + "."
                  : "Give the absolute path of a folder."));
    }
  }

  private static UnusableHomeException rejected(
      String name, String given, String why, String remedy) {
    return new UnusableHomeException(
        name
            + " ("
            + given
            + ") "
            + why
            + ". "
            + remedy
            + "; no other folder is used in its place.");
  }
}
