package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.mcp.server.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scopes that clients can ask for. Immutable and thread-safe. */
final class ScopePolicy {
  private static final String READ = "mycase:read";
  private static final String WRITE = "mycase:write";

  private final boolean readOnly;

  /**
   * Creates the scopes of a server.
   *
   * @param readOnly whether nobody may write
   */
  ScopePolicy(boolean readOnly) {
    this.readOnly = readOnly;
  }

  /** Returns all scopes that the server has. */
  List<String> supported() {
    return readOnly ? List.of(READ) : List.of(READ, WRITE);
  }

  /**
   * Returns what a client asks for. Unknown words are ignored; a request without a known one asks
   * for everything, and one to write includes reading.
   *
   * @param parameter the words, separated by spaces; null where there are none
   */
  Scope requested(@Nullable String parameter) {
    List<String> words = parameter == null ? List.of() : List.of(parameter.split(" ", -1));
    boolean readOnlyAsked = words.contains(READ) && !words.contains(WRITE);
    return readOnly || readOnlyAsked ? Scope.READ : Scope.READ_WRITE;
  }

  /** Returns what a user grants: what was asked for, without writing unless the user agrees. */
  Scope granted(Scope requested, boolean writeAgreed) {
    return !readOnly && writeAgreed ? requested : Scope.READ;
  }
}
