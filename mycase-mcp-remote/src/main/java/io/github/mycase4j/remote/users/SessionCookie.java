package io.github.mycase4j.remote.users;

import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.web.WebRequest;
import java.util.List;

/**
 * The cookie of a browser session (RFC 6265). Under https its name has the prefix {@code __Host-},
 * with which browsers take it from this host alone, over https. Immutable and thread-safe.
 */
final class SessionCookie {
  /** 256 bits in base64url. */
  private static final int LENGTH = 43;

  /** More than these are sent by nobody who has a session. */
  private static final int MOST = 8;

  private final String name;
  private final String attributes;

  SessionCookie(PublicUrl publicUrl) {
    this.name = publicUrl.isHttps() ? "__Host-mc4j" : "mc4j";
    this.attributes = "; Path=/; HttpOnly; SameSite=Lax" + (publicUrl.isHttps() ? "; Secure" : "");
  }

  /**
   * Returns the first values that a request brought and that could be ours; another page may have
   * added some.
   */
  List<String> values(WebRequest request) {
    return request.cookies(name).stream()
        .filter(value -> value.length() == LENGTH)
        .limit(MOST)
        .toList();
  }

  /** Returns the header that sets it, until the browser is closed. */
  String set(String value) {
    return name + "=" + value + attributes;
  }

  /** Returns the header that deletes it. */
  String delete() {
    return name + "=; Max-Age=0" + attributes;
  }
}
