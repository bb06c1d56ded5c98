package io.github.mycase4j.credstore;

import java.nio.file.Path;

/**
 * A folder that is not its user's own, so that nothing is stored in it and its modes stay as they
 * are.
 */
final class SharedFolderException extends UnusableFileException {
  private static final long serialVersionUID = 1L;

  SharedFolderException(Path folder, String why) {
    super(folder, why);
  }

  /** Returns a sentence for the user. */
  String sentence() {
    return "The folder "
        + getFile()
        + " is not yours alone: "
        + getReason()
        + ". It was not changed, and nothing is read or stored there. Choose a folder of your"
        + " own, such as a new one in your home folder (for the connector, set MYCASE_HOME).";
  }
}
