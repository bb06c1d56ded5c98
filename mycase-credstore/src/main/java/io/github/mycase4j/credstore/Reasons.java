package io.github.mycase4j.credstore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Says in a few words what the operating system had against a step. */
final class Reasons {
  private Reasons() {}

  /** Returns a whole sentence where the folder is the trouble, else the one that is given. */
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
