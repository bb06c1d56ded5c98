package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of one log, which stand side by side: {@code audit.log} and its companions. */
final class LogPaths {
  /** An older file of the log and the number of its first record. */
  record Segment(Path file, long first) {}

  final Path log;
  final Path folder;
  final Path head;
  final Path lock;
  private final String base;

  LogPaths(Path path) {
    log = path.toAbsolutePath().normalize();
    Path parent = log.getParent();
    Path name = log.getFileName();
    if (parent == null || name == null) {
      throw new IllegalArgumentException("The audit log '" + path + "' is not a file in a folder.");
    }
    folder = parent;
    String file = name.toString();
    base = file.endsWith(".log") ? file.substring(0, file.length() - 4) : file;
    head = folder.resolve(base + ".head");
    lock = folder.resolve(base + ".lock");
  }

  Path segment(long first) {
    return folder.resolve(base + "." + first + ".log");
  }

  /** Returns the older files, oldest first. */
  List<Segment> segments() throws IOException {
    Pattern pattern = Pattern.compile(Pattern.quote(base) + "\\.([0-9]{1,18})\\.log");
    List<Segment> segments = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Matcher matcher = pattern.matcher(String.valueOf(file.getFileName()));
          if (matcher.matches()) {
            segments.add(new Segment(file, Long.parseLong(matcher.group(1))));
          }
        }
      }
    }
    segments.sort(Comparator.comparingLong(Segment::first));
    return segments;
  }
}
