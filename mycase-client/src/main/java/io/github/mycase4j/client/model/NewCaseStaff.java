package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A staff member to put on a new case.
 *
 * @param id the staff member
 * @param leadLawyer whether that person leads the case; null leaves it unsaid
 * @param originatingLawyer whether that person brought the case; null leaves it unsaid
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewCaseStaff(
    long id, @Nullable Boolean leadLawyer, @Nullable Boolean originatingLawyer) {

  /**
   * {@return a staff member without a special part}
   *
   * @param id the id
   */
  public static NewCaseStaff of(long id) {
    return new NewCaseStaff(id, null, null);
  }

  /**
   * {@return a copy with the lead-lawyer flag set}
   *
   * @param lead true for the lead lawyer
   */
  public NewCaseStaff withLeadLawyer(boolean lead) {
    return new NewCaseStaff(id, lead, originatingLawyer);
  }

  /**
   * {@return a copy with the originating-lawyer flag set}
   *
   * @param originating true for the originating lawyer
   */
  public NewCaseStaff withOriginatingLawyer(boolean originating) {
    return new NewCaseStaff(id, leadLawyer, originating);
  }
}
