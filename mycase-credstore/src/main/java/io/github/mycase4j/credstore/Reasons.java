package io.github.mycase4j.credstore;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.regex.Pattern;

/** The reason of a failed step in a few words. */
final class Reasons {
  /** A word that begins as an absolute path does on Unix or Windows. */
  private static final Pattern PATH = Pattern.compile("(^|[\\s\"'(])([A-Za-z]:)?[/\\\\]");

  private Reasons() {}

  /**
   * Returns the sentence about a shared folder where that is the failure, or else the given one.
   */
  static String sentence(IOException failure, String otherwise) {
    return failure instanceof SharedFolderException shared ? shared.sentence() : otherwise;
  }

  /** Returns the reason of a failure. */
  static String of(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    if (failure instanceof ClosedByInterruptException) {
      return "the thread was interrupted";
    }
    String message = failure.getMessage();
    // A full disk, for one, has no class of its own. A message may also be just a path.
    return failure.getClass() == IOException.class
            && message != null
            && !PATH.matcher(message).find()
        ? message
        : failure.getClass().getSimpleName();
  }
}
