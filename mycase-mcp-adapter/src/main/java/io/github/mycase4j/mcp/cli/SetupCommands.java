package io.github.mycase4j.mcp.cli;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mycase4j.mcp.config.Configuration;
import io.github.mycase4j.mcp.config.HomePath;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.config.UnusableHomeException;
import io.github.mycase4j.mcp.setup.AiClient;
import io.github.mycase4j.mcp.setup.ClientValues;
import io.github.mycase4j.mcp.setup.JavaRuntime;
import io.github.mycase4j.mcp.setup.Launch;
import io.github.mycase4j.mcp.setup.SetupException;
import io.github.mycase4j.mcp.setup.StartArchive;
import io.github.mycase4j.mcp.setup.StartArchiveBuilder;
import io.github.mycase4j.mcp.setup.TrainingRun;
import io.github.mycase4j.mcp.text.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commands {@code setup} and {@code config}. Only the result goes to standard output. */
final class SetupCommands {
  private final Map<String, String> environment;
  private final UnaryOperator<String> property;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Path folder;
  private final String program;

  /**
   * Creates the commands; performs no I/O.
   *
   * @param property gives Java's system properties
   * @param in where secrets may come from
   * @param folder the current folder
   * @param program the jar that runs
   */
  SetupCommands(
      Map<String, String> environment,
      UnaryOperator<String> property,
      InputStream in,
      OutputStream out,
      PrintStream err,
      Path folder,
      String program) {
    this.environment = environment;
    this.property = property;
    this.in = in;
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.err = err;
    this.folder = folder;
    this.program = program;
  }

  /**
   * Recreates the start archive.
   *
   * @return the exit code
   */
  int setup(List<String> args) throws IOException, UsageException {
    Options.parse(args, Set.of(), Set.of());
    try {
      Launch launch = launch();
      make(new StartArchiveBuilder(launch, cache(null)), launch, out);
      out.println("Next, run: " + JarCommand.of(program, "config CLIENT"));
      out.println("CLIENT is one of " + String.join(", ", AiClient.ids()) + ".");
      return 0;
    } catch (SetupException e) {
      err.println("mycase4j: " + e.getMessage());
      return 1;
    }
  }

  /** Prints a client's configuration, and makes the start archive first where there is none. */
  int config(List<String> args) throws IOException, UsageException {
    String name = args.isEmpty() ? "" : args.get(0);
    Optional<AiClient> found = AiClient.find(name);
    if (found.isEmpty()) {
      throw new UsageException(
          (name.isEmpty() || name.startsWith("-")
                  ? "config needs the name of an AI client"
                  : "config does not know the AI client " + name)
              + "; it knows "
              + String.join(", ", AiClient.ids()));
    }
    Options options =
        Options.parse(
            args.subList(1, args.size()),
            Set.of("--home", "--secrets", "--into"),
            Set.of("--with-secrets", "--entry"));
    checkExclusive(options, "--secrets", "--with-secrets");
    checkExclusive(options, "--into", "--entry");
    String home = home(options.text("--home"));
    ClientValues values =
        values(options, home).withLocale(String.valueOf(property.apply("os.name")));
    Launch launch;
    try {
      launch = launch();
    } catch (SetupException e) {
      err.println("mycase4j: " + e.getMessage());
      return 1;
    }
    StartArchive archive = archive(launch, home);
    AiClient client = found.get();
    String into = options.text("--into");
    if (into != null) {
      Path path =
          ClientFile.add(clientFile(into), folder, own(home), client.file(launch, archive, values));
      err.println("Written to " + path + ", which only you can read.");
      client.afterwards().forEach(err::println);
    } else {
      print(
          options.has("--entry")
              ? client.entry(launch, archive, values)
              : client.file(launch, archive, values));
      client.advice(String.valueOf(property.apply("os.name"))).forEach(err::println);
    }
    sayWhatIsLeft(values, options.has("--with-secrets") || options.has("--secrets"));
    return 0;
  }

  /** A shell expands the tilde, unless the path is in quotes. */
  private String clientFile(String given) throws UsageException {
    try {
      return new HomePath(environment, property).expand("--into", given).toString();
    } catch (UnusableHomeException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static void checkExclusive(Options options, String one, String other)
      throws UsageException {
    if (options.has(one) && options.has(other)) {
      throw new UsageException(one + " and " + other + " cannot be combined");
    }
  }

  private ClientValues values(Options options, @Nullable String home)
      throws IOException, UsageException {
    String from = options.text("--secrets");
    if (from == null) {
      return ClientValues.of(environment, options.has("--with-secrets"), home);
    }
    Map<String, String> all = new HashMap<>(environment);
    all.keySet().removeAll(SecretLines.NAMES);
    all.putAll(SecretLines.read(from, folder, in));
    return ClientValues.of(all, true, home);
  }

  private void print(Map<String, Object> json) throws IOException {
    out.println(writer().writeValueAsString(json));
    if (out.checkError()) {
      throw new IOException("The output could not be written completely.");
    }
  }

  private void sayWhatIsLeft(ClientValues values, boolean withSecrets) {
    List<String> leftOpen = values.leftOpen();
    if (!leftOpen.isEmpty()) {
      err.println(
          String.join(", ", leftOpen)
              + (withSecrets
                  ? ": no values found, so they are left blank for you to fill in."
                  : ": left blank. To include them, use --secrets FILE with NAME=value lines."));
    }
    if (leftOpen.contains(Setting.ENCRYPTION_KEY.variable())) {
      err.println(
          Setting.ENCRYPTION_KEY
              + " may stay empty: a key is then generated and kept in the keychain.");
    }
  }

  private @Nullable StartArchive archive(Launch launch, @Nullable String home) {
    try {
      StartArchiveBuilder archives = new StartArchiveBuilder(launch, cache(home));
      Optional<StartArchive> there = archives.find();
      return there.isPresent() ? there.get() : make(archives, launch, err);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      err.println("mycase4j: interrupted; no start archive was made.");
      return null;
    } catch (SetupException | IOException e) {
      String why = e instanceof IOException io ? FileProblem.sentence(io) : e.getMessage();
      err.println("mycase4j: no start archive could be made: " + why);
      err.println("mycase4j: the configuration works without it, but the start takes longer.");
      return null;
    }
  }

  private StartArchive make(StartArchiveBuilder archives, Launch launch, PrintStream page)
      throws IOException, SetupException {
    page.println("Building the start archive in a training run with a fictional firm …");
    Path stage = Files.createTempDirectory("mycase4j-setup-");
    try (SandboxFirm firm = SandboxFirm.start(Map.of(), property, stage.resolve("home"))) {
      Map<String, String> settings = new HashMap<>(firm.environment());
      settings.put("BROWSER", "none");
      TrainingRun training = new TrainingRun(settings, url -> firm.sandbox().approve(url));
      StartArchiveBuilder.Made made = archives.make(training);
      page.println("Made " + made.archive().file() + " (" + (made.bytes() >> 20) + " MB).");
      page.println(
          "Starting and listing the tools took "
              + made.millisWith()
              + " ms with the archive and "
              + made.millisWithout()
              + " ms without it.");
      page.println(
          "It is for " + launch.command() + " as it is now: after an update of Java or of");
      page.println("the connector, or when the jar was moved, run setup and config again.");
      return made.archive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted; no start archive was made.", e);
    } finally {
      delete(stage);
    }
  }

  private static void delete(Path stage) throws IOException {
    try (Stream<Path> files = Files.walk(stage)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Launch launch() throws SetupException {
    return Launch.of(JavaRuntime.of(property), folder.resolve(program));
  }

  private Path cache(@Nullable String home) {
    return own(home).resolve("cache");
  }

  private Path own(@Nullable String home) {
    return home == null ? Configuration.of(environment, property).home() : Path.of(home);
  }

  /**
   * Returns the folder to name in the configuration; null for the default. A client may start the
   * connector in any folder, so the path is absolute.
   */
  private @Nullable String home(@Nullable String given) throws UsageException {
    try {
      if (given != null) {
        Path path = new HomePath(environment, property).expand("--home", given);
        return folder.resolve(path).toAbsolutePath().normalize().toString();
      }
      boolean set = Setting.HOME.in(environment) != null;
      return set ? Configuration.of(environment, property).home().toString() : null;
    } catch (UnusableHomeException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static ObjectWriter writer() {
    return JsonMapper.builder()
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .build()
        .writerWithDefaultPrettyPrinter();
  }
}
