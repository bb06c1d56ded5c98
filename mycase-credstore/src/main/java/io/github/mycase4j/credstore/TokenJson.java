package io.github.mycase4j.credstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.Tokens;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contents of the encrypted file as JSON: the tokens, when each expires, the account, and the
 * origins that the login was made with. Unknown fields are ignored.
 */
final class TokenJson {
  /** The lifetime of MyCase's refresh tokens. */
  private static final Duration REFRESH_TOKEN_LIFE = Duration.ofDays(14);

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Function<String, TokenStoreException> unknown;

  /**
   * Creates a reader.
   *
   * @param unknown creates the failure for unknown contents, given what is wrong
   */
  TokenJson(Function<String, TokenStoreException> unknown) {
    this.unknown = unknown;
  }

  static byte[] write(Tokens tokens, LoginOrigins origins) {
    SecretAccess access = SecretAccess.get();
    ObjectNode root = MAPPER.createObjectNode();
    root.put("access_token", tokens.accessToken().reveal(access));
    root.put("access_token_expires_at", tokens.accessTokenExpiresAt().toString());
    root.put("refresh_token", tokens.refreshToken().reveal(access));
    root.put("refresh_token_expires_at", tokens.refreshTokenExpiresAt().toString());
    Account owner = tokens.account();
    ObjectNode account = root.putObject("account");
    if (owner.userId() != null) {
      account.put("user_id", owner.userId());
    }
    put(account, "user_name", owner.userName());
    put(account, "firm_name", owner.firmName());
    put(account, "firm_uuid", owner.firmUuid());
    ObjectNode made = root.putObject("origins");
    made.put("api", origins.api());
    made.put("authorization", origins.authorization());
    made.put("token", origins.token());
    try {
      return MAPPER.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of strings and numbers is not JSON.", e);
    }
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  Tokens read(byte[] json) {
    JsonNode root = parse(json);
    JsonNode account = root.path("account");
    JsonNode userId = account.path("user_id");
    return new Tokens(
        secret(root, "access_token"),
        instant(root, "access_token_expires_at"),
        secret(root, "refresh_token"),
        instant(root, "refresh_token_expires_at"),
        new Account(
            userId.canConvertToLong() ? userId.longValue() : null,
            text(account, "user_name"),
            text(account, "firm_name"),
            text(account, "firm_uuid")));
  }

  /** Returns the origins of a login; those of MyCase where an earlier version stored none. */
  LoginOrigins readOrigins(byte[] json) {
    JsonNode made = parse(json).path("origins");
    if (made.isMissingNode()) {
      return LoginOrigins.MYCASE;
    }
    return new LoginOrigins(
        origin(made, "api"), origin(made, "authorization"), origin(made, "token"));
  }

  private String origin(JsonNode made, String name) {
    String origin = text(made, name);
    if (origin == null) {
      throw unknown.apply("its origins lack \"" + name + "\"");
    }
    return origin;
  }

  /**
   * Reads a login of the npm connector.
   *
   * @param written when it did; the refresh token was new then, at the latest
   */
  Tokens readLegacy(byte[] json, Instant written) {
    JsonNode root = parse(json);
    JsonNode expiresAt = root.path("expires_at");
    if (!expiresAt.isNumber() || !expiresAt.canConvertToLong()) {
      throw unknown.apply("it has no time in expires_at");
    }
    return new Tokens(
        secret(root, "access_token"),
        Instant.ofEpochMilli(expiresAt.longValue()),
        secret(root, "refresh_token"),
        written.plus(REFRESH_TOKEN_LIFE),
        new Account(null, null, null, text(root, "firm_uuid")));
  }

  /** Parses an object. Failures have no cause, because its message may quote the contents. */
  private JsonNode parse(byte[] json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (IOException e) {
      throw unknown.apply("it holds no JSON");
    }
    if (!root.isObject()) {
      throw unknown.apply("it holds no JSON object");
    }
    return root;
  }

  private Secret secret(JsonNode root, String name) {
    String value = text(root, name);
    if (value == null || value.isBlank()) {
      throw unknown.apply("it has no " + name);
    }
    return Secret.of(value);
  }

  private Instant instant(JsonNode root, String name) {
    String value = text(root, name);
    if (value == null) {
      throw unknown.apply("it has no " + name);
    }
    try {
      return Instant.parse(value);
    } catch (DateTimeException e) {
      throw unknown.apply("it has no time in " + name);
    }
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isTextual() ? value.textValue() : null;
  }
}
