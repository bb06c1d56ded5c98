package io.github.mycase4j.mcp.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command that starts the connector quickly. The Java virtual machine writes its warnings to
 * standard error, so that standard output carries only the protocol.
 */
public final class Launch {
  /**
   * The options other than the archive's. Java ignores those that it does not know, so that a
   * configuration still works after a change of Java. Java ignores a damaged archive only if it
   * verifies the checksum, which takes a few milliseconds. The heap limit is far above what a large
   * firm's data takes; without one, the heap could grow to a quarter of the machine's memory.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-Xlog:disable",
          "-Xlog:all=warning:stderr",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:TieredStopAtLevel=1",
          // Java compiles a call's code after a few dozen calls. By default it compiles in bursts,
          // which delay single calls until about the thousandth.
          "-XX:Tier0InvokeNotifyFreqLog=4",
          "-XX:Tier3InvocationThreshold=48",
          "-XX:Tier3MinInvocationThreshold=24",
          "-XX:Tier3CompileThreshold=500",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-XX:+VerifySharedSpaces",
          // Pages are soon garbage, and a small young generation keeps the process small.
          "-XX:MaxNewSize=24m",
          // Objects that outlive a call live long; copying them repeatedly would delay calls.
          "-XX:MaxTenuringThreshold=1",
          // Java collects replaced data before the heap grows, not only at 256 MB.
          "-Xms96m",
          "-XX:MinHeapFreeRatio=25",
          "-Xmx1g");

  private final JavaRuntime java;
  private final Path jar;

  private Launch(JavaRuntime java, Path jar) {
    this.java = java;
    this.jar = jar;
  }

  /**
   * Creates the command for the connector as one jar.
   *
   * @throws SetupException when there is no such file
   */
  public static Launch of(JavaRuntime java, Path jar) throws SetupException {
    if (!Files.isRegularFile(jar)) {
      throw new SetupException(
          "There is no jar "
              + jar
              + ". This command is for the connector as one jar: java -jar mycase-mcp-adapter.jar");
    }
    return new Launch(java, jar.toAbsolutePath().normalize());
  }

  JavaRuntime java() {
    return java;
  }

  Path jar() {
    return jar;
  }

  /** Returns the folder that the jar is in. */
  Path jarFolder() {
    return Objects.requireNonNull(jar.getParent(), "a file has a folder");
  }

  /** Returns the program to start. */
  public String command() {
    return java.command().toString();
  }

  /** Returns its arguments, with an archive or without. */
  public List<String> arguments(@Nullable StartArchive archive) {
    if (archive == null) {
      return arguments(List.of());
    }
    List<String> options = new ArrayList<>();
    if (!archive.kind().detectsTruncation()) {
      startAnew(archive.file()).ifPresent(options::add);
    }
    options.addAll(archive.kind().use(archive.file()));
    return arguments(options);
  }

  /**
   * Returns the option that restarts the connector without its archive when Java crashes because
   * the archive was truncated. An older Java then crashes before any of our code runs; the option's
   * script deletes the archive and starts the connector on the same streams. The script does
   * nothing when Java crashes for another reason. On Windows, Java reads an archive instead of
   * mapping it, and detects the truncation.
   */
  private Optional<String> startAnew(Path archive) {
    String separators = archive.toString() + jar + command();
    if (command().endsWith(".exe") || separators.matches("(?s).*[;\\p{Cntrl}].*")) {
      return Optional.empty(); // Java splits the option's value at semicolons.
    }
    try {
      String file = quoted(archive.toString());
      List<String> words = new ArrayList<>();
      line(List.of()).forEach(word -> words.add(quoted(word)));
      String script =
          "test \"$(wc -c < "
              + file
              + ")\" -eq "
              + Files.size(archive)
              + " || (rm -f "
              + file
              + " && exec "
              + String.join(" ", words)
              + ")";
      return Optional.of("-XX:OnError=" + script.replace("%", "%%"));
    } catch (IOException e) {
      return Optional.empty(); // Java cannot use an unreadable archive anyway.
    }
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Returns the whole command line with further options of the Java machine. */
  List<String> line(List<String> more) {
    List<String> line = new ArrayList<>();
    line.add(command());
    line.addAll(arguments(more));
    return line;
  }

  private List<String> arguments(List<String> more) {
    List<String> arguments = new ArrayList<>(OPTIONS);
    arguments.addAll(more);
    arguments.add("-jar");
    arguments.add(jar.toString());
    return arguments;
  }

  /** Returns what an archive depends on in addition to the jar. */
  String fingerprint() {
    return java.build() + "\n" + String.join("\n", OPTIONS) + "\n" + jar;
  }
}
