package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.WebhooksApi;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.json.MalformedJsonException;
import io.github.mycase4j.client.model.NewWebhookSubscription;
import io.github.mycase4j.client.model.WebhookSubscription;
import java.util.List;

/** Sends the requests of {@link WebhooksApi}. */
final class WebhooksService implements WebhooksApi {
  private static final String PATH = "/webhooks/subscriptions";

  private final Api api;

  WebhooksService(Api api) {
    this.api = api;
  }

  @Override
  public List<WebhookSubscription> list() {
    return api.getAll(PATH, List.of(), WebhookSubscription.class);
  }

  @Override
  public WebhookSubscription create(NewWebhookSubscription body) {
    return api.post(PATH, body, WebhookSubscription.class, WebhooksService::check);
  }

  @Override
  public void delete(String id) {
    api.delete(PATH + "/" + PathSegment.of("id", id));
  }

  private static void check(WebhookSubscription subscription) {
    if (subscription.id() == null) {
      throw new MalformedJsonException("it has no id", false);
    }
  }
}
