package io.github.mycase4j.remote.users;

import io.github.mycase4j.remote.store.AdminsTable;
import io.github.mycase4j.remote.store.Sql;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who {@code MYCASE_ADMINS} names: staff ids, and e-mail addresses. An address stands for good for
 * the member of the staff who first logs in with it, so that nobody becomes an admin by taking over
 * an address at MyCase. Thread-safe; performs I/O.
 */
final class Admins {
  private final List<String> configured;

  /**
   * Creates the list.
   *
   * @param configured staff ids and e-mail addresses in lower case
   */
  Admins(List<String> configured) {
    this.configured = List.copyOf(configured);
  }

  /** Returns whether a user is named now. */
  boolean isAdmin(Sql sql, long userId) {
    return configured.contains(String.valueOf(userId))
        || new AdminsTable(sql).addresses(userId).stream().anyMatch(configured::contains);
  }

  /** Returns whether a member of the staff who logs in is named, or becomes so by this login. */
  boolean isAdminAtLogin(Sql sql, Profile profile) {
    String address = named(profile.email());
    return isAdmin(sql, profile.id())
        || (address != null && new AdminsTable(sql).owner(address).isEmpty());
  }

  /** Returns whether the address is named, but stands for another member of the staff. */
  boolean isRefused(Sql sql, Profile profile) {
    String address = named(profile.email());
    if (address == null) {
      return false;
    }
    long owner = new AdminsTable(sql).owner(address).orElse(profile.id());
    return owner != profile.id();
  }

  /** Binds the address of a member of the staff who logs in, where it is named and free. */
  void bind(Sql sql, Profile profile) {
    String address = named(profile.email());
    if (address != null) {
      new AdminsTable(sql).bind(address, profile.id());
    }
  }

  /** Returns an address in lower case if it is named; null otherwise. */
  private @Nullable String named(@Nullable String email) {
    String address = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    return configured.contains(address) ? address : null;
  }
}
