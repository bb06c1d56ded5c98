package io.github.mycase4j.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.testsupport.BundledLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The licenses in the program as it is shipped, against the libraries that it is made of. */
class LicensesIT {
  private static final String VERSIONS = "io/github/mycase4j/remote/libraries.txt";

  private BundledLibraries program;

  @BeforeEach
  void open() throws IOException {
    program = new BundledLibraries(System.getProperty("remote.jar"));
    assertThat(program.classPath()).as("libraries of this module").isNotEmpty();
  }

  @AfterEach
  void close() throws IOException {
    program.close();
  }

  @Test
  void coverEveryLibraryAndNoOther() throws IOException {
    assertThat(program.listed().keySet()).containsAll(program.bundled().keySet());
    assertThat(program.classPath().keySet()).containsAll(program.listed().keySet());
  }

  @Test
  void coverEveryClass() throws IOException {
    assertThat(program.strayClasses()).as("classes that belong to no library").isEmpty();
  }

  @Test
  void areThereAsTexts() throws IOException {
    List<String> kept = new ArrayList<>(List.of("META-INF/LICENSE"));
    for (List<String> files : program.listed().values()) {
      assertThat(files).isNotEmpty();
      for (String file : files) {
        assertThat(program.text(file))
            .as(file)
            .containsIgnoringCase("copyright")
            .hasSizeGreaterThan(500);
        kept.add(file);
      }
    }
    assertThat(
            program.entries().stream()
                .filter(name -> name.matches("META-INF/.*(LICENSE|licenses/.+)"))
                .filter(name -> !name.endsWith("LIBRARIES.txt") && !name.endsWith("/")))
        .containsExactlyInAnyOrderElementsOf(Set.copyOf(kept));
  }

  @Test
  void areThoseThatTheLibrariesBring() throws IOException {
    Map<String, List<String>> listed = program.listed();
    int compared = 0;
    for (String library : program.bundled().keySet()) {
      for (Map.Entry<String, String> own : program.ownLicenses(library).entrySet()) {
        List<String> texts = new ArrayList<>();
        for (String file : listed.get(library)) {
          texts.add(program.text(file).strip());
        }
        assertThat(texts).as("%s of %s", own.getKey(), library).contains(own.getValue().strip());
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void includeOurOwnAndTheNotices() throws IOException {
    Path root = Path.of(System.getProperty("basedir")).resolve("..").resolve("LICENSE");
    assertThat(program.text("META-INF/LICENSE")).isEqualTo(Files.readString(root));
    assertThat(program.text("META-INF/NOTICE"))
        .contains("Jackson", "FastDoubleParser", "Schubfach", "Micrometer");
  }

  /** The versions in {@code libraries.txt}: what is in the program changes only on purpose. */
  @Test
  void row83AreThoseOfTheListedVersions() throws IOException {
    List<String> versions = new ArrayList<>();
    for (String library : program.listed().keySet()) {
      String file = program.classPath().get(library).getFileName().toString();
      versions.add(library + " " + file.substring(library.length() + 1, file.length() - 4));
    }
    assertThat(versions).noneMatch(version -> version.contains("SNAPSHOT"));
    assertThat(versions)
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(
                    Path.of(System.getProperty("basedir"), "src/test/resources").resolve(VERSIONS))
                .stream()
                .filter(line -> !line.startsWith("#"))
                .toList());
  }

  /** What a service file names is found by name, and a broken one is noticed at run time only. */
  @Test
  void leaveNoServiceWithoutItsClass() throws IOException {
    Set<String> entries = program.entries();
    int named = 0;
    for (String file : entries) {
      if (file.matches("META-INF/services/[^/]+")) {
        for (String line : program.text(file).lines().toList()) {
          String name = line.replaceFirst("#.*", "").strip();
          if (!name.isEmpty()) {
            assertThat(entries).as(file).contains(name.replace('.', '/') + ".class");
            named++;
          }
        }
      }
    }
    assertThat(named).isPositive();
    assertThat(program.text("META-INF/services/java.sql.Driver"))
        .contains("org.sqlite.JDBC", "org.postgresql.Driver");
    assertThat(program.text("META-INF/services/org.flywaydb.core.extensibility.Plugin"))
        .contains("PostgreSQLDatabaseType", "SQLiteDatabaseType");
  }
}
