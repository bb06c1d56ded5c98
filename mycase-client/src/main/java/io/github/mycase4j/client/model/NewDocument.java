package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document to create.
 *
 * @param path relative, the name of the document included, such as {@code Pleadings/Answer}; MyCase
 *     creates the folders on the way
 * @param filename the name of the file with its extension, such as {@code answer.pdf}
 * @param description the description
 * @param assignedDate the day it was assigned to
 * @param staff the staff members
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewDocument(
    String path,
    String filename,
    @Nullable String description,
    @Nullable LocalDate assignedDate,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ref> staff) {

  /**
   * Checks the components and makes collections unmodifiable.
   *
   * @param path relative, the name of the document included, such as {@code Pleadings/Answer};
   *     MyCase creates the folders on the way
   * @param filename the name of the file with its extension, such as {@code answer.pdf}
   * @param description the description
   * @param assignedDate the day it was assigned to
   * @param staff the staff members
   */
  public NewDocument {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(filename, "filename");
    staff = ImmutableCopies.bare(staff);
  }

  /**
   * {@return a document with what MyCase requires}
   *
   * @param path the path within MyCase, names separated by slashes
   * @param filename the name of the file with its extension
   */
  public static NewDocument of(String path, String filename) {
    return new NewDocument(path, filename, null, null, List.of());
  }

  /**
   * {@return a copy with this description}
   *
   * @param value the description
   */
  public NewDocument withDescription(String value) {
    return new NewDocument(
        path, filename, Objects.requireNonNull(value, "value"), assignedDate, staff);
  }

  /**
   * {@return a copy with this assigned date}
   *
   * @param value the assigned date
   */
  public NewDocument withAssignedDate(LocalDate value) {
    return new NewDocument(
        path, filename, description, Objects.requireNonNull(value, "value"), staff);
  }

  /**
   * {@return a copy with these staff members, with whom it is shared} MyCase takes them only for a
   * document without a case.
   *
   * @param staffIds the ids of the staff members
   */
  public NewDocument withStaff(List<Long> staffIds) {
    return new NewDocument(path, filename, description, assignedDate, Ref.all(staffIds));
  }

  @Override
  public String toString() {
    return "NewDocument[staff=" + staff + "]";
  }
}
