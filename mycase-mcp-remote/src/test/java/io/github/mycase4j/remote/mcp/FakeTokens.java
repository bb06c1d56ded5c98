package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.Counters;
import io.github.mycase4j.remote.tokens.TokenPair;
import io.github.mycase4j.remote.tokens.TokenService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tokens that a test puts in, and counts of a clock minute. */
final class FakeTokens implements TokenService, Counters {
  static final Bearer GRANT = grant("01JGRANT", 501, Scope.READ_WRITE);

  final Map<String, Bearer> valid = new ConcurrentHashMap<>();
  final List<String> asked = new ArrayList<>();
  final List<String> introduced = new ArrayList<>();
  @Nullable RuntimeException failure;
  private final Map<String, Long> counts = new ConcurrentHashMap<>();
  private final Clock clock;

  FakeTokens(Clock clock) {
    this.clock = clock;
    valid.put("good", GRANT);
  }

  static Bearer grant(String id, long user, Scope scope) {
    return new Bearer(Bearer.Kind.GRANT, id, user, scope, "Registered Client", null);
  }

  @Override
  public Optional<Bearer> authenticate(String token, String address) {
    if (failure != null) {
      throw failure;
    }
    asked.add(token + " from " + address);
    return Optional.ofNullable(valid.get(token));
  }

  @Override
  public void initialized(Bearer bearer, String clientInfo) {
    if (failure != null) {
      throw failure;
    }
    introduced.add(bearer.label() + " " + clientInfo);
  }

  @Override
  public long increment(String name) {
    return counts.merge(key(name), 1L, Long::sum);
  }

  @Override
  public long count(String name) {
    return counts.getOrDefault(key(name), 0L);
  }

  private String key(String name) {
    return name + " in " + clock.instant().getEpochSecond() / 60;
  }

  @Override
  public String approve(Approval approval) {
    throw new AssertionError("the endpoint approves nothing");
  }

  @Override
  public TokenPair exchange(
      String code, String clientId, @Nullable String redirectUri, String verifier) {
    throw new AssertionError("the endpoint exchanges no code");
  }

  @Override
  public TokenPair refresh(String refreshToken, String clientId, @Nullable String scope) {
    throw new AssertionError("the endpoint refreshes nothing");
  }

  @Override
  public RevokeResult revoke(String token, String clientId) {
    throw new AssertionError("the endpoint revokes nothing");
  }
}
