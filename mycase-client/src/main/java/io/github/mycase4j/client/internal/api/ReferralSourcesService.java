package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.ReferralSourcesApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.NewReferralSource;
import io.github.mycase4j.client.model.ReferralSource;
import io.github.mycase4j.client.model.UpdatedAfter;

/** Sends the requests of {@link ReferralSourcesApi}. */
final class ReferralSourcesService implements ReferralSourcesApi {
  private final Resource<ReferralSource> referralSources;

  ReferralSourcesService(Api api) {
    this.referralSources =
        new Resource<>(api, "referral_sources", ReferralSource.class, ReferralSource::id);
  }

  @Override
  public PagedIterable<ReferralSource> list(UpdatedAfter filter) {
    return referralSources.list(filter);
  }

  @Override
  public ReferralSource create(NewReferralSource body) {
    return referralSources.create(body);
  }
}
