package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A note on a case, a client or a company.
 *
 * @param id MyCase's id
 * @param subject the subject
 * @param note the text
 * @param archived whether it is archived
 * @param date the day or time that it is about
 * @param client the client
 * @param company the company
 * @param legalCase the case that it belongs to
 * @param createdBy who created it
 * @param updatedBy who changed it last
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Note(
    long id,
    @Nullable String subject,
    @Nullable String note,
    @Nullable Boolean archived,
    @Nullable OffsetDateTime date,
    @Nullable Ref client,
    @Nullable Ref company,
    @JsonProperty("case") @Nullable Ref legalCase,
    @Nullable Ref createdBy,
    @Nullable Ref updatedBy,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param subject the subject
   * @param note the text
   * @param archived whether it is archived
   * @param date the day or time that it is about
   * @param client the client
   * @param company the company
   * @param legalCase the case that it belongs to
   * @param createdBy who created it
   * @param updatedBy who changed it last
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public Note {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "Note[id=" + id + ", archived=" + archived + "]";
  }
}
