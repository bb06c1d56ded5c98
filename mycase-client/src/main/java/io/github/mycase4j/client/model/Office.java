package io.github.mycase4j.client.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The office of the firm that a case belongs to.
 *
 * @param id MyCase's id
 * @param name the name
 * @param faxPhone the fax number
 * @param mainPhone the main telephone number
 * @param address the address
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record Office(
    long id,
    @Nullable String name,
    @Nullable String faxPhone,
    @Nullable String mainPhone,
    @Nullable Address address,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param name the name
   * @param faxPhone the fax number
   * @param mainPhone the main telephone number
   * @param address the address
   * @param createdAt when it was created
   * @param updatedAt when it was last changed
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public Office {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "Office[id=" + id + "]";
  }
}
