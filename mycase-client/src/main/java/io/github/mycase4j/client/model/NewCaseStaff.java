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

  /** Returns a staff member without a special part. */
  public static NewCaseStaff of(long id) {
    return new NewCaseStaff(id, null, null);
  }

  /** Returns the same, said to lead the case or not to. */
  public NewCaseStaff withLeadLawyer(boolean lead) {
    return new NewCaseStaff(id, lead, originatingLawyer);
  }

  /** Returns the same, said to have brought the case or not to. */
  public NewCaseStaff withOriginatingLawyer(boolean originating) {
    return new NewCaseStaff(id, leadLawyer, originating);
  }
}
