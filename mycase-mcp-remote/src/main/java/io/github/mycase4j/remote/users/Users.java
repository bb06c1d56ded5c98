package io.github.mycase4j.remote.users;

import java.util.List;
import java.util.Optional;

/** The users of the server. Thread-safe; performs I/O. */
public interface Users {

  /** Returns a user. */
  Optional<User> find(long id);

  /** Returns all users, by name. */
  List<User> all();

  /** Returns whether {@code MYCASE_ADMINS} names the user now. */
  boolean isAdmin(User user);

  /** Returns the name of the firm; empty before the first login. */
  Optional<String> firmName();

  /**
   * Blocks a user or ends that, with the audit record. Blocking ends the user's browser sessions
   * and calls; the caller revokes grants and tokens.
   *
   * @param by the admin
   * @return whether there is such a user
   */
  boolean block(long id, boolean blocked, long by);
}
