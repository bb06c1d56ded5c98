package io.github.mycase4j.sandbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables that point a program to a sandbox. */
final class ProgramEnvironment {
  /** Requests a minute that no test reaches. */
  private static final long UNLIMITED = 1_000_000;

  private ProgramEnvironment() {}

  /** Returns the environment of a program that is yet to log in. */
  static Map<String, String> of(
      String origin, String clientId, String clientSecret, URI redirectUri) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("MYCASE_API_BASE", origin + "/v1");
    variables.put("MYCASE_AUTH_URL", origin + "/login_sessions/new");
    variables.put("MYCASE_TOKEN_URL", origin + "/tokens");
    variables.put("MYCASE_CLIENT_ID", clientId);
    variables.put("MYCASE_CLIENT_SECRET", clientSecret);
    variables.put("MYCASE_REDIRECT_PORT", String.valueOf(redirectUri.getPort()));
    return variables;
  }

  /** Adds what a program needs that is logged in: its tokens, and how fast it may be. */
  static void logIn(Map<String, String> variables, Map<String, Object> login, int perSecond) {
    long perMinute = perSecond == 0 ? UNLIMITED : Math.min(UNLIMITED, 60L * perSecond);
    variables.put("MYCASE_RATE_LIMIT_PER_MINUTE", String.valueOf(perMinute));
    variables.put("MYCASE_ACCESS_TOKEN", String.valueOf(login.get("access_token")));
    variables.put("MYCASE_REFRESH_TOKEN", String.valueOf(login.get("refresh_token")));
  }
}
