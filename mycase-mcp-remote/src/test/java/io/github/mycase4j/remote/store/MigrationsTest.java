package io.github.mycase4j.remote.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  @TempDir Path folder;

  /** Opens the database in another process. */
  static final class Program {
    public static void main(String[] args) {
      Database.open(new Settings.Database(args[0], null, null)).close();
    }
  }

  @Test
  void theNewestVersionIsThatOfTheNewestScript() throws Exception {
    try (Stream<Path> scripts =
        Files.list(
            Path.of(MigrationsTest.class.getResource("/db/remote/V1__tables.sql").toURI())
                .getParent())) {
      assertThat(
              scripts
                  .map(script -> script.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))
                  .mapToInt(Integer::parseInt)
                  .max())
          .hasValue(Migrations.NEWEST);
    }
  }

  @Test
  void flywayIsLoadedOnlyWhenSomethingIsToBeDoneAndWritesNothing() throws Exception {
    assertThat(classesOfAStart()).anyMatch(name -> name.startsWith("org.flywaydb."));
    assertThat(classesOfAStart())
        .contains("io.github.mycase4j.remote.store.Migrations")
        .noneMatch(name -> name.startsWith("org.flywaydb."));
  }

  private List<String> classesOfAStart() throws Exception {
    Path output = folder.resolve("stdout");
    Path classes = folder.resolve("classes");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:class+load:file=" + classes);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Program.class.getName());
    command.add("jdbc:sqlite:" + folder.resolve("home/remote.db"));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("stderr"))).isZero();
    assertThat(output).isEmptyFile();
    return Files.readAllLines(classes).stream()
        .map(line -> line.replaceFirst("^(\\[[^]]*\\])+ ", "").replaceFirst(" .*", ""))
        .toList();
  }
}
