package io.github.mycase4j.testsupport;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program in one jar and the libraries on the class path of its tests, of which it is made.
 * Performs I/O; not thread-safe.
 */
public final class BundledLibraries implements AutoCloseable {
  /** Where the program keeps the texts of licenses. */
  public static final String LICENSES = "META-INF/licenses/";

  private static final String OURS = "io/github/mycase4j/";
  private static final Pattern FILE = Pattern.compile("(.+?)-\\d[^/]*\\.jar");

  private final JarFile program;
  private final Map<String, Path> classPath = new TreeMap<>();

  /**
   * Opens a program; the class path is that of this process.
   *
   * @param jar the file of the program
   * @throws IOException when it cannot be read
   */
  public BundledLibraries(String jar) throws IOException {
    program = new JarFile(jar);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Matcher file = FILE.matcher(Path.of(entry).getFileName().toString());
      if (file.matches()) {
        classPath.put(file.group(1), Path.of(entry));
      }
    }
  }

  /** {@return the names of all entries of the program} */
  public Set<String> entries() {
    Set<String> entries = new TreeSet<>();
    program.stream().map(JarEntry::getName).forEach(entries::add);
    return entries;
  }

  /**
   * {@return an entry of the program, as text}
   *
   * @param name the name of the entry
   * @throws IOException when a file cannot be read
   */
  public String text(String name) throws IOException {
    JarEntry entry = program.getJarEntry(name);
    if (entry == null) {
      throw new FileNotFoundException(name + " in " + program.getName());
    }
    return new String(program.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }

  /** {@return all libraries of the class path, by name without version, and their files} */
  public Map<String, Path> classPath() {
    return classPath;
  }

  /**
   * {@return the libraries of which the program holds classes, and these}
   *
   * @throws IOException when a file cannot be read
   */
  public Map<String, Set<String>> bundled() throws IOException {
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

  /**
   * {@return the classes of the program that are neither ours nor a library's}
   *
   * @throws IOException when a file cannot be read
   */
  public Set<String> strayClasses() throws IOException {
    Set<String> others = classes(program);
    others.removeIf(name -> name.replaceFirst("META-INF/versions/\\d+/", "").startsWith(OURS));
    bundled().values().forEach(others::removeAll);
    return others;
  }

  /**
   * {@return the program's list: each library, and the entries with its licenses}
   *
   * @throws IOException when a file cannot be read
   */
  public Map<String, List<String>> listed() throws IOException {
    Map<String, List<String>> listed = new TreeMap<>();
    for (String line : text(LICENSES + "LIBRARIES.txt").lines().toList()) {
      if (!line.startsWith("#")) {
        List<String> words = Arrays.asList(line.split(" +", -1));
        listed.put(
            words.get(0), words.subList(1, words.size()).stream().map(this::entryOf).toList());
      }
    }
    return listed;
  }

  private String entryOf(String name) {
    return name.startsWith("../") ? "META-INF/" + name.substring(3) : LICENSES + name;
  }

  /**
   * {@return the license texts that a library brings along in the usual places, by entry} Short
   * references to another text do not count.
   *
   * @param library the name of the library without its version
   * @throws IOException when a file cannot be read
   */
  public Map<String, String> ownLicenses(String library) throws IOException {
    Map<String, String> own = new TreeMap<>();
    Path file = Objects.requireNonNull(classPath.get(library), library);
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        if (entry.getName().matches("META-INF/[^/]*LICENSE[^/]*") && entry.getSize() > 500) {
          byte[] bytes = jar.getInputStream(entry).readAllBytes();
          own.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
    return own;
  }

  private static Set<String> classes(JarFile jar) {
    Set<String> classes = new TreeSet<>();
    jar.stream()
        .map(JarEntry::getName)
        .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
        .forEach(classes::add);
    return classes;
  }

  @Override
  public void close() throws IOException {
    program.close();
  }
}
