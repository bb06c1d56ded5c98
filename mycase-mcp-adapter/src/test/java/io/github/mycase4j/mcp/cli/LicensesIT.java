package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The licenses in the program as it is shipped, against the libraries that it is made of. */
class LicensesIT {
  private static final String LICENSES = "META-INF/licenses/";
  private static final String OURS = "io/github/mycase4j/";
  private static final Pattern FILE = Pattern.compile("(.+?)-\\d[^/]*\\.jar");

  private JarFile program;
  private final Map<String, Path> classPath = new TreeMap<>();

  @BeforeEach
  void open() throws IOException {
    program = new JarFile(System.getProperty("adapter.jar"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Matcher file = FILE.matcher(Path.of(entry).getFileName().toString());
      if (file.matches()) {
        classPath.put(file.group(1), Path.of(entry));
      }
    }
    assertThat(classPath).as("libraries of this module").isNotEmpty();
  }

  @AfterEach
  void close() throws IOException {
    program.close();
  }

  private static Set<String> classes(JarFile jar) {
    Set<String> classes = new TreeSet<>();
    jar.stream()
        .map(JarEntry::getName)
        .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
        .forEach(classes::add);
    return classes;
  }

  /** The libraries of which the program holds classes, and these. */
  private Map<String, Set<String>> bundled() throws IOException {
    Set<String> all = classes(program);
    Map<String, Set<String>> bundled = new TreeMap<>();
    for (Map.Entry<String, Path> library : classPath.entrySet()) {
      try (JarFile jar = new JarFile(library.getValue().toFile())) {
        Set<String> classes = classes(jar);
        classes.retainAll(all);
        classes.removeIf(name -> name.startsWith(OURS));
        if (!classes.isEmpty()) {
          bundled.put(library.getKey(), classes);
        }
      }
    }
    return bundled;
  }

  private String text(String name) throws IOException {
    JarEntry entry = program.getJarEntry(name);
    assertThat(entry).as(name).isNotNull();
    return new String(program.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The list in the program: each library and the files of its licenses. */
  private Map<String, List<String>> listed() throws IOException {
    Map<String, List<String>> listed = new HashMap<>();
    for (String line : text(LICENSES + "LIBRARIES.txt").lines().toList()) {
      if (!line.startsWith("#")) {
        List<String> words = Arrays.asList(line.split(" +"));
        listed.put(
            words.get(0),
            words.subList(1, words.size()).stream()
                .map(
                    name ->
                        name.startsWith("../") ? "META-INF/" + name.substring(3) : LICENSES + name)
                .toList());
      }
    }
    return listed;
  }

  @Test
  void coverEveryLibraryAndNoOther() throws IOException {
    assertThat(listed().keySet()).containsAll(bundled().keySet());
    assertThat(classPath.keySet()).containsAll(listed().keySet());
  }

  @Test
  void coverEveryClass() throws IOException {
    Set<String> others = classes(program);
    others.removeIf(name -> name.replaceFirst("META-INF/versions/\\d+/", "").startsWith(OURS));
    bundled().values().forEach(others::removeAll);
    assertThat(others).as("classes that belong to no library").isEmpty();
  }

  @Test
  void areThereAsTexts() throws IOException {
    List<String> kept = new ArrayList<>(List.of("META-INF/LICENSE"));
    for (List<String> files : listed().values()) {
      assertThat(files).isNotEmpty();
      for (String file : files) {
        assertThat(text(file)).as(file).containsIgnoringCase("copyright").hasSizeGreaterThan(500);
        kept.add(file);
      }
    }
    assertThat(
            program.stream()
                .map(JarEntry::getName)
                .filter(name -> name.matches("META-INF/.*(LICENSE|licenses/.+)"))
                .filter(name -> !name.endsWith("LIBRARIES.txt") && !name.endsWith("/")))
        .containsExactlyInAnyOrderElementsOf(Set.copyOf(kept));
  }

  @Test
  void areThoseThatTheLibrariesBring() throws IOException {
    Map<String, List<String>> listed = listed();
    int compared = 0;
    for (String library : bundled().keySet()) {
      try (JarFile jar = new JarFile(classPath.get(library).toFile())) {
        for (JarEntry entry : jar.stream().toList()) {
          if (entry.getName().matches("META-INF/[^/]*LICENSE[^/]*") && entry.getSize() > 500) {
            String own =
                new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            List<String> texts = new ArrayList<>();
            for (String file : listed.get(library)) {
              texts.add(text(file).strip());
            }
            assertThat(texts).as("%s of %s", entry.getName(), library).contains(own.strip());
            compared++;
          }
        }
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void includeOurOwnAndTheNotices() throws IOException {
    Path root = Path.of(System.getProperty("basedir")).resolve("..").resolve("LICENSE");
    assertThat(text("META-INF/LICENSE")).isEqualTo(Files.readString(root));
    assertThat(text("META-INF/NOTICE")).contains("Jackson", "FastDoubleParser", "Schubfach");
  }
}
