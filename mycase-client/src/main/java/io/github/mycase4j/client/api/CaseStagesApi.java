package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.CaseStage;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * The stages that the firm's cases go through (MyCase: Case Stages). Every method does I/O and
 * throws what {@link io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class CaseStagesApi {
  private final Resource<CaseStage> caseStages;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public CaseStagesApi(Api api) {
    this.caseStages = new Resource<>(api, "case_stages", CaseStage.class, CaseStage::id);
  }

  /** Lists all case stages that MyCase lets this login see, lazily. */
  public PagedIterable<CaseStage> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists case stages created or updated at an instant or later, lazily. */
  public PagedIterable<CaseStage> list(UpdatedAfter filter) {
    return caseStages.list(new Parameters().filter("updated_after", filter.instant()));
  }
}
