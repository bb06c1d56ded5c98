package io.github.mycase4j.client.model;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * A subscription to create.
 *
 * @param model the kind of records to cover
 * @param url the address that MyCase posts the changes to
 * @param actions the changes to cover, at least one
 */
public record NewWebhookSubscription(WebhookModel model, String url, List<WebhookAction> actions) {

  /**
   * Checks the components and makes collections unmodifiable.
   *
   * @param model the kind of records to cover
   * @param url the address that MyCase posts the changes to
   * @param actions the changes to cover, at least one
   */
  public NewWebhookSubscription {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(url, "url");
    actions = ImmutableCopies.list(actions);
  }

  /**
   * {@return a subscription to all changes of one kind of records}
   *
   * @param model the kind of records
   * @param url the address that MyCase posts the changes to
   */
  public static NewWebhookSubscription of(WebhookModel model, URI url) {
    return new NewWebhookSubscription(
        model,
        url.toString(),
        List.of(WebhookAction.CREATED, WebhookAction.UPDATED, WebhookAction.DELETED));
  }

  /**
   * {@return a copy that covers only these changes}
   *
   * @param only at least one
   */
  public NewWebhookSubscription withActions(WebhookAction... only) {
    return new NewWebhookSubscription(model, url, List.of(only));
  }

  @Override
  public String toString() {
    return "NewWebhookSubscription[model=" + model + ", actions=" + actions + "]";
  }
}
