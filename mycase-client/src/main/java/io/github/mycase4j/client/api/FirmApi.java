package io.github.mycase4j.client.api;

import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.json.MalformedJsonException;
import io.github.mycase4j.client.model.Firm;
import java.util.List;

/**
 * The firm that the login belongs to (MyCase: Firm). Every method does I/O and throws what {@link
 * io.github.mycase4j.client.error} describes.
 *
 * <p>Immutable and thread safe.
 */
public final class FirmApi {
  private final Api api;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public FirmApi(Api api) {
    this.api = api;
  }

  /** Reads the firm. */
  public Firm get() {
    return api.get("/firm", List.of(), Firm.class, FirmApi::check);
  }

  private static void check(Firm firm) {
    if (firm.name() == null && firm.url() == null && firm.additionalProperties().isEmpty()) {
      throw new MalformedJsonException("it names no firm", false);
    }
  }
}
