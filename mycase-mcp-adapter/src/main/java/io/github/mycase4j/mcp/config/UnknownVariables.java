package io.github.mycase4j.mcp.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The variables with the connector's prefix that are not settings. Those that look like a
 * misspelled setting are distinguished from those that may belong to another program.
 */
public final class UnknownVariables {
  private static final int MOST_TYPOS = 2;

  private final Map<String, String> environment;

  UnknownVariables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns the value of a variable whose name is nearly this one; empty when there is none. */
  Optional<String> misspelled(Setting setting) {
    return environment.entrySet().stream()
        .filter(each -> isOurs(each.getKey()) && !each.getKey().equals(setting.variable()))
        .filter(each -> isNear(setting.variable(), each.getKey()) && !each.getValue().isBlank())
        .map(each -> each.getValue().strip())
        .findFirst();
  }

  /** Returns a sentence for each variable that is unknown. */
  List<String> problems() {
    List<String> known = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      known.add(setting.variable());
    }
    List<String> problems = new ArrayList<>();
    for (String name : new TreeSet<>(environment.keySet())) {
      if (isOurs(name) && !known.contains(name)) {
        problems.add(
            name
                + " is not a setting of this program."
                + known.stream()
                    .filter(each -> isNear(each, name))
                    .findFirst()
                    .map(each -> " Did you mean " + each + "?")
                    .orElse(""));
      }
    }
    return problems;
  }

  /**
   * Returns the setting of which a name looks like a misspelling; empty for a name that is a
   * setting, or like none.
   *
   * @param name the name of a variable
   * @param known the names of the settings
   */
  public static Optional<String> meant(String name, Collection<String> known) {
    return known.contains(name) || !isOurs(name)
        ? Optional.empty()
        : known.stream().filter(each -> isNear(each, name)).findFirst();
  }

  private static boolean isOurs(String name) {
    return name.toUpperCase(Locale.ROOT).startsWith(Setting.PREFIX);
  }

  private static boolean isNear(String known, String given) {
    return distance(letters(known), letters(given)) <= MOST_TYPOS;
  }

  private static String letters(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").replaceFirst("^MYCASE", "");
  }

  /** Returns the edit distance (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
