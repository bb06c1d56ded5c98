package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.CallsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Call;
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
}
