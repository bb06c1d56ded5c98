package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.CaseQuery;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.NewCase;
import java.util.Optional;

/**
 * Cases (matters) of the firm. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Cases
 */
public interface CasesApi {
  /** Lists all cases that this login may see, lazily ({@code GET /cases}). */
  default PagedIterable<LegalCase> list() {
    return list(CaseQuery.all());
  }

  /** Lists the cases that match a query, lazily. */
  PagedIterable<LegalCase> list(CaseQuery query);

  /**
   * Lists the cases of one client, lazily ({@code GET /clients/{id}/cases}). Clients on these cases
   * have ids only.
   */
  PagedIterable<LegalCase> listByClient(long clientId);

  /**
   * Reads one case ({@code GET /cases/{id}}).
   *
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  LegalCase get(long id);

  /** Reads one case, or returns empty if there is none with this id. */
  default Optional<LegalCase> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates a case ({@code POST /cases}) and returns it as MyCase stored it. MyCase silently leaves
   * the stage or practice area blank if the firm has none of that name.
   */
  LegalCase create(NewCase body);
}
