package io.github.mycase4j.remote.users;

import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.web.Parameters;
import io.github.mycase4j.remote.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/**
 * Tells a form of this server from one that another site sends with the user's browser. Immutable
 * and thread-safe.
 */
final class FormCheck {
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private final String origin;

  FormCheck(PublicUrl publicUrl) {
    this.origin = publicUrl.origin();
  }

  /** Returns whether a page of this server sent the request, in this session. */
  boolean isOwn(WebRequest request, BrowserSession session) {
    Parameters form = request.form();
    String sent = form.get("csrf");
    return sent != null
        && !form.isRepeated("csrf")
        && isEqual(sent, session.csrf())
        && all(request.headers("Origin"), Set.of(origin))
        && all(request.headers("Sec-Fetch-Site"), OWN_SITES);
  }

  /** Holds also where the header was not sent, as by older browsers. */
  private static boolean all(List<String> values, Set<String> allowed) {
    return allowed.containsAll(values);
  }

  private static boolean isEqual(String sent, String expected) {
    return MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
