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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoteUpdate(
    @Nullable String subject, @Nullable String note, @Nullable OffsetDateTime date) {

  /** Returns an update of a note that changes nothing yet. */
  public static NoteUpdate from(Note note) {
    return new NoteUpdate(note.subject(), note.note(), note.date());
  }

  /** Returns a copy with this subject. */
  public NoteUpdate withSubject(String value) {
    return new NoteUpdate(Objects.requireNonNull(value, "value"), note, date);
  }

  /** Returns a copy with this text. */
  public NoteUpdate withNote(String value) {
    return new NoteUpdate(subject, Objects.requireNonNull(value, "value"), date);
  }

  /** Returns a copy with this date. It is sent with its offset. */
  public NoteUpdate withDate(OffsetDateTime value) {
    return new NoteUpdate(subject, note, Objects.requireNonNull(value, "value"));
  }

  @Override
  public String toString() {
    return "NoteUpdate[]";
  }
}
