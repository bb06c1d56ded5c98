package io.github.mycase4j.client.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to changes, which MyCase posts to a URL of the firm.
 *
 * @param id MyCase's id
 * @param model the kind of records it covers
 * @param url the address
 * @param actions the changes it covers
 * @param hmacKey the shared secret that MyCase signs its requests with: keep it like a password;
 *     {@code toString} leaves it out
 * @param additionalProperties fields that this version does not know, as MyCase sent them
 */
public record WebhookSubscription(
    @Nullable String id,
    @Nullable WebhookModel model,
    @Nullable String url,
    List<WebhookAction> actions,
    @Nullable String hmacKey,
    @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id MyCase's id
   * @param model the kind of records it covers
   * @param url the address
   * @param actions the changes it covers
   * @param hmacKey the shared secret that MyCase signs its requests with: keep it like a password;
   *     {@code toString} leaves it out
   * @param additionalProperties fields that this version does not know, as MyCase sent them
   */
  public WebhookSubscription {
    actions = ImmutableCopies.list(actions);
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  @Override
  public String toString() {
    return "WebhookSubscription[model=" + model + "]";
  }
}
