package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.CallsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Call;
import io.github.mycase4j.client.model.CallUpdate;
import io.github.mycase4j.client.model.NewCall;
import io.github.mycase4j.client.model.UpdatedAfter;

/** Sends the requests of {@link CallsApi}. */
final class CallsService implements CallsApi {
  private final Api api;
  private final Resource<Call> calls;

  CallsService(Api api) {
    this.api = api;
    this.calls = new Resource<>(api, "calls", Call.class, Call::id);
  }

  @Override
  public PagedIterable<Call> list(UpdatedAfter filter) {
    return calls.list(filter);
  }

  @Override
  public void create(NewCall body) {
    api.post("/calls", body);
  }

  @Override
  public void update(long id, CallUpdate body) {
    calls.update(id, body, "called_at", "caller_phone_number", "call_for", "message", party(body));
  }

  @Override
  public void delete(long id) {
    calls.delete(id);
  }

  /** MyCase requires exactly one of three, which the record holds at most one of. */
  private static String party(CallUpdate body) {
    return body.client() != null ? "client" : body.lead() != null ? "lead" : "caller_name";
  }
}
