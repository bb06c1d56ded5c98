package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.Call;
import io.github.mycase4j.client.model.NewCall;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Telephone calls that the firm logged. MyCase cannot return a single one. Every method performs
 * I/O and throws what {@link io.github.mycase4j.client.error} describes; a list does so when it is
 * read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Calls
 */
public interface CallsApi {
  /** Lists all calls that this login may see, lazily ({@code GET /calls}). */
  default PagedIterable<Call> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists the calls created or updated at an instant or later, lazily. */
  PagedIterable<Call> list(UpdatedAfter filter);

  /**
   * Logs a call ({@code POST /calls}). MyCase accepts it without returning what it stored, not even
   * the id.
   */
  void create(NewCall body);
}
