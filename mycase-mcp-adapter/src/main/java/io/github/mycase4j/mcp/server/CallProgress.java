package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.core.Progress;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.mcp.text.Texts;
import io.github.mycase4j.mcp.tool.ToolProgress;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends the progress of one call to the client, if it asked for that. The number grows from report
 * to report, as the protocol requires. Thread-safe.
 */
final class CallProgress implements Progress.Listener, ToolProgress {
  private static final int LONGEST_TEXT = 120;

  /** Blanks, and control, format, private and unpaired characters. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}\\s]+");

  private final McpServer.@Nullable ProgressSink sink;
  private long reports;

  CallProgress(McpServer.@Nullable ProgressSink sink) {
    this.sink = sink;
  }

  @Override
  public void onProgress(Progress progress) {
    String what = progress.resource().replace('_', ' ');
    String rows =
        progress.rowCount() == null
            ? String.format(Locale.ROOT, "%,d read", progress.rowsRead())
            : String.format(Locale.ROOT, "%,d of %,d", progress.rowsRead(), progress.rowCount());
    String left =
        progress.remaining() == null ? "" : ", about " + words(progress.remaining()) + " left";
    String waiting =
        progress.rateLimitDelay().isZero()
            ? ""
            : ", waiting " + words(progress.rateLimitDelay()) + " for the request limit";
    send("Reading " + what + ": " + rows + left + waiting);
  }

  private static String words(Duration time) {
    return time.compareTo(Duration.ofSeconds(100)) < 0
        ? Math.max(1, time.toSeconds()) + " s"
        : time.plusSeconds(30).toMinutes() + " min";
  }

  @Override
  public void report(String message, long done, @Nullable Long total) {
    String text = plain(message);
    send(
        total == null
            ? String.format(Locale.ROOT, "%s (%,d)", text, done)
            : String.format(Locale.ROOT, "%s (%,d of %,d)", text, done, total));
  }

  /** Returns a tool's message as one short line without invisible characters. */
  private static String plain(String message) {
    return Texts.cut(UNSEEN.matcher(message).replaceAll(" ").strip(), LONGEST_TEXT);
  }

  private synchronized void send(String message) {
    if (sink != null) {
      reports++;
      sink.report((double) reports, null, TextSanitizer.clean(message));
    }
  }
}
