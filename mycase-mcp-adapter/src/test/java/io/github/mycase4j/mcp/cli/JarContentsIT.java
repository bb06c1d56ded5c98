package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mycase4j.audit.AuditLog;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.Connector;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/** What the runnable jar must hold, though classes that nothing leads to are left out of it. */
class JarContentsIT {
  /** Our own classes are 1.6 MB of it; a library that is not stripped would add half a megabyte. */
  private static final long LARGEST = 10_300_000;

  private final Path path = Path.of(System.getProperty("adapter.jar"));
  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(path.toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  /** The class files of the jar or folder that a class was loaded from. */
  private static Set<String> classes(Class<?> one) throws IOException, URISyntaxException {
    Path place = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> names;
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.walk(place)) {
        names =
            files
                .map(file -> place.relativize(file).toString().replace('\\', '/'))
                .collect(Collectors.toCollection(TreeSet::new));
      }
    } else {
      try (JarFile from = new JarFile(place.toFile())) {
        names = from.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
      }
    }
    names.removeIf(name -> !name.endsWith(".class") || name.endsWith("module-info.class"));
    return names;
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Connector.class,
        MyCaseClient.class,
        AuditLog.class,
        KeySource.class,
        Sandbox.class,
        JsonProperty.class,
        JsonFactory.class,
        ObjectMapper.class,
        Logger.class
      })
  void ourOwnClassesAndWhatFirmsToolsUseAreWhole(Class<?> one) throws Exception {
    Set<String> classes = classes(one);
    assertThat(classes).isNotEmpty().allMatch(name -> jar.getEntry(name) != null);
  }

  @Test
  void everyServiceThatIsNamedIsThere() {
    List<ZipEntry> services =
        jar.stream()
            .filter(entry -> entry.getName().startsWith("META-INF/services/"))
            .filter(entry -> !entry.isDirectory())
            .map(ZipEntry.class::cast)
            .toList();
    assertThat(services)
        .isNotEmpty()
        .allSatisfy(
            service ->
                assertThat(providers(service))
                    .as(service.getName())
                    .isNotEmpty()
                    .allMatch(name -> jar.getEntry(name.replace('.', '/') + ".class") != null));
  }

  private List<String> providers(ZipEntry service) {
    try {
      String text = new String(jar.getInputStream(service).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(line -> line.replaceAll("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatTheSdkNeedsForMetricsAloneIsNotThere() {
    assertThat(jar.stream().map(ZipEntry::getName))
        .noneMatch(
            name -> name.startsWith("io/micrometer/") || name.startsWith("org/HdrHistogram/"));
  }

  @Test
  void itIsNoLargerThanItNeedsToBe() throws IOException {
    assertThat(Files.size(path)).isLessThan(LARGEST);
  }
}
