package io.github.mycase4j.client.error;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A write was sent and its outcome is unknown: MyCase may have carried it out. It was not retried;
 * check MyCase before you try again.
 */
public final class OutcomeUnknownException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /** What can be written and not be read again under the same path. */
  private static final Pattern NOT_READABLE =
      Pattern.compile(
          "/companies/\\d+/notes|(?:/cases/\\d+)?/message_threads|/message_threads/\\d+/messages"
              + "|/cases/\\d+/subfolders");

  /** What happened. */
  private final String description;

  /**
   * Creates the failure.
   *
   * @param description what happened; the message also names the request that shows the result
   * @param request the request that failed
   * @param cause the cause; null for none
   */
  public OutcomeUnknownException(
      String description, RequestSummary request, @Nullable Throwable cause) {
    super(description + whereToLook(request), request, cause);
    this.description = description;
  }

  private static String whereToLook(RequestSummary request) {
    if (!request.method().equals("POST")) {
      return "";
    }
    String shown =
        request
            .path()
            .replaceFirst("^(/(?:cases|companies)/\\d+)/relationships/.*", "$1")
            .replaceFirst("^(/(?:tasks|events))/\\d+/relationships/.*", "$1")
            .replaceFirst("^/invoices/\\d+/payments$", "/invoice_payments");
    return NOT_READABLE.matcher(shown).matches() ? "" : " If it exists, GET " + shown + " has it.";
  }

  /** {@return what happened, without the request that shows the result} */
  public String description() {
    return description;
  }

  /** Returns true: the write was sent. */
  @Override
  public boolean wasSent() {
    return true;
  }
}
