package io.github.mycase4j.credstore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** The reason of a failed step in a few words. */
final class Reasons {
  private Reasons() {}

  /**
   * Returns the sentence about a shared folder where that is the failure, or else the given one.
   */
  static String sentence(IOException failure, String otherwise) {
    return failure instanceof SharedFolderException shared ? shared.sentence() : otherwise;
  }

  static String of(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    return failure.getClass().getSimpleName();
  }
}
