package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.FirmApi;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.json.MalformedJsonException;
import io.github.mycase4j.client.model.Firm;
import java.util.List;

/** Sends the requests of {@link FirmApi}. */
final class FirmService implements FirmApi {
  private final Api api;

  FirmService(Api api) {
    this.api = api;
  }

  @Override
  public Firm get() {
    return api.get("/firm", List.of(), Firm.class, FirmService::check);
  }

  private static void check(Firm firm) {
    if (firm.name() == null && firm.url() == null && firm.additionalProperties().isEmpty()) {
      throw new MalformedJsonException("it names no firm", false);
    }
  }
}
