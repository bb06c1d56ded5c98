package io.github.mycase4j.credstore;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file or folder that this library does not use in its present state; a retry does not help. */
class UnusableFileException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  UnusableFileException(Path path, String why) {
    super(path.toString(), null, why);
  }
}
