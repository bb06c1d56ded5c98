package io.github.mycase4j.remote.web;

import org.jspecify.annotations.Nullable;

/** A request ends with an error page. The message is a sentence for the person who sees it. */
public final class PageException extends RuntimeException {
  private final int status;
  private final String code;
  private final @Nullable String field;

  /**
   * Creates the error.
   *
   * @param status the HTTP status
   * @param code the code of the page, such as {@code csrf}
   * @param message a sentence or two for the person
   */
  public PageException(int status, String code, String message) {
    this(status, code, message, null);
  }

  /**
   * Creates the error of one field of a form.
   *
   * @param status the HTTP status
   * @param code the code of the page
   * @param message a sentence or two for the person
   * @param field the name of the field; null for none
   */
  public PageException(int status, String code, String message, @Nullable String field) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
  }

  /** Returns the error of a field that is missing or malformed. */
  public static PageException form(String field, String message) {
    return new PageException(400, "form", message, field);
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the code of the page. */
  public String code() {
    return code;
  }

  /** Returns the sentence for the person. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** Returns the name of the field that is wrong; null for none. */
  public @Nullable String field() {
    return field;
  }
}
