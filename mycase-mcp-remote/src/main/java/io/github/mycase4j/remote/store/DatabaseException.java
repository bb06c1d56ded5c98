package io.github.mycase4j.remote.store;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used from the start: it cannot be reached, or its tables are newer than
 * the program. The message is a sentence for the administrator, without any value of a setting.
 */
public final class DatabaseException extends RuntimeException {

  DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Returns the variable that the error is about. */
  public String variable() {
    return "DATABASE_URL";
  }

  /** Returns the sentence for the administrator. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
