package io.github.mycase4j.mcp.prompt;

import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of the server. Each is read from its file when it is first requested; performs no
 * other I/O.
 *
 * <p>Thread-safe.
 */
public final class PromptRegistry {
  /** The prompts, in the order in which they are listed. */
  static final List<String> NAMES =
      List.of(
          "morning-brief",
          "deadlines",
          "sol-watch",
          "stale-matters",
          "matter-timeline",
          "client-update",
          "intake-review",
          "conflict-check",
          "unbilled-time",
          "prebill-review",
          "receivables");

  private final Clock clock;
  private final Map<String, PromptTemplate> templates = new ConcurrentHashMap<>();

  /**
   * Creates the registry; performs no I/O.
   *
   * @param clock the time and the time zone of the user, for the dates in the texts
   */
  public PromptRegistry(Clock clock) {
    this.clock = clock;
  }

  /** Returns the prompts as the protocol lists them. */
  public List<McpServer.Prompt> prompts() {
    return NAMES.stream().map(name -> template(name).described()).toList();
  }

  /**
   * Returns the text of a prompt.
   *
   * @return empty when there is no prompt of this name
   * @throws InvalidArgumentException when an argument is missing, unknown or malformed
   */
  public Optional<String> text(String name, Map<String, String> arguments) {
    return Optional.ofNullable(find(name))
        .map(template -> template.text(arguments, LocalDate.now(clock)));
  }

  /** Returns the template of a prompt; null when there is no prompt of this name. */
  @Nullable PromptTemplate find(String name) {
    return NAMES.contains(name) ? template(name) : null;
  }

  private PromptTemplate template(String name) {
    return templates.computeIfAbsent(
        name, any -> PromptTemplate.parse(name, file(name), PromptRegistry::file));
  }

  private static String file(String name) {
    try (InputStream in = PromptRegistry.class.getResourceAsStream(name + ".md")) {
      if (in == null) {
        throw new IllegalStateException("there is no text " + name + ".md");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
