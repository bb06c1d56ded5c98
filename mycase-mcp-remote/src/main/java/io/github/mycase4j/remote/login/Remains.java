package io.github.mycase4j.remote.login;

import io.github.mycase4j.remote.store.UserActivity;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.Grants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps a user's MyCase login alive. Thread-safe; performs I/O. */
final class Remains {
  private final Grants grants;
  private final UserActivity activity;
  private final InstantSource clock;

  Remains(Grants grants, UserActivity activity, InstantSource clock) {
    this.grants = grants;
    this.activity = activity;
    this.clock = clock;
  }

  /** Returns what is left, in words, such as {@code 2 grants and 1 API token}; null for nothing. */
  @Nullable String of(long userId) {
    Instant now = clock.instant();
    List<Grants.Entry> live =
        grants.list(userId).stream()
            .filter(Grants.Entry::isLive)
            .filter(each -> each.expiresAt() == null || each.expiresAt().isAfter(now))
            .toList();
    List<String> parts = new ArrayList<>();
    add(parts, count(live, Bearer.Kind.GRANT), "connected client", "connected clients");
    add(parts, count(live, Bearer.Kind.API_TOKEN), "API token", "API tokens");
    add(parts, activity.sessions(userId, now), "browser session", "browser sessions");
    if (parts.isEmpty()) {
      return null;
    }
    String last = parts.remove(parts.size() - 1);
    return parts.isEmpty() ? last : String.join(", ", parts) + " and " + last;
  }

  private static long count(List<Grants.Entry> live, Bearer.Kind kind) {
    return live.stream().filter(each -> each.kind() == kind).count();
  }

  private static void add(List<String> parts, long count, String one, String several) {
    if (count > 0) {
      parts.add(count + " " + (count == 1 ? one : several));
    }
  }
}
