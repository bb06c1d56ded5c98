package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.CaseQuery;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.NewCase;
import java.util.Optional;

/**
 * The cases of the firm (MyCase: Cases). Every method does I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class CasesApi {
  private final Resource<LegalCase> cases;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public CasesApi(Api api) {
    this.cases = new Resource<>(api, "cases", LegalCase.class, LegalCase::id);
  }

  /** Lists all cases that MyCase lets this login see, lazily. */
  public PagedIterable<LegalCase> list() {
    return list(CaseQuery.all());
  }

  /** Lists cases, lazily. */
  public PagedIterable<LegalCase> list(CaseQuery query) {
    return cases.list(
        new Parameters()
            .filter("status", query.status())
            .filter("updated_after", query.updatedAfter()));
  }

  /** Lists the cases of one client, lazily. */
  public PagedIterable<LegalCase> listOfClient(long clientId) {
    return cases.listBelow("clients", clientId);
  }

  /**
   * Reads one case.
   *
   * @throws io.github.mycase4j.client.error.NotFoundException when there is none with this id
   */
  public LegalCase get(long id) {
    return cases.get(id);
  }

  /** Reads one case, if there is one with this id. */
  public Optional<LegalCase> find(long id) {
    return cases.find(id);
  }

  /**
   * Creates a case and returns it as MyCase stored it. A stage or practice area that the firm does
   * not have is left blank by MyCase without a word.
   */
  public LegalCase create(NewCase body) {
    return cases.create(body);
  }
}
