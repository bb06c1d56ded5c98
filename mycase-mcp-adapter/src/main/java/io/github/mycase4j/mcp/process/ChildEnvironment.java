package io.github.mycase4j.mcp.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The variables that a program inherits from the connector: those that programs need to find their
 * files, the user's session and the network, by name. Everything else is removed, since any other
 * variable may be a secret of the connector or of another program. Stateless.
 */
public final class ChildEnvironment {
  private static final Set<String> NAMES =
      Set.of(
          // Unix
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "TERM",
          "TMPDIR",
          "TZ",
          "LANG",
          "LANGUAGE",
          "LD_LIBRARY_PATH",
          // desktops, and what leads to a browser from within a container or a remote session
          "DISPLAY",
          "XAUTHORITY",
          "BROWSER",
          "DESKTOP_SESSION",
          "SESSION_MANAGER",
          "SSH_CONNECTION",
          "CONTAINER_ID",
          "VSCODE_IPC_HOOK_CLI",
          "SECURITYSESSIONID",
          "__CF_USER_TEXT_ENCODING",
          "__CFBUNDLEIDENTIFIER",
          // Windows
          "SYSTEMROOT",
          "SYSTEMDRIVE",
          "WINDIR",
          "COMSPEC",
          "PATHEXT",
          "TEMP",
          "TMP",
          "OS",
          "USERNAME",
          "USERDOMAIN",
          "USERPROFILE",
          "HOMEDRIVE",
          "HOMEPATH",
          "APPDATA",
          "LOCALAPPDATA",
          "ALLUSERSPROFILE",
          "PROGRAMDATA",
          "PUBLIC",
          "PROGRAMFILES",
          "PROGRAMFILES(X86)",
          "PROGRAMW6432",
          "COMMONPROGRAMFILES",
          "COMMONPROGRAMFILES(X86)",
          "PROCESSOR_ARCHITECTURE",
          "NUMBER_OF_PROCESSORS");

  private static final List<String> PREFIXES =
      List.of(
          "LC_",
          "XDG_",
          "DBUS_",
          "WAYLAND_",
          "WSL",
          "GNOME_",
          "KDE_",
          "GTK_",
          "QT_",
          "MOZ_",
          "SNAP",
          "FLATPAK_",
          "NIX_");

  /** Kept unless they hold a user and a password: a browser may need them to get out. */
  private static final Set<String> PROXIES =
      Set.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY");

  private ChildEnvironment() {}

  /** Removes everything from an environment that a program must not inherit. */
  public static void clean(Map<String, String> environment) {
    environment.entrySet().removeIf(each -> !isKept(each.getKey(), each.getValue()));
  }

  private static boolean isKept(String given, String value) {
    String name = given.toUpperCase(Locale.ROOT); // as Windows compares
    if (PROXIES.contains(name)) {
      return !value.contains("@");
    }
    return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
  }
}
