package io.github.mycase4j.credstore;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file or folder that this library does not use as it is; a retry does not change that. */
class UnusableFileException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  UnusableFileException(Path path, String why) {
    super(path.toString(), null, why);
  }
}
