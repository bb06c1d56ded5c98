package io.github.mycase4j.remote.users;

import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.SessionsTable;
import io.github.mycase4j.remote.store.SettingsTable;
import io.github.mycase4j.remote.store.UsersTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The users in the database. Nothing is cached, so that a change acts at once on every node. */
public final class StoredUsers implements Users {
  private final Database database;
  private final Admins admins;
  private final AuthEvents events;
  private final LongConsumer onBlock;

  /**
   * Creates the users of one server.
   *
   * @param onBlock ends the calls of a user that run on this node
   */
  public StoredUsers(
      Settings settings, Database database, AuthEvents events, LongConsumer onBlock) {
    this.database = database;
    this.admins = new Admins(settings.admins());
    this.events = events;
    this.onBlock = onBlock;
  }

  @Override
  public Optional<User> find(long id) {
    return database.run(sql -> new UsersTable(sql).find(id)).map(StoredUsers::user);
  }

  @Override
  public List<User> all() {
    return database.run(sql -> new UsersTable(sql).all()).stream().map(StoredUsers::user).toList();
  }

  private static User user(UsersTable.UserRow row) {
    return new User(
        row.id(),
        row.firmUuid(),
        row.name(),
        row.email(),
        row.active(),
        row.blocked(),
        row.createdAt(),
        row.lastLoginAt());
  }

  @Override
  public boolean isAdmin(User user) {
    return database.run(sql -> admins.isAdmin(sql, user.id()));
  }

  @Override
  public Optional<String> firmName() {
    return database.run(sql -> new SettingsTable(sql).find(Admission.FIRM_NAME));
  }

  @Override
  public boolean block(long id, boolean blocked, long by) {
    Optional<User> user = find(id);
    if (user.isEmpty()) {
      return false;
    }
    AuthEvents.Subject subject = new AuthEvents.Subject(id, user.get().firmUuid(), null);
    if (!blocked) {
      events.record("unblocked", subject, Map.of("by", by));
      return database.run(sql -> new UsersTable(sql).block(id, false));
    }
    // A leaver is kept out also where the log cannot be written now.
    events.recordOrOwe("blocked", subject, Map.of("by", by));
    boolean done =
        database.transaction(
            sql -> {
              new SessionsTable(sql).deleteOf(id);
              return new UsersTable(sql).block(id, true);
            });
    onBlock.accept(id);
    return done;
  }
}
