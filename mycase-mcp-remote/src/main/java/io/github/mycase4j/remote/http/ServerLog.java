package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.web.UnavailableException;
import io.github.mycase4j.remote.web.WebRequest;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The log of the server on standard error: a line for each request, and what went wrong.
 * Thread-safe; performs I/O.
 *
 * <p>Queries, headers and bodies are never written, tokens of this server are cut wherever they
 * stand, and control characters are escaped, so that nobody outside can forge a line.
 */
public final class ServerLog {
  private static final int LONGEST_PATH = 200;
  private static final int MOST_FRAMES = 60;

  /** Version, trace, parent and flags (W3C Trace Context). */
  private static final Pattern TRACE_PARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private static final Pattern TOKEN = Pattern.compile("(mc4j_[a-z]{1,8}_)[A-Za-z0-9_-]+");

  private final PrintStream out;
  private final InstantSource clock;

  /**
   * Creates the log.
   *
   * @param out standard error
   * @param clock gives the times
   */
  public ServerLog(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /**
   * Writes the line of a request.
   *
   * @param status the status of its response; 0 when none was sent
   */
  void request(WebRequest request, int status, Duration time) {
    StringBuilder line = new StringBuilder(160);
    line.append(now()).append(' ').append(clean(request.method(), LONGEST_PATH));
    line.append(' ').append(clean(request.path(), LONGEST_PATH));
    line.append(' ').append(status == 0 ? "-" : Integer.toString(status));
    line.append(' ').append(time.toMillis()).append("ms");
    request
        .get(Bearer.class)
        .ifPresent(bearer -> line.append(' ').append(clean(bearer.label(), 80)));
    String trace = traceId(request);
    if (trace != null) {
      line.append(" trace=").append(trace);
    }
    out.println(line);
  }

  /** Writes what went wrong at a request. */
  void failure(WebRequest request, Throwable failure) {
    failure(request + " failed", failure);
  }

  /** Writes what went wrong. */
  public void failure(String what, Throwable failure) {
    StringBuilder text = new StringBuilder();
    text.append(now()).append(' ').append(clean(what, LONGEST_PATH)).append(": ");
    boolean brief = failure instanceof UnavailableException;
    Throwable told = failure;
    for (int depth = 0; told != null && depth < 5; depth++) {
      text.append(depth == 0 ? "" : "\n  caused by ");
      text.append(told.getClass().getName());
      String message = told.getMessage();
      if (message != null) {
        text.append(": ").append(clean(message, 500));
      }
      if (!brief) {
        frames(text, told);
      }
      told = told.getCause();
    }
    out.println(text);
  }

  /** Writes a sentence for the admin. */
  public void warning(String sentence) {
    out.println(now() + " " + clean(sentence, 1_000));
  }

  private static void frames(StringBuilder text, Throwable failure) {
    StackTraceElement[] frames = failure.getStackTrace();
    for (int i = 0; i < frames.length && i < MOST_FRAMES; i++) {
      text.append("\n    at ").append(frames[i]);
    }
  }

  private static @Nullable String traceId(WebRequest request) {
    String parent = request.header("traceparent");
    if (parent == null) {
      return null;
    }
    Matcher matcher = TRACE_PARENT.matcher(parent);
    return matcher.matches() ? matcher.group(1) : null;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns a text with its tokens cut, its control characters escaped, and of limited length. */
  private static String clean(String text, int longest) {
    String cut = text.length() > longest ? text.substring(0, longest) + "…" : text;
    StringBuilder clean = new StringBuilder(cut.length());
    TOKEN
        .matcher(cut)
        .replaceAll("$1…")
        .chars()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || isSeparatorOrFormat(c)) {
                clean.append(String.format("\\u%04x", c));
              } else {
                clean.append((char) c);
              }
            });
    return clean.toString();
  }

  private static boolean isSeparatorOrFormat(int c) {
    int type = Character.getType(c);
    return type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.FORMAT;
  }
}
