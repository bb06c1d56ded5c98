package io.github.mycase4j.client.model;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A staff member as a case names it, with the part that person has in the case.
 *
 * @param id MyCase's id
 * @param leadLawyer whether this is the lead lawyer of the case
 * @param originatingLawyer the originating lawyer
 * @param caseRate dollars an hour in this case, where it has a rate of its own
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record CaseStaff(
    long id,
    @Nullable Boolean leadLawyer,
    @Nullable Boolean originatingLawyer,
    @Nullable BigDecimal caseRate,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param leadLawyer whether this is the lead lawyer of the case
   * @param originatingLawyer the originating lawyer
   * @param caseRate dollars an hour in this case, where it has a rate of its own
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public CaseStaff {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "CaseStaff[id=" + id + "]";
  }
}
