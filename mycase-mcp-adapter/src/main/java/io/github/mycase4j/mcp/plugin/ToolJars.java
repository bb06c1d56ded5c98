package io.github.mycase4j.mcp.plugin;

import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.text.FileProblem;
import io.github.mycase4j.mcp.text.Sha256;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The firm's own tools, from the jars that {@link Setting#TOOLS} names.
 *
 * <p>Guarantees that a jar is loaded from the bytes whose SHA-256 was compared, whatever happens to
 * the file afterwards, and that one invalid entry rejects all of them. Does not restrict a jar once
 * it is loaded: its code may do whatever the connector may.
 *
 * <p>Immutable and thread-safe; {@link #load} alone performs I/O.
 */
public final class ToolJars {
  private static final int MOST_BYTES = 100_000_000;
  private static final Pattern ENTRY = Pattern.compile("(.+)#sha256=([0-9a-fA-F]{64})");
  private static final ToolJars NONE = new ToolJars(Map.of(), List.of());

  private final Map<String, String> hashes;
  private final List<Found> found;

  /** A tool and the entry that brought it. */
  private record Found(String entry, MyCaseTool<?> tool) {}

  private ToolJars(Map<String, String> hashes, List<Found> found) {
    this.hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
    this.found = List.copyOf(found);
  }

  /** Returns no jars. */
  public static ToolJars none() {
    return NONE;
  }

  /**
   * Reads, checks and loads the jars.
   *
   * @param setting entries of the form {@code /abs/path.jar#sha256=<64 hex digits>}, separated by
   *     commas; null for none
   * @param parent the class loader that every jar sees beside itself; the jars do not see each
   *     other
   * @throws IllegalArgumentException when an entry is malformed, its file cannot be read or has
   *     another hash, or it offers no tool that works; the message names the entry
   */
  public static ToolJars load(@Nullable String setting, ClassLoader parent) {
    if (setting == null || setting.isBlank()) {
      return NONE;
    }
    Map<String, String> hashes = new LinkedHashMap<>();
    List<Found> found = new ArrayList<>();
    for (String entry : setting.split(",", -1)) {
      String given = entry.strip();
      Matcher matcher = ENTRY.matcher(given);
      if (!matcher.matches()) {
        throw invalid(given, "is not of the form /path/to/tools.jar#sha256=<64 hex digits>");
      }
      Path path = path(given, matcher.group(1));
      byte[] jar = read(given, path);
      String hash = Sha256.of(jar);
      if (!hash.equals(matcher.group(2).toLowerCase(Locale.ROOT))) {
        throw invalid(
            given, "states a SHA-256 that does not match the file, whose SHA-256 is " + hash);
      }
      String name = String.valueOf(path.getFileName());
      hashes.put(hashes.containsKey(name) ? path.toString() : name, hash);
      for (MyCaseTool<?> tool : tools(given, path, jar, parent)) {
        found.add(new Found(given, tool));
      }
    }
    return new ToolJars(hashes, found);
  }

  private static Path path(String entry, String text) {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw invalid(entry, "does not begin with a path");
    }
    throw invalid(entry, "must begin with an absolute path");
  }

  private static byte[] read(String entry, Path path) {
    if (!Files.isRegularFile(path)) {
      throw invalid(entry, "names a file that does not exist or is not a regular file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw invalid(entry, "names a file of more than " + MOST_BYTES + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw invalid(entry, "names a file that cannot be read (" + FileProblem.reason(e) + ")");
    }
  }

  private static List<MyCaseTool<?>> tools(
      String entry, Path path, byte[] jar, ClassLoader parent) {
    List<MyCaseTool<?>> tools = new ArrayList<>();
    try {
      ClassLoader loader = JarLoader.of(jar, path, parent);
      // A jar that lists tools of the connector itself does not offer them a second time.
      for (MyCaseTool<?> tool : ServiceLoader.load(MyCaseTool.class, loader)) {
        if (tool.getClass().getClassLoader() == loader) {
          tools.add(tool);
        }
      }
      for (MyCaseTool<?> tool : tools) {
        tool.spec();
      }
    } catch (IOException e) {
      throw invalid(entry, "names a file that is not a jar");
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      throw invalid(entry, "has a tool that cannot be loaded: " + e);
    }
    if (tools.isEmpty()) {
      throw invalid(entry, "has no tool: META-INF/services/" + MyCaseTool.class.getName());
    }
    return tools;
  }

  /** Returns the SHA-256 of each jar, by its file name; by its path where two have one name. */
  public Map<String, String> hashes() {
    return hashes;
  }

  /**
   * Returns the other tools followed by these.
   *
   * @throws IllegalArgumentException when two tools have one name; the message names the entry
   */
  public List<MyCaseTool<?>> after(List<? extends MyCaseTool<?>> others) {
    List<MyCaseTool<?>> all = new ArrayList<>(others);
    if (found.isEmpty()) {
      return all;
    }
    Map<String, MyCaseTool<?>> names = new HashMap<>();
    others.forEach(tool -> names.put(tool.spec().name(), tool));
    for (Found each : found) {
      String name = each.tool().spec().name();
      MyCaseTool<?> other = names.putIfAbsent(name, each.tool());
      if (other != null) {
        throw invalid(
            each.entry(),
            "has a tool called "
                + name
                + " ("
                + each.tool().getClass().getName()
                + "), and there is one of that name already ("
                + other.getClass().getName()
                + ")");
      }
      all.add(each.tool());
    }
    return all;
  }

  private static IllegalArgumentException invalid(String entry, String why) {
    return new IllegalArgumentException(
        Setting.TOOLS + ": the entry \"" + entry + "\" " + why + ". The server does not start.");
  }
}
