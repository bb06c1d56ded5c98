package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.TokenException;
import io.github.mycase4j.remote.tokens.TokenPair;
import io.github.mycase4j.remote.tokens.TokenService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes what the endpoints ask for; its codes and tokens are good for one client each. */
final class FakeTokens implements TokenService {
  static final TokenPair PAIR =
      new TokenPair(
          Secret.of("mc4j_at_fictional"),
          Duration.ofHours(1),
          Secret.of("mc4j_rt_fictional"),
          Scope.READ_WRITE);

  final List<Approval> approvals = new ArrayList<>();
  final List<String> exchanges = new ArrayList<>();
  final List<String> refreshes = new ArrayList<>();
  final Map<String, RevokeResult> revocations = new HashMap<>();
  final List<String> revoked = new ArrayList<>();
  @Nullable String error;
  @Nullable RuntimeException failure;

  @Override
  public Optional<Bearer> authenticate(String token, String address) {
    throw new UnsupportedOperationException("no endpoint here takes bearer tokens");
  }

  @Override
  public String approve(Approval approval) {
    if (failure != null) {
      throw failure;
    }
    approvals.add(approval);
    return "mc4j_ac_" + approvals.size();
  }

  @Override
  public TokenPair exchange(
      String code, String clientId, @Nullable String redirectUri, String verifier) {
    exchanges.add(code + " " + clientId + " " + redirectUri + " " + verifier.length());
    return result();
  }

  @Override
  public TokenPair refresh(String refreshToken, String clientId, @Nullable String scope) {
    refreshes.add(refreshToken + " " + clientId + " " + scope);
    return result();
  }

  private TokenPair result() {
    if (failure != null) {
      throw failure;
    } else if (error != null) {
      throw new TokenException(error, "The token cannot be used.");
    }
    return PAIR;
  }

  @Override
  public RevokeResult revoke(String token, String clientId) {
    revoked.add(token + " " + clientId);
    return revocations.getOrDefault(token, RevokeResult.UNKNOWN);
  }

  @Override
  public void initialized(Bearer bearer, String clientInfo) {
    throw new UnsupportedOperationException("no endpoint here is initialized");
  }
}
