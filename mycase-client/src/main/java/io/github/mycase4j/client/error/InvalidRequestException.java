package io.github.mycase4j.client.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** MyCase refused what was sent (400 or 422) and named the fields. Nothing was changed. */
public final class InvalidRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * One field that MyCase refused.
   *
   * @param description MyCase's words, at most 300 characters, without control characters
   * @param source JSON pointer or parameter name, where MyCase gave one
   */
  public record Refusal(String description, @Nullable String source) {}

  private final transient List<Refusal> refusals;

  /** Creates the failure. */
  public InvalidRequestException(
      String message, RequestSummary attempted, List<Refusal> refusals, @Nullable Throwable cause) {
    super(message, attempted, cause);
    this.refusals = List.copyOf(refusals);
  }

  /** Returns what MyCase refused, in its order; may be empty. */
  public List<Refusal> refusals() {
    return refusals;
  }
}
