package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.remote.tokens.Clients;
import io.github.mycase4j.remote.tokens.Clients.Client;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The clients whose id is the address of their metadata document
 * (draft-ietf-oauth-client-id-metadata-document). A document is kept as long as its server says,
 * between five minutes and a day, and a day longer when it cannot be fetched again. Thread-safe;
 * performs I/O.
 */
final class ClientMetadataDocuments implements ClientDocuments {
  private static final Duration STALE = Duration.ofHours(24);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MOST_PAUSES = 1_000;

  private final Clients clients;
  private final DocumentFetcher fetcher;
  private final InstantSource clock;
  private final Loads<Client> loads = new Loads<>();
  private final ConcurrentMap<String, Instant> pausedUntil = new ConcurrentHashMap<>();

  ClientMetadataDocuments(Clients clients, DocumentFetcher fetcher, InstantSource clock) {
    this.clients = clients;
    this.fetcher = fetcher;
    this.clock = clock;
  }

  @Override
  public Client get(String address) throws DocumentException {
    DocumentUrl url = fetcher.url(address);
    Client kept =
        clients.find(address).filter(client -> client.kind() == Clients.Kind.DOCUMENT).orElse(null);
    Instant now = clock.instant();
    if (kept == null) {
      return loads.get(address, () -> fetch(url, null));
    } else if (isUntil(kept, Duration.ZERO, now) || isPaused(address, now)) {
      return kept;
    }
    try {
      return loads.get(address, () -> fetch(url, kept));
    } catch (DocumentException e) {
      if (!isUntil(kept, STALE, now)) {
        throw e;
      }
      pause(address, now);
      return kept;
    }
  }

  private static boolean isUntil(Client client, Duration longer, Instant now) {
    return client.freshUntil() != null && client.freshUntil().plus(longer).isAfter(now);
  }

  /** A server that does not answer would make each request wait for it. */
  private void pause(String address, Instant now) {
    if (pausedUntil.size() >= MOST_PAUSES) {
      pausedUntil.values().removeIf(until -> !until.isAfter(now));
    }
    if (pausedUntil.size() < MOST_PAUSES) {
      pausedUntil.put(address, now.plus(PAUSE));
    }
  }

  private boolean isPaused(String address, Instant now) {
    return Optional.ofNullable(pausedUntil.get(address)).filter(now::isBefore).isPresent();
  }

  private Client fetch(DocumentUrl url, @Nullable Client earlier) throws DocumentException {
    DocumentResponse response = fetcher.fetch(url);
    Instant now = clock.instant();
    Map<String, Object> members = members(response.body());
    if (!url.text().equals(members.get("client_id"))) {
      throw new DocumentException("The client's document is about another client_id.");
    }
    ClientMetadata metadata = metadata(members);
    Client client =
        new Client(
            url.text(),
            Clients.Kind.DOCUMENT,
            metadata.name(),
            metadata.redirectUris(),
            authMethod(members),
            members.get("jwks_uri") instanceof String uri ? uri : null,
            members.get("jwks") instanceof Map<?, ?> keys ? Json.write(keys) : null,
            earlier == null ? now : earlier.createdAt(),
            now,
            now.plus(response.fresh()));
    clients.keep(client);
    return client;
  }

  private static Map<String, Object> members(byte[] body) throws DocumentException {
    try {
      return Json.readObject(body);
    } catch (IllegalArgumentException e) {
      throw new DocumentException("The client's document is not a JSON object.");
    }
  }

  private static ClientMetadata metadata(Map<String, Object> members) throws DocumentException {
    try {
      return ClientMetadata.read(members);
    } catch (OauthException e) {
      throw new DocumentException("The client's document cannot be used. " + e.description());
    }
  }

  private static String authMethod(Map<String, Object> members) throws DocumentException {
    Object method = members.getOrDefault("token_endpoint_auth_method", ClientMetadata.NONE);
    if (ClientMetadata.PRIVATE_KEY_JWT.equals(method)) {
      boolean isOptional =
          members.get("token_endpoint_auth_methods_supported") instanceof List<?> methods
              && methods.contains(ClientMetadata.NONE);
      return isOptional ? ClientMetadata.NONE : ClientMetadata.PRIVATE_KEY_JWT;
    } else if (ClientMetadata.NONE.equals(method)) {
      return ClientMetadata.NONE;
    }
    throw new DocumentException(
        "The client's document wants an authentication other than none and private_key_jwt.");
  }
}
