package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a document. {@link #from} takes over what MyCase requires in every update (path and
 * file name), and each {@code with} method sets a field to change. Nothing else is sent.
 *
 * <p>What was taken over is sent as it was read: if somebody else changed it in the meantime, that
 * change is overwritten. MyCase documents no way to clear a field.
 *
 * @param path the path
 * @param filename the name of the file
 * @param description the description
 * @param assignedDate the day it was assigned to
 * @param staff the staff members
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentUpdate(
    @Nullable String path,
    @Nullable String filename,
    @Nullable String description,
    @Nullable LocalDate assignedDate,
    @Nullable List<Ref> staff) {

  /**
   * Makes collections unmodifiable.
   *
   * @param path the path
   * @param filename the name of the file
   * @param description the description
   * @param assignedDate the day it was assigned to
   * @param staff the staff members
   */
  public DocumentUpdate {
    staff = staff == null ? null : ImmutableCopies.bare(staff);
  }

  /**
   * {@return an update of a document that changes nothing yet}
   *
   * @param document the record as MyCase returned it last
   */
  public static DocumentUpdate from(LegalDocument document) {
    return new DocumentUpdate(document.path(), document.filename(), null, null, null);
  }

  /**
   * {@return a copy with this path, the name of the document included}
   *
   * @param value the path
   */
  public DocumentUpdate withPath(String value) {
    return new DocumentUpdate(
        Objects.requireNonNull(value, "value"), filename, description, assignedDate, staff);
  }

  /**
   * {@return a copy with this file name with its extension}
   *
   * @param value the file name with its extension
   */
  public DocumentUpdate withFilename(String value) {
    return new DocumentUpdate(
        path, Objects.requireNonNull(value, "value"), description, assignedDate, staff);
  }

  /**
   * {@return a copy with this description}
   *
   * @param value the description
   */
  public DocumentUpdate withDescription(String value) {
    return new DocumentUpdate(
        path, filename, Objects.requireNonNull(value, "value"), assignedDate, staff);
  }

  /**
   * {@return a copy with this assigned date}
   *
   * @param value the assigned date
   */
  public DocumentUpdate withAssignedDate(LocalDate value) {
    return new DocumentUpdate(
        path, filename, description, Objects.requireNonNull(value, "value"), staff);
  }

  /**
   * {@return a copy with these staff members, with whom it is shared}
   *
   * @param staffIds the ids of the staff members
   */
  public DocumentUpdate withStaff(List<Long> staffIds) {
    return new DocumentUpdate(path, filename, description, assignedDate, Ref.all(staffIds));
  }

  @Override
  public String toString() {
    return "DocumentUpdate[staff=" + staff + "]";
  }
}
