package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.Progress;
import io.github.mycase4j.mcp.tool.ToolProgress;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Progress of one call to the client, if it asked: what is being read and how far it is. The number
 * grows from report to report, as the protocol wants it. Thread safe.
 */
final class CallProgress implements Progress.Listener, ToolProgress {
  /** The most characters that a client has room to show. */
  private static final int LONGEST = 300;

  private final Served.@Nullable ProgressSink sink;
  private long reports;

  CallProgress(Served.@Nullable ProgressSink sink) {
    this.sink = sink;
  }

  @Override
  public void onProgress(Progress progress) {
    String what = progress.what().replace('_', ' ');
    String rows =
        progress.total() == null
            ? String.format(Locale.ROOT, "%,d read", progress.read())
            : String.format(Locale.ROOT, "%,d of %,d", progress.read(), progress.total());
    String left = progress.left() == null ? "" : ", about " + words(progress.left()) + " left";
    String waiting =
        progress.waiting().isZero()
            ? ""
            : ", waiting " + words(progress.waiting()) + " for the request limit";
    send("Reading " + what + ": " + rows + left + waiting);
  }

  private static String words(Duration time) {
    return time.compareTo(Duration.ofSeconds(100)) < 0
        ? Math.max(1, time.toSeconds()) + " s"
        : time.plusSeconds(30).toMinutes() + " min";
  }

  @Override
  public void report(String message, long done, @Nullable Long total) {
    send(
        total == null
            ? String.format(Locale.ROOT, "%s (%,d)", message, done)
            : String.format(Locale.ROOT, "%s (%,d of %,d)", message, done, total));
  }

  private synchronized void send(String message) {
    if (sink != null) {
      reports++;
      sink.report((double) reports, null, TextSanitizer.clean(Texts.cut(message, LONGEST)));
    }
  }
}
