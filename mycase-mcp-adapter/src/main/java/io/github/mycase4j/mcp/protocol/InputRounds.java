package io.github.mycase4j.mcp.protocol;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.tool.FormElicitation.FormResponse;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a call that needs responses of the user in revision 2026-07-28: the server returns
 * a question, and the client repeats the call with the response and the state that came with the
 * question.
 *
 * <p>Guarantees that a response counts only for the question that was asked, in a call of the same
 * tool with the same arguments by the same user, once, and within ten minutes: the state is
 * authenticated with a key that this process makes for itself (HMAC-SHA256). A state that does not
 * verify is treated as absent, so that the user is asked again. Does not guarantee that a person
 * was asked: the server relies on the client for that.
 *
 * <p>Thread-safe.
 */
final class InputRounds {
  private static final Duration VALIDITY = Duration.ofMinutes(10);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Supplier<SecureRandom> source;
  private final InstantSource clock;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();
  private @Nullable SecureRandom random;
  private @Nullable SecretKeySpec key;

  /**
   * Creates the rounds of a process.
   *
   * @param random supplies the randomness for the key and the nonces; called for the first question
   */
  InputRounds(Supplier<SecureRandom> random, InstantSource clock) {
    this.source = random;
    this.clock = clock;
  }

  /**
   * A verified state: the open question, and the responses to the questions before it.
   *
   * @param question the fingerprint of the open question
   * @param answered the responses by the fingerprints of their questions
   */
  record OpenRound(String question, Map<String, FormResponse> answered) {}

  /**
   * Returns the state for a question.
   *
   * @param call the fingerprint of the call
   */
  String issue(String call, OpenRound round) {
    List<Object> answered = new ArrayList<>();
    round
        .answered()
        .forEach(
            (question, response) ->
                answered.add(List.of(question, response.action().name(), response.content())));
    byte[] nonce = new byte[NONCE_BYTES];
    random().nextBytes(nonce);
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("nonce", ENCODER.encodeToString(nonce));
    payload.put("until", clock.instant().plus(VALIDITY).toEpochMilli());
    payload.put("question", round.question());
    payload.put("answered", answered);
    byte[] bytes = Json.write(payload).getBytes(StandardCharsets.UTF_8);
    return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(mac(bytes, call));
  }

  /**
   * Verifies a state and uses it up.
   *
   * @param call the fingerprint of the call that carries it
   * @return null when it is not valid for this call, has expired or was used before
   */
  @Nullable OpenRound redeem(String call, String state) {
    int dot = state.indexOf('.');
    if (dot < 0) {
      return null;
    }
    byte[] payload;
    byte[] mac;
    try {
      payload = Base64.getUrlDecoder().decode(state.substring(0, dot));
      mac = Base64.getUrlDecoder().decode(state.substring(dot + 1));
    } catch (IllegalArgumentException e) {
      return null;
    }
    return MessageDigest.isEqual(mac, mac(payload, call)) ? unused(Json.readObject(payload)) : null;
  }

  private @Nullable OpenRound unused(Map<String, Object> payload) {
    if (!(payload.get("nonce") instanceof String nonce)
        || !(payload.get("until") instanceof Number millis)
        || !(payload.get("question") instanceof String question)
        || !(payload.get("answered") instanceof List<?> responses)) {
      return null;
    }
    Instant now = clock.instant();
    used.values().removeIf(end -> !now.isBefore(end));
    Instant until = Instant.ofEpochMilli(millis.longValue());
    if (!now.isBefore(until) || used.putIfAbsent(nonce, until) != null) {
      return null;
    }
    Map<String, FormResponse> answered = new LinkedHashMap<>();
    for (Object each : responses) {
      if (each instanceof List<?> entry
          && entry.get(0) instanceof String earlier
          && entry.get(1) instanceof String action) {
        answered.put(
            earlier,
            new FormResponse(UrlElicitation.Action.valueOf(action), content(entry.get(2))));
      }
    }
    return new OpenRound(question, answered);
  }

  /** Returns the fields of a form. */
  @SuppressWarnings("unchecked") // The names of members are strings.
  static Map<String, @Nullable Object> content(@Nullable Object json) {
    return json instanceof Map<?, ?> ? (Map<String, @Nullable Object>) json : Map.of();
  }

  private byte[] mac(byte[] payload, String call) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      mac.update(call.getBytes(StandardCharsets.UTF_8));
      // A separator that no fingerprint contains, so that one part cannot run into the other.
      mac.update((byte) 0);
      return mac.doFinal(payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private synchronized SecretKeySpec key() {
    SecretKeySpec made = key;
    if (made == null) {
      byte[] bytes = new byte[KEY_BYTES];
      random().nextBytes(bytes);
      made = new SecretKeySpec(bytes, ALGORITHM);
      key = made;
    }
    return made;
  }

  private synchronized SecureRandom random() {
    SecureRandom made = random;
    if (made == null) {
      made = source.get();
      random = made;
    }
    return made;
  }
}
