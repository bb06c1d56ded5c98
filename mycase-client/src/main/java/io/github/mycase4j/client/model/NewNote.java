package io.github.mycase4j.client.model;

import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * A note to put on a case, a client or a company.
 *
 * @param subject the subject
 * @param note the text
 * @param date the day or time that it is about
 */
public record NewNote(String subject, String note, OffsetDateTime date) {

  /**
   * Checks the components.
   *
   * @param subject the subject
   * @param note the text
   * @param date the day or time that it is about
   */
  public NewNote {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(date, "date");
  }

  /**
   * {@return a note; MyCase requires all three}
   *
   * @param subject the subject
   * @param note the text
   * @param date the date, with its offset
   */
  public static NewNote of(String subject, String note, OffsetDateTime date) {
    return new NewNote(subject, note, date);
  }

  @Override
  public String toString() {
    return "NewNote[]";
  }
}
