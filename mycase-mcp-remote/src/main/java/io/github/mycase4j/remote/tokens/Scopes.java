package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.mcp.server.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scopes as OAuth and the database write them. */
final class Scopes {
  private static final String WRITE = "mycase:write";
  private static final Set<String> KNOWN = Set.of(Scope.READ.text(), WRITE);

  private Scopes() {}

  /** Returns a scope that was stored as {@link Scope#text()}. */
  static Scope stored(String text) {
    return text.equals(Scope.READ_WRITE.text()) ? Scope.READ_WRITE : Scope.READ;
  }

  /** Returns what a parameter asks for; empty when it names an unknown scope, or none. */
  static Optional<Scope> requested(String parameter) {
    List<String> names = List.of(parameter.trim().split(" +"));
    if (!KNOWN.containsAll(names)) {
      return Optional.empty();
    }
    return Optional.of(names.contains(WRITE) ? Scope.READ_WRITE : Scope.READ);
  }

  /** Returns whether one scope allows nothing that the other does not. */
  static boolean within(Scope asked, Scope granted) {
    return asked == Scope.READ || granted == Scope.READ_WRITE;
  }
}
