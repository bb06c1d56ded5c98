package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.NewReferralSource;
import io.github.mycase4j.client.model.ReferralSource;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Sources that leads come from. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Referral Sources
 */
public interface ReferralSourcesApi {
  /**
   * Lists all referral sources that this login may see, lazily ({@code GET /referral_sources}).
   *
   * @return the referral sources, read page by page while they are iterated
   */
  default PagedIterable<ReferralSource> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the referral sources created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the referral sources, read page by page while they are iterated
   */
  PagedIterable<ReferralSource> list(UpdatedAfter filter);

  /**
   * Creates a referral source ({@code POST /referral_sources}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the referral source as MyCase stored it
   */
  ReferralSource create(NewReferralSource body);
}
