package io.github.mycase4j.audit;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** A failure of the file system in words; its own message is often no more than a path. */
final class IoProblem {
  private IoProblem() {}

  static String of(Exception failure) {
    Throwable cause = failure.getCause();
    if (failure instanceof java.io.UncheckedIOException && cause instanceof Exception inner) {
      return of(inner);
    }
    String why = why(failure);
    if (failure instanceof FileSystemException problem && why != null) {
      return problem.getFile() + " (" + why + ")";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static @Nullable String why(Exception failure) {
    if (failure instanceof AccessDeniedException) {
      return "this user may not open it";
    } else if (failure instanceof NoSuchFileException) {
      return "it is not there";
    } else if (failure instanceof FileAlreadyExistsException) {
      return "it is there already";
    } else if (failure instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    return failure instanceof FileSystemException problem ? problem.getReason() : null;
  }
}
