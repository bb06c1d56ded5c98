package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.mcp.config.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Secrets as lines {@code NAME=value}, from a file or from standard input. A command line would
 * show them in the list of processes and in the history of the shell.
 */
final class SecretLines {
  /** The accepted names; the same as in the environment. */
  static final Set<String> NAMES =
      Stream.of(Setting.values())
          .filter(Setting::isSecret)
          .map(Setting::variable)
          .collect(Collectors.toUnmodifiableSet());

  private static final int LIMIT = 64 * 1024;

  private SecretLines() {}

  /**
   * Reads them.
   *
   * @param from the name of a file, or {@code -} for standard input
   * @throws UsageException when a line is something else; the message shows no value
   */
  static Map<String, String> read(String from, Path folder, InputStream in)
      throws IOException, UsageException {
    String source = from.equals("-") ? "standard input" : from;
    byte[] bytes;
    if (from.equals("-")) {
      bytes = in.readNBytes(LIMIT + 1);
    } else {
      try (InputStream file = Files.newInputStream(folder.resolve(from))) {
        bytes = file.readNBytes(LIMIT + 1);
      } catch (NoSuchFileException e) {
        throw new UsageException("there is no file " + from);
      }
    }
    if (bytes.length > LIMIT) {
      throw new UsageException(source + " is too long for secrets");
    }
    return parse(source, text(source, bytes).lines().toList());
  }

  private static String text(String source, byte[] bytes) throws UsageException {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UsageException(source + " is not text in UTF-8");
    }
  }

  private static Map<String, String> parse(String source, List<String> lines)
      throws UsageException {
    Map<String, String> secrets = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String name = equals < 0 ? "" : line.substring(0, equals).strip();
      String where = "line " + (i + 1) + " of " + source;
      if (!NAMES.contains(name)) {
        throw new UsageException(
            where + " must be NAME=value, with one of the names " + String.join(", ", sorted()));
      }
      String value = line.substring(equals + 1).strip();
      if (value.isEmpty()) {
        throw new UsageException(where + " has no value for " + name);
      }
      if (secrets.put(name, value) != null) {
        throw new UsageException(where + " gives " + name + " a second time");
      }
    }
    if (secrets.isEmpty()) {
      throw new UsageException(source + " holds no secret");
    }
    return secrets;
  }

  private static List<String> sorted() {
    return NAMES.stream().sorted().toList();
  }
}
