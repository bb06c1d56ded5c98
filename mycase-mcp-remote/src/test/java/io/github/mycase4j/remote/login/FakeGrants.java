package io.github.mycase4j.remote.login;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.store.TestDatabase;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.Grants;
import io.github.mycase4j.remote.tokens.Revocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grants and API tokens in a list; the login goes with the last of a user's. */
final class FakeGrants implements Grants {
  final List<Entry> all = new ArrayList<>();
  final List<String> revoked = new ArrayList<>();
  private final TestDatabase database;

  FakeGrants(TestDatabase database) {
    this.database = database;
  }

  void add(Bearer.Kind kind, String id, long userId, @Nullable Instant expiresAt) {
    all.add(
        new Entry(
            kind,
            id,
            userId,
            Scope.READ_WRITE,
            "client",
            null,
            null,
            Instant.EPOCH,
            expiresAt,
            null,
            null,
            null,
            null));
  }

  @Override
  public List<Entry> list(@Nullable Long userId) {
    return all.stream().filter(each -> userId == null || each.userId() == userId).toList();
  }

  @Override
  public Created createToken(
      long userId, String firmUuid, String once, String name, int days, Scope scope) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean revoke(Bearer.Kind kind, String id, @Nullable Long owner, Revocation why) {
    Entry entry =
        all.stream()
            .filter(each -> each.kind() == kind && each.id().equals(id))
            .findFirst()
            .orElseThrow();
    all.remove(entry);
    revoked.add(entry.id() + " " + why.reason().word() + " " + why.by());
    long userId = entry.userId();
    if (list(userId).isEmpty()
        && database
            .texts("hash", "SELECT hash FROM sessions WHERE user_id = ?", userId)
            .isEmpty()) {
      database.update("DELETE FROM mycase_logins WHERE user_id = ?", userId);
    }
    return true;
  }

  @Override
  public int revokeAll(@Nullable Long userId, Revocation why) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int liveCount(long userId) {
    return (int) all.stream().filter(each -> each.userId() == userId).count();
  }
}
