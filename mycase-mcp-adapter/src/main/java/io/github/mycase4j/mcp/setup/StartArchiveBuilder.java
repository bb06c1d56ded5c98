package io.github.mycase4j.mcp.setup;

import io.github.mycase4j.credstore.OwnerOnly;
import io.github.mycase4j.mcp.text.FileProblem;
import io.github.mycase4j.mcp.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The start archives of one jar: beside it, or in a cache folder where its own cannot be written.
 *
 * <p>The name of an archive depends on the jar, its place, the Java runtime and the options, so
 * that no archive is used for another combination. Several processes may build one at the same
 * time; each archive is complete before it gets its name. Performs I/O.
 */
public final class StartArchiveBuilder {
  private static final int ROUNDS = 3;
  private static final String TEMPORARY = ".mycase4j-setup-";

  private final Launch launch;
  private final Path beside;
  private final Path cache;

  /**
   * The result of a build.
   *
   * @param bytes the size of the file
   * @param millisWith the shortest time of several starts to the list of tools with the archive
   * @param millisWithout the shortest time without it
   */
  public record Made(StartArchive archive, long bytes, long millisWith, long millisWithout) {}

  /**
   * Creates a builder.
   *
   * @param cache the folder to use if the jar's folder cannot be written; created when needed
   */
  public StartArchiveBuilder(Launch launch, Path cache) {
    this(launch, launch.jarFolder(), cache);
  }

  StartArchiveBuilder(Launch launch, Path beside, Path cache) {
    this.launch = launch;
    this.beside = beside;
    this.cache = cache;
  }

  /**
   * Returns the archive that is there for this jar and this Java, the quickest one. Each is tried:
   * a damaged one is none.
   */
  public Optional<StartArchive> find() throws SetupException, InterruptedException {
    String name = name();
    for (ArchiveKind kind : ArchiveKind.of(launch.java().feature())) {
      for (Path folder : List.of(beside, cache)) {
        Path file = folder.resolve(name + kind.ending());
        if (Files.isRegularFile(file) && isOurs(file) && isTaken(kind, file)) {
          return Optional.of(new StartArchive(kind, file));
        }
      }
    }
    return Optional.empty();
  }

  /** Starts Java with an archive, to see whether it takes it. */
  private boolean isTaken(ArchiveKind kind, Path file) throws SetupException, InterruptedException {
    try {
      Path errors = Files.createTempFile("mycase4j-setup-", ".txt");
      Path crash = errors.resolveSibling(errors.getFileName() + ".crash");
      try {
        List<String> options = new ArrayList<>(kind.check(file));
        options.add("-XX:-CreateCoredumpOnCrash");
        options.add("-XX:ErrorFile=" + crash);
        List<String> line = new ArrayList<>(launch.line(options));
        line.add("--version");
        ConnectorProcess process = ConnectorProcess.start(line, Map.of(), errors);
        try (process) {
          return process.endsWell() && complaints(process).isEmpty();
        }
      } finally {
        Files.deleteIfExists(errors);
        Files.deleteIfExists(crash);
      }
    } catch (IOException e) {
      throw new SetupException(file + " cannot be tried (" + FileProblem.reason(e) + ").", e);
    }
  }

  /** In a folder that others may write, a file of theirs must not become our program. */
  private boolean isOurs(Path file) {
    try {
      return Files.getOwner(file).equals(Files.getOwner(launch.jar()))
          || (Files.isDirectory(cache) && Files.getOwner(file).equals(Files.getOwner(cache)));
    } catch (IOException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      return true;
    }
  }

  /**
   * Rebuilds the archive with a training run in a process of its own, and tests it.
   *
   * @throws SetupException when that fails; no incomplete file remains
   */
  public Made make(TrainingRun training) throws SetupException, InterruptedException {
    String name = name();
    Path work = workFolder();
    try {
      List<SetupException> failures = new ArrayList<>();
      for (ArchiveKind kind : ArchiveKind.of(launch.java().feature())) {
        try {
          return make(kind, name, work, training);
        } catch (SetupException e) {
          failures.add(e);
        }
      }
      throw failures.get(failures.size() - 1);
    } finally {
      delete(work);
    }
  }

  private Made make(ArchiveKind kind, String name, Path work, TrainingRun training)
      throws SetupException, InterruptedException {
    Path folder = Objects.requireNonNull(work.toAbsolutePath().getParent());
    Path file = work.resolve("archive" + kind.ending());
    try {
      try (ConnectorProcess connector = start(kind.make(file), work, training)) {
        training.play(connector);
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
          throw new SetupException(
              "Java created no start archive. Its output: " + complaints(connector));
        }
      }
      long with = Long.MAX_VALUE;
      long without = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        without = Math.min(without, startMillis(List.of(), work, training, false));
        with = Math.min(with, startMillis(kind.use(file), work, training, true));
      }
      Path place = folder.resolve(name + kind.ending());
      long bytes = Files.size(file);
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      if (folder.equals(beside)) {
        deleteOlder(folder, name);
      }
      return new Made(new StartArchive(kind, place), bytes, with, without);
    } catch (IOException e) {
      throw new SetupException(
          "The start archive cannot be made in "
              + folder
              + " ("
              + FileProblem.reason(e)
              + ")."
              + room(folder),
          e);
    } catch (SetupException e) {
      throw new SetupException(e.getMessage() + room(folder), e);
    }
  }

  private ConnectorProcess start(List<String> options, Path work, TrainingRun training)
      throws IOException {
    return ConnectorProcess.start(
        launch.line(options), training.environment(), work.resolve("errors.txt"));
  }

  /** Starts once and measures; an archive that Java passes over is none. */
  private long startMillis(
      List<String> options, Path work, TrainingRun training, boolean withArchive)
      throws SetupException, IOException, InterruptedException {
    long began = System.nanoTime();
    try (ConnectorProcess connector = start(options, work, training)) {
      connector.handshake();
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      connector.end();
      String complaints = withArchive ? complaints(connector) : "";
      if (!complaints.isEmpty()) {
        throw new SetupException(
            "Java does not accept the start archive that it created: " + complaints);
      }
      return took;
    }
  }

  /** Returns the messages of Java about archives, which its log marks with the tags cds or aot. */
  private static String complaints(ConnectorProcess connector) throws SetupException {
    return String.join(
        " / ",
        connector
            .errorOutput()
            .lines()
            .filter(line -> line.startsWith("["))
            .filter(line -> line.contains("[cds") || line.contains("[aot"))
            .limit(3)
            .toList());
  }

  private static String room(Path folder) {
    try {
      long megabytes = Files.getFileStore(folder).getUsableSpace() >> 20;
      return megabytes > 200
          ? ""
          : " There are " + megabytes + " MB free in " + folder + "; up to 100 MB are needed.";
    } catch (IOException e) {
      return "";
    }
  }

  /** Creates a folder for the work on the disk that the archive is for. */
  private Path workFolder() throws SetupException {
    try {
      return Files.createTempDirectory(beside, TEMPORARY);
    } catch (IOException noFolder) {
      try {
        if (!Files.isDirectory(cache)) {
          OwnerOnly.createFolder(cache);
        }
        return Files.createTempDirectory(cache, TEMPORARY);
      } catch (IOException e) {
        throw new SetupException(
            "Neither "
                + beside
                + " ("
                + FileProblem.reason(noFolder)
                + ") nor "
                + cache
                + " ("
                + FileProblem.reason(e)
                + ") can be written.",
            e);
      }
    }
  }

  /** Archives of this Java for earlier versions of the jar are obsolete. */
  private void deleteOlder(Path folder, String name) throws IOException {
    String family = name.substring(0, name.lastIndexOf('-') + 1);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String other = String.valueOf(file.getFileName());
        if (other.startsWith(family)
            && !other.startsWith(name)
            && other.matches(".*-[0-9a-f]{12}\\.(aot|jsa)")) {
          deleteIfPossible(file);
        }
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(StartArchiveBuilder::deleteIfPossible);
    } catch (IOException e) {
      // It is a hidden folder with a name of its own; nobody takes it for an archive.
      folder.toFile().deleteOnExit();
    }
  }

  /** A file that is in use cannot be deleted everywhere; it does no harm. */
  private static void deleteIfPossible(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  /** Returns the name without ending: jar, Java, and a hash of all that an archive depends on. */
  private String name() throws SetupException {
    Path jar = launch.jar();
    try {
      MessageDigest digest = Sha256.digest();
      String facts = launch.fingerprint() + "\n" + Files.getLastModifiedTime(jar).toMillis() + "\n";
      digest.update(facts.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      try (InputStream in = new DigestInputStream(Files.newInputStream(jar), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      String stem = String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "");
      String version = launch.java().version().replaceAll("[^0-9A-Za-z.+]", "_");
      String hash = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
      return stem + "-java" + version + "-" + hash;
    } catch (IOException e) {
      throw new SetupException(jar + " cannot be read (" + FileProblem.reason(e) + ").", e);
    }
  }
}
