package io.github.mycase4j.sandbox;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a builder was told, and the methods that tell it. Not thread-safe; it does not change once
 * its sandbox has started.
 *
 * @param <B> the builder's own type
 */
abstract class SandboxSettings<B> {
  InstantSource clock = Clock.system(ZoneId.systemDefault());
  @Nullable SampleFirm firm;
  int port;
  String clientId = "sandbox-client";
  String clientSecret = "sandbox-secret";
  List<URI> redirectUris = List.of(URI.create("http://127.0.0.1:5678/callback"));
  @Nullable String firmUuid;
  boolean inactiveMayLogIn;
  Duration accessTokenLife = Duration.ofDays(1);
  Predicate<String> itemCount = collection -> !collection.equals("invoices");
  boolean emptyPages;
  int requestsPerSecond;
  BiConsumer<String, String> beforeAnswer = (method, path) -> {};
  RandomGenerator random = new SecureRandom();

  SandboxSettings() {}

  abstract B self();

  /** The firm that was given, or the standard one of the clock's today. */
  SampleFirm firm() {
    SampleFirm given = firm;
    return given != null
        ? given
        : SampleFirm.standard(clock instanceof Clock c ? c : clock.withZone(ZoneOffset.UTC));
  }

  /**
   * Sets the clock by which things expire and are stamped, and around whose today the sample firm's
   * dates lie unless a firm is given.
   *
   * @param source the clock; the system's by default
   * @return this builder
   */
  public B clock(InstantSource source) {
    clock = Objects.requireNonNull(source);
    return self();
  }

  /**
   * Sets the firm to start with. The sandbox copies it, so that one firm serves many sandboxes.
   *
   * @param start the firm; the standard sample firm by default
   * @return this builder
   */
  public B firm(SampleFirm start) {
    firm = Objects.requireNonNull(start);
    return self();
  }

  /**
   * Sets the port of the API and the login.
   *
   * @param number the port; 0, the default, for any free one
   * @return this builder
   */
  public B port(int number) {
    port = number;
    return self();
  }

  /**
   * Sets the client id to accept.
   *
   * @param id the client id; {@code sandbox-client} by default
   * @return this builder
   */
  public B clientId(String id) {
    clientId = Objects.requireNonNull(id);
    return self();
  }

  /**
   * Sets the client secret to accept.
   *
   * @param secret the client secret; {@code sandbox-secret} by default
   * @return this builder
   */
  public B clientSecret(String secret) {
    clientSecret = Objects.requireNonNull(secret);
    return self();
  }

  /**
   * Sets the only redirect URI to accept.
   *
   * @param uri the redirect URI; {@code http://127.0.0.1:5678/callback} by default
   * @return this builder
   */
  public B redirectUri(URI uri) {
    return redirectUris(List.of(uri));
  }

  /**
   * Sets the redirect URIs to accept. The one of a login must equal one of them as text.
   *
   * @param uris the redirect URIs, at least one; {@code http://127.0.0.1:5678/callback} by default
   * @return this builder
   * @throws IllegalArgumentException when there are none
   */
  public B redirectUris(List<URI> uris) {
    if (uris.isEmpty()) {
      throw new IllegalArgumentException("A sandbox needs at least one redirect URI");
    }
    redirectUris = List.copyOf(uris);
    return self();
  }

  /**
   * Sets the {@code firm_uuid} that the token endpoint returns, for tests with two firms.
   *
   * @param uuid an opaque text; the sample firm's by default
   * @return this builder
   */
  public B firmUuid(String uuid) {
    firmUuid = Objects.requireNonNull(uuid);
    return self();
  }

  /**
   * Sets whether inactive members of the staff can log in. Otherwise the login page does not offer
   * them, as in a firm that has ended their access.
   *
   * @param allowed whether they can; false by default
   * @return this builder
   */
  public B inactiveStaffMayLogIn(boolean allowed) {
    inactiveMayLogIn = allowed;
    return self();
  }

  /**
   * Sets how long an access token is valid.
   *
   * @param life the time; a day by default
   * @return this builder
   */
  public B accessTokenLife(Duration life) {
    accessTokenLife = Objects.requireNonNull(life);
    return self();
  }

  /**
   * Sets which collections send {@code Item-Count}.
   *
   * @param sends the condition; all but {@code invoices} by default
   * @return this builder
   */
  public B itemCount(Predicate<String> sends) {
    itemCount = Objects.requireNonNull(sends);
    return self();
  }

  /**
   * Sets whether the second page of a longer list is empty and still has a next one.
   *
   * @param wanted whether there are empty pages; false by default
   * @return this builder
   */
  public B emptyPages(boolean wanted) {
    emptyPages = wanted;
    return self();
  }

  /**
   * Sets how many requests are accepted in any second before the next gets 429. MyCase allows 25.
   *
   * @param limit the limit; 0, the default, for none
   * @return this builder
   * @throws IllegalArgumentException when the limit is negative
   */
  public B requestsPerSecond(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("requestsPerSecond must not be negative: " + limit);
    }
    requestsPerSecond = limit;
    return self();
  }

  /**
   * Sets a hook that runs with method and path on the server's thread before a request is acted on.
   * While it blocks the response waits, which is how a test makes MyCase slow.
   *
   * @param hook the hook; none by default
   * @return this builder
   */
  public B beforeAnswer(BiConsumer<String, String> hook) {
    beforeAnswer = Objects.requireNonNull(hook);
    return self();
  }

  /**
   * Sets the random source of tokens and codes.
   *
   * @param source the source; a {@link SecureRandom} by default
   * @return this builder
   */
  public B random(RandomGenerator source) {
    random = Objects.requireNonNull(source);
    return self();
  }
}
