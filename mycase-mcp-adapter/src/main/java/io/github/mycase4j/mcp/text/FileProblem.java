package io.github.mycase4j.mcp.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** The reason of a file system failure in words: Java's own message is often just the path. */
public final class FileProblem {
  private FileProblem() {}

  /** Returns a few words, without the file. */
  public static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "this user has no permission; check owner and mode";
    } else if (failure instanceof NoSuchFileException) {
      return "it does not exist";
    } else if (failure instanceof NotDirectoryException) {
      return "it is not a folder";
    } else if (failure instanceof FileAlreadyExistsException) {
      return "it exists already";
    } else if (failure instanceof DirectoryNotEmptyException) {
      return "it is a folder that is not empty";
    } else if (failure instanceof FileSystemLoopException) {
      return "its links form a loop";
    }
    String message =
        failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
    return message == null || message.isBlank() ? words(failure) : message;
  }

  /** Returns a sentence that names the file where it is known. */
  public static String sentence(IOException failure) {
    if (failure instanceof FileSystemException file && file.getFile() != null) {
      return "The file or folder " + file.getFile() + " cannot be used: " + reason(failure) + ".";
    }
    String message = failure.getMessage();
    return message != null && message.contains(" ")
        ? message
        : "A file cannot be read or written: " + reason(failure) + ".";
  }

  /** Creates words of the name of a failure: "closed channel" of ClosedChannelException. */
  private static String words(IOException failure) {
    String name = failure.getClass().getSimpleName().replaceAll("(IO)?Exception$", "");
    return name.isEmpty() || name.equals("FileSystem")
        ? "input or output failed"
        : name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
