package io.github.mycase4j.mcp.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Puts a failure of the file system into a sentence; its own message is often a path alone. */
final class FileProblem {
  private FileProblem() {}

  /** Returns a sentence that names the file and the reason. */
  static String sentence(IOException failure) {
    if (failure instanceof FileSystemException problem) {
      return "The file or folder "
          + problem.getFile()
          + " cannot be used: "
          + reason(problem)
          + ".";
    }
    String message = failure.getMessage();
    return message == null
        ? "A file cannot be read or written (" + failure.getClass().getSimpleName() + ")."
        : message;
  }

  /** Returns why, in a few words. */
  static String reason(FileSystemException problem) {
    if (problem instanceof AccessDeniedException) {
      return "this user has no permission; check its owner and its mode";
    } else if (problem instanceof NoSuchFileException) {
      return "it is not there";
    } else if (problem instanceof FileAlreadyExistsException) {
      return "it is there already";
    } else if (problem instanceof NotDirectoryException) {
      return "it is not a folder";
    } else if (problem instanceof DirectoryNotEmptyException) {
      return "it is a folder that is not empty";
    }
    String reason = problem.getReason();
    return reason == null ? problem.getClass().getSimpleName() : reason;
  }
}
