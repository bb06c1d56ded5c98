package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.tokens.PendingAuthorizations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Authorization requests in memory, which never expire. */
final class FakePendings implements PendingAuthorizations {
  /** A request with the session that began it. */
  record Bound(Pending pending, String sessionHash) {}

  final Map<String, Bound> byId = new LinkedHashMap<>();
  private int count;

  @Override
  public String add(Pending pending, String sessionHash) {
    count++;
    String id = "request-" + count;
    byId.put(id, new Bound(pending, sessionHash));
    return id;
  }

  @Override
  public Optional<Pending> find(String id, String sessionHash) {
    return Optional.ofNullable(byId.get(id))
        .filter(bound -> bound.sessionHash().equals(sessionHash))
        .map(Bound::pending);
  }

  @Override
  public Optional<Pending> decide(String id, String sessionHash) {
    Optional<Pending> found = find(id, sessionHash);
    found.ifPresent(pending -> byId.remove(id));
    return found;
  }

  @Override
  public void move(String fromSessionHash, String toSessionHash) {
    byId.replaceAll(
        (id, bound) ->
            bound.sessionHash().equals(fromSessionHash)
                ? new Bound(bound.pending(), toSessionHash)
                : bound);
  }
}
