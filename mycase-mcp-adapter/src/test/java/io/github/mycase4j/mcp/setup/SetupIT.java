package io.github.mycase4j.mcp.setup;

import static io.github.mycase4j.mcp.setup.JarRuns.GUARD_SECONDS;
import static io.github.mycase4j.mcp.setup.JarRuns.archive;
import static io.github.mycase4j.mcp.setup.JarRuns.command;
import static io.github.mycase4j.mcp.setup.JarRuns.copy;
import static io.github.mycase4j.mcp.setup.JarRuns.finish;
import static io.github.mycase4j.mcp.setup.JarRuns.names;
import static io.github.mycase4j.mcp.setup.JarRuns.start;
import static io.github.mycase4j.mcp.setup.JarRuns.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.mcp.fixture.SandboxEnvironment;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.setup.JarRuns.Ran;
import io.github.mycase4j.sandbox.Sandbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands {@code setup} and {@code config} of the program as it is shipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetupIT {
  /** One jar with its archive for all tests that change neither. */
  @TempDir static Path shared;

  @TempDir Path folder;

  private static Path jar;
  private static Ran setup;

  @BeforeAll
  static void setUp() throws Exception {
    jar = copy(Files.createDirectory(shared.resolve("a firm's folder")));
    setup = finish(start(shared, jar, Map.of(), "setup"), shared);
  }

  private Ran run(Path program, Map<String, String> environment, String... arguments)
      throws Exception {
    return finish(start(folder, program, environment, arguments), folder);
  }

  private List<String> configured() throws Exception {
    return command(run(jar, Map.of(), "config", "claude-desktop").out());
  }

  /** Starts, says hello and lists the tools; whatever is no message on standard output fails. */
  private String serves(List<String> command) throws Exception {
    Path errors = Files.createTempFile(folder, "served", ".log");
    try (ConnectorProcess connector =
        ConnectorProcess.start(
            command, Map.of("MYCASE_HOME", folder.resolve("home").toString()), errors)) {
      connector.handshake();
      connector.end();
      return connector.errorOutput();
    }
  }

  @Nested
  class Setup {
    @Test
    void makesTheArchiveBesideTheJarAndLeavesNothingElse() throws Exception {
      assertThat(setup.exit()).as(setup.err()).isZero();
      assertThat(setup.out())
          .contains("Made " + jar.getParent(), "ms with the archive", "config CLIENT");
      assertThat(names(jar.getParent()))
          .hasSize(2)
          .contains("mycase.jar")
          .anyMatch(name -> name.matches("mycase-java.*-[0-9a-f]{12}\\.(jsa|aot)"));
      assertThat(shared.resolve("home")).doesNotExist();
    }

    @Test
    void mayRunTwiceAtOnce() throws Exception {
      Path own = copy(Files.createDirectory(folder.resolve("own")));
      Path one = Files.createDirectory(folder.resolve("one"));
      Path two = Files.createDirectory(folder.resolve("two"));
      Process first = start(one, own, Map.of(), "setup");
      Process second = start(two, own, Map.of(), "setup");
      assertThat(finish(first, one).exit()).isZero();
      assertThat(finish(second, two).exit()).isZero();
      assertThat(names(own.getParent())).hasSize(2);
      assertThat(serves(command(run(own, Map.of(), "config", "gemini").out())))
          .doesNotContain("[warning]");
    }

    @Test
    void takesAwayTheArchiveOfWhatTheJarWasBefore() throws Exception {
      Path own = copy(Files.createDirectory(folder.resolve("own")));
      String mine = Path.of(archive(configured())).getFileName().toString();
      String before = mine.replaceFirst("[0-9a-f]{12}\\.", "0123456789ab.");
      Files.writeString(own.resolveSibling(before), "old");
      Files.writeString(own.resolveSibling("mycase-java.txt"), "kept");
      assertThat(run(own, Map.of(), "setup").exit()).isZero();
      assertThat(names(own.getParent())).hasSize(3).contains("mycase-java.txt");
    }

    @Test
    void takesNoArgument() throws Exception {
      assertThat(run(jar, Map.of(), "setup", "--fast").exit()).isEqualTo(64);
    }
  }

  @Nested
  class Config {
    @ParameterizedTest
    @ValueSource(
        strings = {"claude-desktop", "claude-code", "cursor", "vscode", "windsurf", "gemini"})
    void printsACommandThatStartsAndAnswers(String client) throws Exception {
      Map<String, String> secrets =
          Map.of(
              "MYCASE_CLIENT_ID", "my-id",
              "MYCASE_CLIENT_SECRET", "my-secret",
              "ENCRYPTION_KEY", "5f".repeat(32));
      Ran ran = run(jar, secrets, "config", client);
      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(ran.out() + ran.err()).doesNotContain("my-id", "my-secret", "5f5f");
      assertThat(ran.err()).contains("Put it into", "MYCASE_CLIENT_SECRET");
      List<String> command = command(ran.out());
      assertThat(Path.of(command.get(0))).isAbsolute();
      assertThat(Path.of(archive(command))).isAbsolute().exists();
      assertThat(serves(command)).doesNotContain("[warning]");
    }

    @Test
    void writesSecretsAndAnotherFolderWhereAsked() throws Exception {
      Ran ran =
          run(
              jar,
              Map.of("MYCASE_CLIENT_SECRET", "my-secret"),
              "config",
              "cursor",
              "--with-secrets",
              "--entry",
              "--home",
              "firm");
      Map<?, ?> env =
          (Map<?, ?>) Json.readObject(ran.out().getBytes(StandardCharsets.UTF_8)).get("env");
      assertThat(env.get("MYCASE_CLIENT_SECRET")).isEqualTo("my-secret");
      assertThat(Path.of((String) env.get("MYCASE_HOME"))).isAbsolute().hasFileName("firm");
      assertThat(ran.err()).contains("MYCASE_CLIENT_ID").doesNotContain("my-secret");
    }

    @Test
    void putsSecretsIntoTheClientsFileAndShowsThemNowhere() throws Exception {
      Path secrets =
          Files.writeString(
              folder.resolve("secrets.txt"),
              "MYCASE_CLIENT_ID=my-id\nMYCASE_CLIENT_SECRET=my-secret\nENCRYPTION_KEY=5f5f\n");
      Path file = Files.writeString(folder.resolve("client.json"), "{\"theme\":\"dark\"}");
      Ran ran =
          run(
              jar,
              Map.of("MYCASE_CLIENT_SECRET", "secret-of-the-environment"),
              "config",
              "claude-code",
              "--secrets",
              secrets.toString(),
              "--into",
              file.toString());
      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err())
          .contains("Written to " + file)
          .doesNotContain("my-id", "my-secret", "5f5f", "secret-of-the-environment");
      String written = Files.readString(file);
      assertThat(Json.readObject(written.getBytes(StandardCharsets.UTF_8)))
          .containsEntry("theme", "dark");
      assertThat(written)
          .contains("my-id", "my-secret", "5f5f")
          .doesNotContain("secret-of-the-environment");
      assertThat(serves(command(written))).doesNotContain("[warning]");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"claude-desktop", "claude-code", "cursor", "vscode", "windsurf", "gemini"})
    void advisesNothingThatPutsASecretOnACommandLine(String client) throws Exception {
      assertThat(run(jar, Map.of(), "config", client).err())
          .doesNotContain("--with-secrets", "$(", "add-json", "export ");
    }

    @Test
    void rejectsOptionsThatContradictEachOther() throws Exception {
      for (String[] wrong :
          new String[][] {{"--secrets", "-", "--with-secrets"}, {"--into", "f", "--entry"}}) {
        List<String> line = new ArrayList<>(List.of("config", "cursor"));
        line.addAll(List.of(wrong));
        Ran ran = run(jar, Map.of(), line.toArray(String[]::new));
        assertThat(ran.exit()).isNotZero();
        assertThat(ran.err()).contains("cannot be combined");
      }
    }

    @Test
    void makesTheArchiveFirstWhenThereIsNone() throws Exception {
      Path own = copy(Files.createDirectory(folder.resolve("own")));
      Ran ran = run(own, Map.of(), "config", "claude-code");
      assertThat(ran.exit()).isZero();
      assertThat(ran.err()).contains("Made ");
      assertThat(serves(command(ran.out()))).doesNotContain("[warning]");
    }

    @Test
    void ofAnUnknownClientIsTheListAndExitTwo() throws Exception {
      for (String[] wrong : new String[][] {{"config", "emacs"}, {"config"}}) {
        Ran ran = run(jar, Map.of(), wrong);
        assertThat(ran.exit()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("claude-desktop, claude-code, cursor, vscode, windsurf");
      }
    }
  }

  /** Each is slower than with a good archive, and no more than that. */
  @Nested
  class TheConfiguredStart {
    private List<String> withArchive(byte[] bytes) throws Exception {
      List<String> command = configured();
      Path broken = Files.write(folder.resolve("broken"), bytes);
      String old = archive(command);
      // A shell reads the path, too, and the folder has an apostrophe in its name.
      String quoted = old.replace("'", "'\\''");
      return with(with(command, quoted, broken.toString()), old, broken.toString());
    }

    @Test
    void survivesAnArchiveThatIsBroken() throws Exception {
      byte[] good = Files.readAllBytes(Path.of(archive(configured())));
      byte[] head = good.clone();
      Arrays.fill(head, 0, 4096, (byte) 0x5a);
      byte[] middle = good.clone();
      Arrays.fill(middle, good.length / 2, good.length / 2 + 200_000, (byte) 0);
      byte[] bit = good.clone();
      bit[good.length / 3] ^= 1;
      List<byte[]> broken =
          new ArrayList<>(List.of(new byte[0], new byte[] {1, 2, 3}, head, middle, bit));
      if (JavaRuntime.of(System::getProperty).feature() >= 19) {
        broken.add(Arrays.copyOf(good, good.length / 2)); // for an older Java see below
      }
      for (byte[] bytes : broken) {
        serves(withArchive(bytes));
      }
    }

    @Test
    void survivesAnArchiveThatWasCutShort() throws Exception {
      byte[] good = Files.readAllBytes(Path.of(archive(configured())));
      List<String> command = withArchive(Arrays.copyOf(good, good.length / 2));
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().put("MYCASE_HOME", folder.resolve("home").toString());
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process
          .getOutputStream()
          .write(
              "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}\n"
                  .getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(GUARD_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(out).contains("\"id\":7");
      serves(command);
    }

    @Test
    void isNotMadeWithAnArchiveThatIsDamaged() throws Exception {
      Path own = copy(Files.createDirectory(folder.resolve("damaged")));
      Path archive = Path.of(archive(command(run(own, Map.of(), "config", "gemini").out())));
      byte[] good = Files.readAllBytes(archive);
      Files.delete(archive);
      Files.write(archive, Arrays.copyOf(good, good.length / 2));
      Ran ran = run(own, Map.of(), "config", "gemini");
      assertThat(ran.err()).contains("Made ");
      assertThat(serves(command(ran.out()))).doesNotContain("[warning]");
    }

    @Test
    void survivesAnArchiveThatIsGone() throws Exception {
      List<String> command = configured();
      serves(with(command, archive(command), folder.resolve("none").toString()));
    }

    @Test
    void survivesAJarThatMoved() throws Exception {
      Path moved = copy(Files.createDirectory(folder.resolve("moved")));
      serves(with(configured(), jar.toString(), moved.toString()));
    }

    @Test
    void survivesAJarThatIsAnother() throws Exception {
      List<String> command = configured();
      FileTime before = Files.getLastModifiedTime(jar);
      try {
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
        serves(command);
        Launch launch = Launch.of(JavaRuntime.of(System::getProperty), jar);
        assertThat(new StartArchiveBuilder(launch, folder.resolve("cache")).find()).isEmpty();
      } finally {
        Files.setLastModifiedTime(jar, before);
      }
    }

    @Test
    void survivesAnotherJava() throws Exception {
      List<String> command = configured();
      Path home = Path.of(System.getProperty("java.home")).toRealPath();
      try (Stream<Path> others = Files.list(home.getParent())) {
        for (Path other : (Iterable<Path>) others::iterator) {
          Path java = other.resolve("bin").resolve(Path.of(command.get(0)).getFileName());
          if (Files.isExecutable(java) && Files.exists(other.resolve("release"))) {
            serves(with(command, command.get(0), java.toString()));
          }
        }
      }
      // Options of a Java to come, as this one sees them.
      List<String> later = new ArrayList<>(command);
      later.add(1, "-XX:StartCacheOfTheFuture=" + folder.resolve("x"));
      serves(later);
    }
  }

  @Nested
  class AnArchiveThatCannotBeMade {
    private TrainingRun training(Sandbox sandbox) {
      Map<String, String> environment = SandboxEnvironment.of(sandbox, folder.resolve("stage"));
      environment.put("ENCRYPTION_KEY", "5f".repeat(32));
      return new TrainingRun(environment, sandbox::approve);
    }

    private StartArchiveBuilder.Made make(StartArchiveBuilder archives) throws Exception {
      URI back = SandboxEnvironment.redirectUri();
      try (Sandbox sandbox = Sandbox.builder().redirectUri(back).start()) {
        return archives.make(training(sandbox));
      }
    }

    @Test
    void besideTheJarIsMadeInTheCacheAndFoundThere() throws Exception {
      Path own = copy(Files.createDirectory(folder.resolve("own")));
      Launch launch = Launch.of(JavaRuntime.of(System::getProperty), own);
      Path cache = folder.resolve("home").resolve("cache");
      StartArchiveBuilder archives =
          new StartArchiveBuilder(launch, folder.resolve("not there"), cache);
      Path made = make(archives).archive().file();
      assertThat(made).hasParent(cache);
      assertThat(names(cache)).hasSize(1);
      assertThat(archives.find().orElseThrow().file()).isEqualTo(made);
      assertThat(names(own.getParent())).containsExactly("mycase.jar");
    }

    @Test
    void becauseTheDiskIsFullIsAnErrorAndLeavesNothingHalf() throws Exception {
      Path own = copy(Files.createDirectory(folder.resolve("own")));
      // A Java that can write no file of more than a megabyte, as on a disk that is full.
      Path java = folder.resolve("java");
      Files.writeString(
          java,
          "#!/bin/sh\ntrap '' XFSZ\nulimit -f 2048\nexec '"
              + JavaRuntime.of(System::getProperty).command()
              + "' \"$@\"\n");
      assertThat(java.toFile().setExecutable(true)).isTrue();
      JavaRuntime real = JavaRuntime.of(System::getProperty);
      JavaRuntime full = new JavaRuntime(java, real.feature(), real.version(), real.build());
      StartArchiveBuilder archives =
          new StartArchiveBuilder(Launch.of(full, own), folder.resolve("cache"));
      assertThatThrownBy(() -> make(archives))
          .isInstanceOf(SetupException.class)
          .hasMessageMatching("(?s).*(archive|ended).*");
      assertThat(names(own.getParent())).containsExactly("mycase.jar");
      assertThat(archives.find()).isEmpty();
    }
  }
}
