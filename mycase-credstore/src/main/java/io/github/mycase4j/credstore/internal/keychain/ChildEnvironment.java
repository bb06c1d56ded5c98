package io.github.mycase4j.credstore.internal.keychain;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The variables that a keychain's program inherits: those that it needs to find its files and the
 * session of the user, by name. Every other variable is left out, since it may be a secret of this
 * or of another program. Stateless.
 */
final class ChildEnvironment {
  private static final Set<String> NAMES =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "TMPDIR",
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "XAUTHORITY",
          "LANG",
          "LANGUAGE",
          "GNOME_KEYRING_CONTROL",
          "__CF_USER_TEXT_ENCODING",
          "SECURITYSESSIONID",
          "SYSTEMROOT",
          "SYSTEMDRIVE",
          "WINDIR",
          "COMSPEC",
          "PATHEXT",
          "PSMODULEPATH",
          "TEMP",
          "TMP",
          "USERNAME",
          "USERDOMAIN",
          "USERPROFILE",
          "APPDATA",
          "LOCALAPPDATA",
          "PROGRAMDATA",
          "PROGRAMFILES",
          "PROGRAMFILES(X86)",
          "PROCESSOR_ARCHITECTURE",
          "NUMBER_OF_PROCESSORS");

  private static final List<String> PREFIXES = List.of("LC_", "XDG_", "DBUS_");

  private ChildEnvironment() {}

  /** Returns the variables that a program may inherit, as a new map. */
  static Map<String, String> of(Map<String, String> environment) {
    Map<String, String> kept = new HashMap<>(environment);
    kept.keySet().removeIf(name -> !isKept(name.toUpperCase(Locale.ROOT))); // as Windows compares
    return kept;
  }

  private static boolean isKept(String name) {
    return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
  }
}
