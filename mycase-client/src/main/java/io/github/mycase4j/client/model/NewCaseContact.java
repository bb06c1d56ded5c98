package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client or company to add to a case.
 *
 * @param id the client or company
 * @param role one of the {@link CaseRole} names of the firm, or a new one; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewCaseContact(long id, @Nullable String role) {

  /**
   * {@return a client or company without a role}
   *
   * @param id the id
   */
  public static NewCaseContact of(long id) {
    return new NewCaseContact(id, null);
  }

  /**
   * {@return a copy with this role on the case} MyCase creates the role if the firm does not have
   * it; letter case does not matter.
   *
   * @param value the role on the case
   */
  public NewCaseContact withRole(String value) {
    return new NewCaseContact(id, Objects.requireNonNull(value, "value"));
  }

  @Override
  public String toString() {
    return "NewCaseContact[id=" + id + "]";
  }
}
