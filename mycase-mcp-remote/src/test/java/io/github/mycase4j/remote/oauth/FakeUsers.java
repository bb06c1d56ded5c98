package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.users.User;
import io.github.mycase4j.remote.users.Users;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Users in memory. */
final class FakeUsers implements Users {
  static final long DANA = 11;
  static final long ROBIN = 12;
  static final String FIRM = "firm-1";

  final Map<Long, User> byId = new TreeMap<>();

  FakeUsers() {
    add(DANA, "Dana Okafor", false);
    add(ROBIN, "Robin Castellanos", false);
  }

  void add(long id, String name, boolean blocked) {
    byId.put(id, new User(id, FIRM, name, null, true, blocked, Instant.EPOCH, null));
  }

  @Override
  public Optional<User> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public List<User> all() {
    return List.copyOf(byId.values());
  }

  @Override
  public boolean isAdmin(User user) {
    return false;
  }

  @Override
  public Optional<String> firmName() {
    return Optional.of("Okafor & Castellanos");
  }

  @Override
  public boolean block(long id, boolean blocked, long by) {
    throw new UnsupportedOperationException("no endpoint here blocks users");
  }
}
