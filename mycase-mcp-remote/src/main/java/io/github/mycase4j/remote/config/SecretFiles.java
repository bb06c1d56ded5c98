package io.github.mycase4j.remote.config;

import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.text.FileProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables with the contents of files put in: for {@code NAME_FILE} there is {@code NAME}, so
 * that a secret need not stand in the environment.
 *
 * @param variables the variables, as if each value had been given itself
 * @param problems files that cannot be read, and secrets that are given twice
 */
public record SecretFiles(
    Map<String, String> variables, List<ConfigurationErrors.Problem> problems) {
  /** The variables that may be given by a file. */
  private static final List<String> NAMES =
      List.of(
          Setting.CLIENT_ID.variable(),
          Setting.CLIENT_SECRET.variable(),
          Setting.ENCRYPTION_KEY.variable(),
          Setting.ENCRYPTION_KEY_PREVIOUS.variable(),
          Variable.DATABASE_PASSWORD.name());

  private static final int MOST_BYTES = 64 * 1024;

  /** Copies. */
  public SecretFiles {
    variables = Map.copyOf(variables);
    problems = List.copyOf(problems);
  }

  /** Reads the files that an environment names. Performs I/O. */
  public static SecretFiles read(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    List<ConfigurationErrors.Problem> problems = new ArrayList<>();
    for (String name : NAMES) {
      String file = environment.getOrDefault(name + Variable.FILE, "").strip();
      if (file.isEmpty()) {
        continue;
      }
      all.remove(name + Variable.FILE);
      if (!environment.getOrDefault(name, "").isBlank()) {
        problems.add(
            new ConfigurationErrors.Problem(
                name, "and " + name + Variable.FILE + " are both set. Set one of them."));
        continue;
      }
      try {
        all.put(name, contents(file));
      } catch (IOException | InvalidPathException e) {
        String why =
            e instanceof IOException failure ? FileProblem.reason(failure) : "it is no path";
        problems.add(
            new ConfigurationErrors.Problem(
                name,
                "the file that " + name + Variable.FILE + " names cannot be read: " + why + "."));
      }
    }
    return new SecretFiles(all, problems);
  }

  private static String contents(String file) throws IOException {
    Path path = Path.of(file);
    if (Files.size(path) > MOST_BYTES) {
      throw new IOException("it is larger than " + MOST_BYTES + " bytes");
    }
    String text = Files.readString(path, StandardCharsets.UTF_8);
    String cut = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return cut.endsWith("\r") ? cut.substring(0, cut.length() - 1) : cut;
  }

  /** Names the variables only: values are secrets. */
  @Override
  public String toString() {
    return "SecretFiles[problems=" + problems.size() + "]";
  }
}
