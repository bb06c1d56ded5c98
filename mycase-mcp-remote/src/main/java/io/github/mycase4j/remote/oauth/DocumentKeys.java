package io.github.mycase4j.remote.oauth;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import io.github.mycase4j.remote.tokens.Clients.Client;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the documents of clients hold, or name by an address of the same origin. Fetched
 * keys are kept in memory for as long as their server says, and fetched earlier for a key that is
 * not among them. Thread-safe; performs I/O.
 */
final class DocumentKeys implements ClientKeys {
  private static final int MOST_KEPT = 100;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final DocumentFetcher fetcher;
  private final InstantSource clock;
  private final Loads<Kept> loads = new Loads<>();
  private final Map<String, Kept> kept = new LeastRecentlyUsed();

  DocumentKeys(DocumentFetcher fetcher, InstantSource clock) {
    this.fetcher = fetcher;
    this.clock = clock;
  }

  private record Kept(JWKSet keys, Instant fetchedAt, Instant freshUntil) {}

  private static final class LeastRecentlyUsed extends LinkedHashMap<String, Kept> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
      return size() > MOST_KEPT;
    }
  }

  @Override
  public List<JWK> find(Client client, JWSHeader header) throws DocumentException {
    if (client.jwks() != null) {
      return select(parse(client.jwks()), header);
    } else if (client.jwksUri() == null) {
      return List.of();
    }
    DocumentUrl url = fetcher.url(client.jwksUri());
    if (!url.hasOriginOf(fetcher.url(client.id()))) {
      throw new DocumentException("The client's keys are not where its document is.");
    }
    Instant now = clock.instant();
    Kept present = kept(url);
    if (present == null || !present.freshUntil().isAfter(now)) {
      present = load(url);
    }
    List<JWK> found = select(present.keys(), header);
    // A client may have begun to use a new key; one that never had it must not make us fetch often.
    if (found.isEmpty() && !present.fetchedAt().plus(PAUSE).isAfter(now)) {
      found = select(load(url).keys(), header);
    }
    return found;
  }

  private @Nullable Kept kept(DocumentUrl url) {
    synchronized (kept) {
      return kept.get(url.text());
    }
  }

  private Kept load(DocumentUrl url) throws DocumentException {
    return loads.get(
        url.text(),
        () -> {
          DocumentResponse response = fetcher.fetch(url);
          JWKSet keys = parse(new String(response.body(), StandardCharsets.UTF_8));
          Instant now = clock.instant();
          Kept fetched = new Kept(keys, now, now.plus(response.fresh()));
          synchronized (kept) {
            kept.put(url.text(), fetched);
          }
          return fetched;
        });
  }

  static JWKSet parse(String json) throws DocumentException {
    try {
      return JWKSet.parse(json);
    } catch (ParseException | RuntimeException e) {
      // The parser answers some malformed texts with unchecked exceptions.
      throw new DocumentException("The client's keys are no JSON Web Key Set.");
    }
  }

  static List<JWK> select(JWKSet keys, JWSHeader header) {
    return new JWKSelector(JWKMatcher.forJWSHeader(header)).select(keys);
  }
}
