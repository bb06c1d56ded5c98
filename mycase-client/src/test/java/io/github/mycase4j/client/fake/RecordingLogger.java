package io.github.mycase4j.client.fake;

import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;

/** A logger that keeps its lines, each with its level before it. */
public final class RecordingLogger implements System.Logger {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Level lowest;

  public RecordingLogger(Level lowest) {
    this.lowest = lowest;
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public String getName() {
    return "recording";
  }

  @Override
  public boolean isLoggable(Level level) {
    return level.getSeverity() >= lowest.getSeverity();
  }

  @Override
  public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
    lines.add(level + " " + message);
  }

  @Override
  public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
    lines.add(level + " " + format);
  }
}
