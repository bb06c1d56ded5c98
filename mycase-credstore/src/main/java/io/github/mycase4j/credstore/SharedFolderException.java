package io.github.mycase4j.credstore;

import java.nio.file.Path;

/** A folder is not its user's own, so nothing is stored in it and its modes stay as they are. */
final class SharedFolderException extends UnusableFileException {
  private static final long serialVersionUID = 1L;

  SharedFolderException(Path folder, String why) {
    super(folder, why);
  }

  /** Returns a sentence for the person at the machine. */
  String sentence() {
    return "The folder "
        + getFile()
        + " is not for you alone: "
        + getReason()
        + ". It is left as it is, and nothing is read or stored there. Name a folder of your own, such"
        + " as a new one in your home folder (the connector takes it from MYCASE_HOME).";
  }
}
