package io.github.mycase4j.mcp.login.browser;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens an address in the person's browser: with the command in {@code $BROWSER}, else with the
 * system's opener.
 *
 * <p>{@code $BROWSER} is a program and its arguments, separated by spaces; single or double quotes
 * keep spaces together. The address takes the place of {@code %s}, or comes last. {@code none}
 * opens nothing. No shell reads it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<String, String> environment;
  private final String osName;
  private final ProcessStarter starter;
  private final Duration patience;

  /**
   * Creates a browser that waits two seconds for a command that fails.
   *
   * @param environment the variables of the process
   * @param osName as the system property {@code os.name} has it
   */
  public Browser(Map<String, String> environment, String osName, ProcessStarter starter) {
    this(environment, osName, starter, PATIENCE);
  }

  Browser(
      Map<String, String> environment, String osName, ProcessStarter starter, Duration patience) {
    this.environment = Map.copyOf(environment);
    this.osName = osName.toLowerCase(Locale.ROOT);
    this.starter = starter;
    this.patience = patience;
  }

  /**
   * Opens an address. Starts a program, and waits up to two seconds to see whether it fails.
   *
   * @return whether a program was started that did not fail at once; false also when there is none
   *     to start, or no screen
   * @throws IllegalArgumentException when the address is not http or https
   */
  public boolean open(URI url) {
    if (!"https".equalsIgnoreCase(url.getScheme()) && !"http".equalsIgnoreCase(url.getScheme())) {
      throw new IllegalArgumentException("only http and https addresses are opened");
    }
    Optional<List<String>> command = command(url.toASCIIString());
    if (command.isEmpty()) {
      return false;
    }
    try {
      return seemsFine(starter.start(command.get()));
    } catch (IOException notStarted) {
      return false;
    }
  }

  private boolean seemsFine(Process process) {
    try {
      long nanos = TimeUnit.NANOSECONDS.convert(patience);
      return process.onExit().get(nanos, TimeUnit.NANOSECONDS).exitValue() == 0;
    } catch (TimeoutException running) {
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException unknown) {
      return false;
    }
  }

  private Optional<List<String>> command(String url) {
    String chosen = variable("BROWSER").strip();
    if (chosen.equalsIgnoreCase("none")) {
      return Optional.empty();
    }
    return chosen.isEmpty()
        ? systemOpener(url)
        : words(chosen).filter(words -> !words.isEmpty()).map(words -> withUrl(words, url));
  }

  private Optional<List<String>> systemOpener(String url) {
    if (osName.startsWith("mac")) {
      return Optional.of(List.of("open", url));
    }
    if (osName.startsWith("windows")) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", url));
    }
    boolean screen =
        List.of("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "WSL_INTEROP").stream()
            .anyMatch(name -> !variable(name).isBlank());
    return screen ? Optional.of(List.of("xdg-open", url)) : Optional.empty();
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  private static List<String> withUrl(List<String> words, String url) {
    List<String> command = new ArrayList<>();
    boolean placed = false;
    for (String word : words) {
      // The program itself is never replaced: an address is not a program.
      boolean here = !command.isEmpty() && word.contains("%s");
      command.add(here ? word.replace("%s", url) : word);
      placed |= here;
    }
    if (!placed) {
      command.add(url);
    }
    return command;
  }

  /**
   * Splits at spaces outside quotes; empty when a quote is left open. A backslash is a backslash.
   */
  private static Optional<List<String>> words(String value) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        inWord = true;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return quote == 0 ? Optional.of(words) : Optional.empty();
  }
}
