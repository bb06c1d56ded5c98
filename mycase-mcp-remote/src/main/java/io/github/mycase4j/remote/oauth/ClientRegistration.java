package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.remote.tokens.Clients;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Registers clients (RFC 7591). Every registered client is public: it gets no secret. No address in
 * a registration is ever fetched. Thread-safe; performs I/O.
 */
final class ClientRegistration implements Endpoint {
  private static final String PREFIX = "mc4j_c_";
  private static final int ID_BYTES = 16;
  private static final int DEEPEST = 64;

  /** Unused clients are removed hourly. */
  private static final String RETRY_AFTER_SECONDS = "3600";

  private final Clients clients;
  private final ScopePolicy scopes;
  private final InstantSource clock;
  private final SecureRandom random;

  ClientRegistration(
      Clients clients, ScopePolicy scopes, InstantSource clock, SecureRandom random) {
    this.clients = clients;
    this.scopes = scopes;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public @Nullable WebResponse begin(WebRequest request) {
    return request.hasContentType("application/json")
        ? null
        : new OauthException(
                415, "unsupported_media_type", "A registration is sent as application/json.")
            .response();
  }

  @Override
  public WebResponse handle(WebRequest request) {
    try {
      return register(members(request.body()));
    } catch (OauthException e) {
      return e.response();
    }
  }

  private static Map<String, Object> members(byte[] body) throws OauthException {
    try {
      Map<String, Object> members = Json.readObject(body);
      if (isNotDeeperThan(DEEPEST, members)) {
        return members;
      }
    } catch (IllegalArgumentException e) {
      throw new OauthException("invalid_client_metadata", "The body must be a JSON object.");
    }
    throw new OauthException("invalid_client_metadata", "The body is nested too deeply.");
  }

  private static boolean isNotDeeperThan(int levels, @Nullable Object value) {
    Iterable<?> inner =
        value instanceof Map<?, ?> map
            ? map.values()
            : value instanceof List<?> list ? list : List.of();
    boolean isContainer = value instanceof Map || value instanceof List;
    if (isContainer && levels == 0) {
      return false;
    }
    for (Object each : inner) {
      if (!isNotDeeperThan(levels - 1, each)) {
        return false;
      }
    }
    return true;
  }

  private WebResponse register(Map<String, Object> members) throws OauthException {
    ClientMetadata metadata = ClientMetadata.read(members);
    Instant now = clock.instant();
    Clients.Client client =
        new Clients.Client(
            newId(),
            Clients.Kind.REGISTERED,
            metadata.name(),
            metadata.redirectUris(),
            ClientMetadata.NONE,
            null,
            null,
            now,
            null,
            null);
    if (!clients.register(client)) {
      return new OauthException(
              429,
              "too_many_requests",
              "There are too many registered clients that nobody has used yet. Try again later.")
          .response()
          .with("Retry-After", RETRY_AFTER_SECONDS);
    }
    return WebResponse.json(201, describe(client, members)).with("Cache-Control", "no-store");
  }

  private Map<String, Object> describe(Clients.Client client, Map<String, Object> sent) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("client_id", client.id());
    described.put("client_id_issued_at", client.createdAt().getEpochSecond());
    described.put("client_name", client.name());
    described.put("redirect_uris", client.redirectUris());
    described.put("grant_types", ClientMetadata.GRANT_TYPES);
    described.put("response_types", List.of("code"));
    described.put("token_endpoint_auth_method", ClientMetadata.NONE);
    String scope = sent.get("scope") instanceof String words ? words : null;
    described.put("scope", scopes.requested(scope).text());
    if (sent.get("application_type") instanceof String type) {
      described.put("application_type", type);
    }
    return described;
  }

  private String newId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
