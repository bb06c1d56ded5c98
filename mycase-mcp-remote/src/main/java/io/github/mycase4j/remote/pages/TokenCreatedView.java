package io.github.mycase4j.remote.pages;

import java.util.List;

/**
 * The page of a new API token. Public for the templates.
 *
 * @param token the token
 * @param writes whether it allows changes
 */
public record TokenCreatedView(
    String token,
    String name,
    When expires,
    boolean writes,
    List<ClientSnippets.Snippet> snippets) {

  /** Hides the token. */
  @Override
  public String toString() {
    return "TokenCreatedView[" + name + "]";
  }
}
