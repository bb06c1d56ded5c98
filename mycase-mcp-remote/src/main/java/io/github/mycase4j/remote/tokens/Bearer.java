package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.mcp.server.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is, by the token that it brought: an access token of a grant, or an API token.
 *
 * @param kind what the token belongs to
 * @param id the id of the grant or API token
 * @param userId the member of the staff
 * @param scope what the token allows, before the server's own switches
 * @param name the registered name of the client, or the name of the API token
 * @param clientInfo the name and version that the client gave at its last {@code initialize}; null
 *     before
 */
public record Bearer(
    Kind kind, String id, long userId, Scope scope, String name, @Nullable String clientInfo) {

  /** What a token belongs to. */
  public enum Kind {
    /** A grant that a user consented to. */
    GRANT("grant"),
    /** An API token that a user created. */
    API_TOKEN("token");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns the word for it in forms and in the audit log. */
    public String word() {
      return word;
    }
  }

  /** Returns the grant or API token as the audit log names it, such as {@code grant/01J…}. */
  public String label() {
    return kind.word() + "/" + id;
  }
}
