package io.github.mycase4j.remote.pages;

import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.Parameters;
import java.util.Optional;

/** The fields of a form. Immutable and thread-safe. */
final class Fields {
  private final Parameters form;

  Fields(Parameters form) {
    this.form = form;
  }

  /**
   * Returns the value of a field.
   *
   * @param problem a sentence for the person where it is missing
   * @throws PageException with 400 {@code form} unless it was sent once and with a value
   */
  String required(String name, String problem) {
    String value = form.get(name);
    if (value == null || form.isRepeated(name)) {
      throw PageException.form(name, problem);
    }
    return value;
  }

  /** Returns the id of a member of the staff; empty where the text cannot be one. */
  static Optional<Long> userId(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** Returns the kind that a form names; empty for another word. */
  static Optional<Bearer.Kind> kind(String word) {
    for (Bearer.Kind kind : Bearer.Kind.values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Returns the error of a form that names nothing this server knows, or not this user's. */
  static PageException notFound() {
    return new PageException(
        404, "not_found", "There is no such entry, or it is not yours. Nothing was changed.");
  }
}
