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
 * The command that starts the connector quickly, and with nothing but protocol on its standard
 * output, whatever the Java machine has to complain about.
 */
public final class Launch {
  /**
   * The options beside the archive's. Those that a Java does not know are passed over, so that a
   * configuration outlives a change of Java. An archive that a disk has damaged is passed over only
   * where its checksum is verified, which takes a few milliseconds. The heap's bound is far above
   * what a large firm's data takes; without it, it would be a quarter of the machine.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-Xlog:disable",
          "-Xlog:all=warning:stderr",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:TieredStopAtLevel=1",
          // What a call runs is compiled after some dozen calls, rather than in bursts that hold up
          // single calls until about the thousandth.
          "-XX:Tier0InvokeNotifyFreqLog=4",
          "-XX:Tier3InvocationThreshold=48",
          "-XX:Tier3MinInvocationThreshold=24",
          "-XX:Tier3CompileThreshold=500",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-XX:+VerifySharedSpaces",
          // Pages are read and thrown away: a small nursery is what keeps the process small.
          "-XX:MaxNewSize=24m",
          // What outlives a call stays; copying it at every collection would hold calls up.
          "-XX:MaxTenuringThreshold=1",
          // What is replaced is collected before the heap grows, rather than at a quarter gigabyte.
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
    if (!archive.kind().noticesACut()) {
      startAnew(archive.file()).ifPresent(options::add);
    }
    options.addAll(archive.kind().use(archive.file()));
    return arguments(options);
  }

  /**
   * Returns the option that starts the connector without an archive where Java falls over one that
   * was cut short, which an older Java does before any of our code runs: the archive is taken away,
   * and the same streams are served. It does nothing when Java falls for another reason. Windows
   * reads an archive instead of mapping it, and notices the cut.
   */
  private Optional<String> startAnew(Path archive) {
    String separators = archive.toString() + jar + command();
    if (command().endsWith(".exe") || separators.matches("(?s).*[;\\p{Cntrl}].*")) {
      return Optional.empty(); // The option's value is split at semicolons.
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
      return Optional.empty(); // An archive that cannot be read is no help either way.
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
