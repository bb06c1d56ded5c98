package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a note. {@link #from} takes over what MyCase requires in every update (subject, text
 * and date), and each {@code with} method sets a field to change. Nothing else is sent.
 *
 * <p>What was taken over is sent as it was read: if somebody else changed it in the meantime, that
 * change is overwritten. MyCase documents no way to clear a field.
 *
 * @param subject the subject
 * @param note the text
 * @param date the day or time that it is about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoteUpdate(
    @Nullable String subject, @Nullable String note, @Nullable OffsetDateTime date) {

  /**
   * {@return an update of a note that changes nothing yet}
   *
   * @param note the record as MyCase returned it last
   */
  public static NoteUpdate from(Note note) {
    return new NoteUpdate(note.subject(), note.note(), note.date());
  }

  /**
   * {@return a copy with this subject}
   *
   * @param value the subject
   */
  public NoteUpdate withSubject(String value) {
    return new NoteUpdate(Objects.requireNonNull(value, "value"), note, date);
  }

  /**
   * {@return a copy with this text}
   *
   * @param value the text
   */
  public NoteUpdate withNote(String value) {
    return new NoteUpdate(subject, Objects.requireNonNull(value, "value"), date);
  }

  /**
   * {@return a copy with this date} It is sent with its offset.
   *
   * @param value the date
   */
  public NoteUpdate withDate(OffsetDateTime value) {
    return new NoteUpdate(subject, note, Objects.requireNonNull(value, "value"));
  }

  @Override
  public String toString() {
    return "NoteUpdate[]";
  }
}
