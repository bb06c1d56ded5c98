package io.github.mycase4j.mcp.setup;

import io.github.mycase4j.client.network.NetworkVariables;
import io.github.mycase4j.mcp.config.Setting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The settings in a client's configuration, taken from the environment. */
public final class ClientValues {
  private static final Set<Setting> ADDRESSES =
      EnumSet.of(Setting.API_BASE, Setting.AUTH_URL, Setting.TOKEN_URL);

  private final Map<String, @Nullable String> values;

  private ClientValues(Map<String, @Nullable String> values) {
    this.values = values;
  }

  /**
   * Takes the settings from an environment.
   *
   * @param withSecrets whether secrets are included
   * @param home the connector's folder, an absolute path; null for that of the environment
   */
  public static ClientValues of(
      Map<String, String> environment, boolean withSecrets, @Nullable String home) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      if (setting.isSecret()) {
        String value = withSecrets ? setting.in(environment) : null;
        if (value != null || setting != Setting.ENCRYPTION_KEY_PREVIOUS) {
          values.put(setting.variable(), value);
        }
      } else {
        String value = setting == Setting.HOME && home != null ? home : setting.in(environment);
        // An address with a user and a password in it is rejected at startup and not copied.
        if (value != null && !(ADDRESSES.contains(setting) && value.contains("@"))) {
          values.put(setting.variable(), value);
        }
      }
    }
    // An address with a user and a password in it is a secret.
    for (String name : NetworkVariables.names()) {
      String value = given(environment, name);
      if (value != null) {
        values.put(name, withSecrets || !value.contains("@") ? value : null);
      }
    }
    return new ClientValues(values);
  }

  private static @Nullable String given(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /**
   * Returns a copy for a system on which Java decodes paths by the locale: clients pass no locale
   * on, and without one Java cannot open a path with non-ASCII letters.
   *
   * @param osName as the system property {@code os.name} has it
   */
  public ClientValues withLocale(String osName) {
    if (!osName.equals("Linux")) {
      return this;
    }
    Map<String, @Nullable String> more = new LinkedHashMap<>(values);
    more.put("LC_ALL", "C.UTF-8");
    return new ClientValues(more);
  }

  /** Returns the names of the values that are left open. */
  public List<String> leftOpen() {
    List<String> leftOpen = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (value == null) {
            leftOpen.add(name);
          }
        });
    return leftOpen;
  }

  /** Returns the settings, with a placeholder for each value that is left open. */
  Map<String, String> values(UnaryOperator<String> instead) {
    Map<String, String> all = new LinkedHashMap<>();
    values.forEach((name, value) -> all.put(name, value == null ? instead.apply(name) : value));
    return all;
  }

  @Override
  public String toString() {
    return "ClientValues[" + values.keySet() + "]";
  }
}
