package io.github.mycase4j.mcp.config;

import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.network.NetworkVariables;
import io.github.mycase4j.client.network.SecureAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the environment. An invalid value is kept as a problem and never thrown. */
final class ConfigurationReader {
  private final Map<String, String> environment;
  private final UnaryOperator<String> property;
  private final List<SettingProblem> problems = new ArrayList<>();
  private final UnknownVariables unknown;

  ConfigurationReader(Map<String, String> environment, UnaryOperator<String> property) {
    this.environment = environment;
    this.property = property;
    this.unknown = new UnknownVariables(environment);
  }

  Configuration read() {
    Path home = home(); // first, so that its problem is the first one
    Optional<String> zone = TimeZoneVariable.problem(environment, property);
    if (zone.isPresent()) {
      report(List.of(zone.get()));
    }
    int maxWrites = maxWrites();
    return new Configuration(
        text(Setting.CLIENT_ID),
        secret(Setting.CLIENT_SECRET),
        secret(Setting.ENCRYPTION_KEY),
        secret(Setting.ENCRYPTION_KEY_PREVIOUS),
        number(Setting.REDIRECT_PORT, 1, 65_535, standardNumber(Setting.REDIRECT_PORT)),
        flag(Setting.EXPERIMENTAL_TOOLS, false),
        flag(Setting.READ_ONLY, true) || maxWrites == 0,
        flag(Setting.CONFIRM_WRITES, true),
        maxWrites,
        home,
        number(
            Setting.RATE_LIMIT_PER_MINUTE,
            1,
            1_000_000,
            standardNumber(Setting.RATE_LIMIT_PER_MINUTE)),
        address(Setting.API_BASE),
        address(Setting.AUTH_URL),
        address(Setting.TOKEN_URL),
        auditParams(),
        mirror(),
        text(Setting.TOOLS),
        network(),
        allProblems());
  }

  /** Returns the default of a setting that is an address. */
  static URI standardAddress(Setting setting) {
    return URI.create(setting.defaultValue().orElseThrow());
  }

  private static int standardNumber(Setting setting) {
    return Integer.parseInt(setting.defaultValue().orElseThrow());
  }

  private void report(List<String> sentences) {
    for (String sentence : sentences) {
      problems.add(new SettingProblem(null, sentence));
    }
  }

  private void report(Setting setting, String sentence) {
    problems.add(new SettingProblem(setting, sentence));
  }

  private Map<String, String> network() {
    report(NetworkVariables.problems(environment));
    Map<String, String> network = new HashMap<>(environment);
    network.keySet().retainAll(NetworkVariables.names());
    return Map.copyOf(network);
  }

  private List<SettingProblem> allProblems() {
    report(unknown.problems());
    return List.copyOf(problems);
  }

  private @Nullable String text(Setting setting) {
    String value = setting.in(environment);
    if (value != null && value.startsWith("${") && value.endsWith("}")) {
      report(
          setting,
          setting
              + " is still a placeholder: the AI client did not fill in the value. Set "
              + setting
              + " in the client's environment, or write the value into its configuration.");
      return null;
    }
    return value;
  }

  private @Nullable Secret secret(Setting setting) {
    String value = text(setting);
    return value == null ? null : Secret.of(value);
  }

  private int number(Setting setting, int least, int most, int fallback) {
    String value = text(setting);
    if (value == null) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, as for a number out of range.
    }
    report(
        setting,
        setting
            + " must be a whole number from "
            + least
            + " to "
            + most
            + ", not \""
            + value
            + "\"; "
            + fallback
            + " is used.");
    return fallback;
  }

  /** Where the number or the name is not understood, fewer writes are the safe side. */
  private int maxWrites() {
    if (text(Setting.MAX_WRITES) != null) {
      return number(Setting.MAX_WRITES, 0, 1_000_000, 0);
    }
    int standard = standardNumber(Setting.MAX_WRITES);
    return unknown
        .misspelled(Setting.MAX_WRITES)
        .map(value -> value.matches("\\d{1,9}") ? Math.min(standard, Integer.parseInt(value)) : 0)
        .orElse(standard);
  }

  /**
   * Reads a switch. The {@code safe} value counts where the value is not understood, or the name is
   * misspelled.
   */
  private boolean flag(Setting setting, boolean safe) {
    String value = text(setting);
    boolean misspelled = unknown.misspelled(setting).filter(ConfigurationReader::isOn).isPresent();
    if (safe && (isPlaceholder(setting) || misspelled)) {
      return true;
    }
    if (value == null || value.equals("0") || value.toLowerCase(Locale.ROOT).equals("false")) {
      return false;
    }
    if (value.equals("1") || value.toLowerCase(Locale.ROOT).equals("true")) {
      return true;
    }
    report(
        setting,
        setting + " must be 1 or 0, not \"" + value + "\"; " + (safe ? "1" : "0") + " is used.");
    return safe;
  }

  private static boolean isOn(String value) {
    return !value.equals("0") && !value.toLowerCase(Locale.ROOT).equals("false");
  }

  private boolean isPlaceholder(Setting setting) {
    String value = setting.in(environment);
    return value != null && value.startsWith("${");
  }

  /** A value that is not understood counts as the policy that shows less. */
  private ParamPolicy auditParams() {
    String value = text(Setting.AUDIT_PARAMS);
    boolean less =
        unknown
            .misspelled(Setting.AUDIT_PARAMS)
            .filter(each -> !each.equalsIgnoreCase("full"))
            .isPresent();
    if (less || isPlaceholder(Setting.AUDIT_PARAMS)) {
      return ParamPolicy.HASHED;
    }
    if (value == null || value.toLowerCase(Locale.ROOT).equals("full")) {
      return ParamPolicy.FULL;
    }
    if (!value.toLowerCase(Locale.ROOT).equals("hashed")) {
      report(
          Setting.AUDIT_PARAMS,
          Setting.AUDIT_PARAMS + " must be full or hashed, not \"" + value + "\"; hashed is used.");
    }
    return ParamPolicy.HASHED;
  }

  private Mirror mirror() {
    String value = text(Setting.MIRROR);
    if (unknown.misspelled(Setting.MIRROR).filter("off"::equalsIgnoreCase).isPresent()) {
      return Mirror.OFF;
    }
    if (value == null) {
      return Mirror.MEMORY;
    }
    for (Mirror mirror : Mirror.values()) {
      if (mirror.name().equalsIgnoreCase(value)) {
        return mirror;
      }
    }
    report(
        Setting.MIRROR,
        Setting.MIRROR + " must be memory, disk or off, not \"" + value + "\"; memory is used.");
    return Mirror.MEMORY;
  }

  private @Nullable Path home() {
    String given = environment.getOrDefault(Setting.HOME.variable(), "");
    HomePath paths = new HomePath(environment, property);
    try {
      return given.isBlank() ? paths.standard() : paths.absolute(Setting.HOME.variable(), given);
    } catch (UnusableHomeException e) {
      report(Setting.HOME, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable URI address(Setting setting) {
    String value = text(setting);
    if (value == null) {
      return standardAddress(setting);
    }
    try {
      URI uri = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
      if (SecureAddress.mayReceiveSecrets(uri)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Reported below, as for an address that must not be used.
    }
    report(
        setting,
        setting
            + " must be an https address, or http on a loopback address, without user, query and"
            + " fragment; nothing is sent to the one that is given.");
    return null;
  }
}
