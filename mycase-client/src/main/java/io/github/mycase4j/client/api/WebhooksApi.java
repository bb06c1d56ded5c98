package io.github.mycase4j.client.api;

import io.github.mycase4j.client.model.NewWebhookSubscription;
import io.github.mycase4j.client.model.WebhookSubscription;
import java.util.List;

/**
 * Subscriptions to changes, which MyCase posts to a URL of the firm. Every method performs I/O and
 * throws what {@link io.github.mycase4j.client.error} describes.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Webhooks
 */
public interface WebhooksApi {
  /**
   * Reads all subscriptions ({@code GET /webhooks/subscriptions}). MyCase returns them all at once.
   *
   * @return the subscriptions, unmodifiable
   */
  List<WebhookSubscription> list();

  /**
   * Creates a subscription ({@code POST /webhooks/subscriptions}) and returns it as MyCase stored
   * it, with the secret that its requests are signed with.
   *
   * @param body what to create
   * @return the subscription as MyCase stored it
   */
  WebhookSubscription create(NewWebhookSubscription body);

  /**
   * Cancels a subscription ({@code DELETE /webhooks/subscriptions/{id}}).
   *
   * @param id the id of the subscription
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no subscription with this
   *     id
   */
  void delete(String id);
}
