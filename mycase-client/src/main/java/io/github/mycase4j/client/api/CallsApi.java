package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Call;
import io.github.mycase4j.client.model.NewCall;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * The telephone calls that the firm logged (MyCase: Calls). Every method does I/O and throws what
 * {@link io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class CallsApi {
  private final Api api;
  private final Resource<Call> calls;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public CallsApi(Api api) {
    this.api = api;
    this.calls = new Resource<>(api, "calls", Call.class, Call::id);
  }

  /** Lists all calls that MyCase lets this login see, lazily. */
  public PagedIterable<Call> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists calls created or updated at an instant or later, lazily. */
  public PagedIterable<Call> list(UpdatedAfter filter) {
    return calls.list(new Parameters().filter("updated_after", filter.instant()));
  }

  /** Logs a call. MyCase accepts it without saying what it stored, not even its id. */
  public void create(NewCall body) {
    api.post("/calls", body);
  }
}
