package io.github.mycase4j.mcp.cli;

/** A command for a person to paste into a shell, whatever the folder of the jar is called. */
final class JarCommand {
  private JarCommand() {}

  /** Returns a command of the jar that runs. */
  static String of(String arguments) {
    return of(Version.jar(), arguments);
  }

  /** Returns a command of a jar. */
  static String of(String jar, String arguments) {
    return "java -jar " + quoted(jar) + " " + arguments;
  }

  /** Double quotes work in every shell; characters that they do not protect need single ones. */
  private static String quoted(String path) {
    if (path.matches("[\\w./:\\\\-]+")) {
      return path;
    }
    boolean special = path.matches(".*[$`\"!].*");
    return special ? "'" + path.replace("'", "'\\''") + "'" : '"' + path + '"';
  }
}
