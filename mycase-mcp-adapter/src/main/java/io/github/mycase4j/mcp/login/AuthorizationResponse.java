package io.github.mycase4j.mcp.login;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * MyCase's authorization response, as the browser delivers it (RFC 6749, 4.1.2): a state, and
 * either a code or an error.
 */
record AuthorizationResponse(String state, @Nullable String code, @Nullable String error) {
  private static final int MAX_CODE = 2048;

  /**
   * Reads a query. Parameters that the RFC does not name are ignored, as it demands; a repeated
   * parameter of ours, or a code together with an error, makes the query malformed.
   *
   * @return empty when the query is malformed
   */
  static Optional<AuthorizationResponse> parse(String rawQuery) {
    Map<String, String> values = new HashMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        continue;
      }
      try {
        String name = decode(pair.substring(0, equals));
        if (name.equals("state") || name.equals("code") || name.equals("error")) {
          if (values.put(name, decode(pair.substring(equals + 1))) != null) {
            return Optional.empty();
          }
        }
      } catch (IllegalArgumentException badEscape) {
        return Optional.empty();
      }
    }
    String state = values.get("state");
    String code = values.get("code");
    String error = values.get("error");
    if (state == null || (code == null) == (error == null)) {
      return Optional.empty();
    }
    if (code != null && !isPlausible(code)) {
      return Optional.empty();
    }
    return Optional.of(new AuthorizationResponse(state, code, error));
  }

  /** Returns whether this is the response for a state; compares in constant time. */
  boolean answers(String expected) {
    return BrowserBinding.same(expected, state);
  }

  @Override
  public String toString() {
    return "AuthorizationResponse[" + (code == null ? "error" : "code") + "]";
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A code is printable ASCII (RFC 6749, appendix A.11). */
  private static boolean isPlausible(String code) {
    return !code.isBlank()
        && code.length() <= MAX_CODE
        && code.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
  }
}
