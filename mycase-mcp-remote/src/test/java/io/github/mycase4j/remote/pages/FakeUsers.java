package io.github.mycase4j.remote.pages;

import io.github.mycase4j.remote.users.User;
import io.github.mycase4j.remote.users.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Users in memory, by id. */
final class FakeUsers implements Users {
  static final String FIRM = "0f3c2b1a-9d8e-4c7b-a6f5-1e2d3c4b5a69";

  final Set<Long> admins = new HashSet<>();
  final List<String> blocks = new ArrayList<>();
  String firm = "Raman & Whitaker LLP";
  private final Map<Long, User> users = new TreeMap<>();

  void add(long id, String name, boolean active, boolean blocked) {
    Instant created = Instant.parse("2026-10-05T14:30:00Z");
    String email = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", ".");
    users.put(
        id,
        new User(
            id,
            FIRM,
            name,
            email + "@example.com",
            active,
            blocked,
            created,
            created.plusSeconds(86_400)));
  }

  @Override
  public Optional<User> find(long id) {
    return Optional.ofNullable(users.get(id));
  }

  @Override
  public List<User> all() {
    return List.copyOf(users.values());
  }

  @Override
  public boolean isAdmin(User user) {
    return admins.contains(user.id());
  }

  @Override
  public Optional<String> firmName() {
    return Optional.of(firm);
  }

  @Override
  public boolean block(long id, boolean blocked, long by) {
    User user = users.get(id);
    if (user == null) {
      return false;
    }
    blocks.add((blocked ? "block " : "unblock ") + id + " by " + by);
    add(id, user.name(), user.active(), blocked);
    return true;
  }
}
