package io.github.mycase4j.remote.store;

import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.credstore.LoginOrigins;
import io.github.mycase4j.credstore.SealedTokens;
import io.github.mycase4j.credstore.TokenSeal;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.web.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The MyCase logins of all users in the database.
 *
 * <p>It guarantees that a login is sealed with AES-256-GCM for its firm and its user, so that the
 * row of another user does not open; that one thread of one node at a time refreshes a login, and a
 * refreshed one is durable before it is used; and that a refresh never brings a login back that was
 * deleted, or saves over a newer one. It does not protect against what {@link TokenSeal} does not,
 * such as an earlier row that is put back.
 *
 * <p>Thread-safe; every method performs I/O.
 */
public final class SealedLogins implements AutoCloseable {
  private static final String PURPOSE = "mycase4j/remote-login/v1";
  private static final String UPSERT =
      "INSERT INTO mycase_logins (user_id, sealed, key_id, changed_at) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (user_id) DO UPDATE SET sealed = excluded.sealed,"
          + " key_id = excluded.key_id, changed_at = excluded.changed_at";

  private final Database database;
  private final KeySource keys;
  private final TokenSeal seal;
  private final SealedTokens tokens;
  private final InstantSource clock;
  private final LoginLocks locks;

  /**
   * Creates the logins of a database.
   *
   * @param settings how further connections are opened, to lock rows
   * @param keys the key that seals, and the previous one, which opens too
   * @param origins the addresses of MyCase; a login that was made with others is not returned
   */
  public SealedLogins(
      Database database,
      Settings.Database settings,
      KeySource keys,
      LoginOrigins origins,
      InstantSource clock) {
    this.database = database;
    this.keys = keys;
    this.seal = new TokenSeal(keys);
    this.tokens = new SealedTokens(seal, origins);
    this.clock = clock;
    this.locks = LoginLocks.of(settings);
  }

  /**
   * Returns the login of one user.
   *
   * @param userId the member of the staff
   * @param firmUuid the firm that the user logged in for
   */
  public TokenStore of(long userId, String firmUuid) {
    return new UserLogin(userId, firmUuid);
  }

  /**
   * Puts a new login in place of an earlier one, after a refresh of that one which is under way.
   *
   * @throws TokenStoreException when it cannot be written; the earlier one is still stored
   */
  public void replace(long userId, String firmUuid, Tokens login) {
    UserLogin store = new UserLogin(userId, firmUuid);
    store.exclusively(
        () -> {
          store.put(login);
          return login;
        });
  }

  /** Returns whether a login of the user is stored, whether it can be opened or not. */
  public boolean exists(long userId) {
    return database.run(sql -> sealed(sql, userId)).isPresent();
  }

  /**
   * Seals every login under the current key that is still sealed under the previous one; all of
   * them or none.
   *
   * @return how many there were
   * @throws TokenStoreException when one is sealed under neither key, or does not open; nothing is
   *     changed then, and the message is a sentence about the key
   */
  public int resealAll() {
    return database.transaction(
        sql -> {
          List<Sealed> old =
              sql.all(
                  "SELECT l.user_id, u.firm_uuid, l.sealed, l.key_id FROM mycase_logins l"
                      + " JOIN users u ON u.id = l.user_id WHERE l.key_id <> ?",
                  row ->
                      new Sealed(
                          row.number("user_id"),
                          row.text("firm_uuid"),
                          row.text("sealed"),
                          row.text("key_id")),
                  keys.current().keyId());
          old.forEach(this::checkKey);
          old.forEach(login -> reseal(sql, login));
          return old.size();
        });
  }

  /**
   * Returns a sentence that says why the keys do not fit the logins; empty when they do. Changes
   * nothing.
   */
  public Optional<String> keyProblem() {
    List<String> ids =
        database.run(
            sql -> sql.all("SELECT DISTINCT key_id FROM mycase_logins", row -> row.text("key_id")));
    Set<String> known = new HashSet<>();
    known.add(keys.current().keyId());
    keys.previous().map(EncryptionKey::keyId).ifPresent(known::add);
    return ids.stream().filter(id -> !known.contains(id)).findFirst().map(SealedLogins::otherKey);
  }

  private static String otherKey(String keyId) {
    return "The database has logins under another key (key id "
        + keyId
        + "). Set the key with which this server ran last, here or as ENCRYPTION_KEY_PREVIOUS.";
  }

  /** The row of a login. */
  private record Sealed(long userId, String firmUuid, String text, String keyId) {}

  private void checkKey(Sealed login) {
    if (keys.previous().map(EncryptionKey::keyId).filter(login.keyId()::equals).isEmpty()) {
      throw new TokenStoreException(Problem.KEY_WRONG, otherKey(login.keyId()), null);
    }
  }

  private void reseal(Sql sql, Sealed login) {
    byte[] bytes;
    try {
      bytes =
          seal.reseal(
              name(login.userId()),
              decoded(login.userId(), login.text()),
              associatedData(login.userId(), login.firmUuid()));
    } catch (TokenStoreException e) {
      throw new TokenStoreException(
          e.problem(),
          "The MyCase login of user "
              + login.userId()
              + " does not open with the previous key, so the key was not changed. Delete that login"
              + " with `revoke --user "
              + login.userId()
              + "`, then start again.",
          e);
    }
    sql.update(
        "UPDATE mycase_logins SET sealed = ?, key_id = ? WHERE user_id = ?",
        Base64.getEncoder().encodeToString(bytes),
        keys.current().keyId(),
        login.userId());
  }

  private static Optional<String> sealed(Sql sql, long userId) {
    return sql.first(
        "SELECT sealed FROM mycase_logins WHERE user_id = ?", row -> row.text("sealed"), userId);
  }

  private static String name(long userId) {
    return "The MyCase login of user " + userId;
  }

  private static byte[] decoded(long userId, String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new TokenStoreException(
          Problem.CORRUPT, name(userId) + " cannot be opened: it is damaged. Log in again.", e);
    }
  }

  private static byte[] associatedData(long userId, String firmUuid) {
    // The user id has digits only, so what the firm is cannot be mistaken.
    return (PURPOSE + "\n" + firmUuid + "\n" + userId).getBytes(StandardCharsets.UTF_8);
  }

  /** Closes the connections that lock rows. */
  @Override
  public void close() {
    locks.close();
  }

  /** The login of one user. */
  private final class UserLogin implements TokenStore {
    private final long userId;
    private final byte[] associatedData;
    private final LoginLocks.UserLock lock;

    UserLogin(long userId, String firmUuid) {
      this.userId = userId;
      this.associatedData = associatedData(userId, firmUuid);
      this.lock = locks.of(userId);
    }

    @Override
    public Optional<Tokens> load() {
      Optional<String> stored;
      try {
        stored = database.run(sql -> sealed(sql, userId));
      } catch (UnavailableException e) {
        throw new TokenStoreException(Problem.UNREADABLE, sentence(e), e);
      }
      if (lock.isMine()) {
        lock.read(stored.orElse(null));
      }
      return stored.map(this::open);
    }

    private Tokens open(String text) {
      try {
        return tokens.open(name(userId), decoded(userId, text), associatedData);
      } catch (TokenStoreException e) {
        if (e.problem() == Problem.OTHER_ORIGINS) {
          throw e;
        }
        throw new TokenStoreException(e.problem(), why(e), e);
      }
    }

    private String why(TokenStoreException failure) {
      String reason =
          switch (failure.problem()) {
            case OTHER_ASSOCIATED_DATA -> "it was made for another user";
            case KEY_WRONG -> "it was stored under another key";
            case UNKNOWN_FORMAT -> "another version of this server stored it";
            default -> "it is damaged";
          };
      return name(userId) + " cannot be opened: " + reason + ". Log in again.";
    }

    /**
     * {@inheritDoc}
     *
     * <p>Inside {@link #exclusively} it replaces the login that was loaded there, and no other.
     */
    @Override
    public void save(Tokens login) {
      if (!lock.isMine()) {
        exclusively(
            () -> {
              put(login);
              return login;
            });
        return;
      }
      String before = lock.read();
      String after = seal(login);
      int changed =
          before == null
              ? 0
              : write(
                  sql ->
                      sql.update(
                          "UPDATE mycase_logins SET sealed = ?, key_id = ?, changed_at = ?"
                              + " WHERE user_id = ? AND sealed = ?",
                          after,
                          keys.current().keyId(),
                          clock.instant(),
                          userId,
                          before));
      if (changed == 0) {
        throw new TokenStoreException(
            Problem.UNWRITABLE, "the login ended or was replaced meanwhile", null);
      }
      lock.read(after);
    }

    /** Stores a login, whatever is there; only with the lock. */
    void put(Tokens login) {
      String after = seal(login);
      int unused =
          write(sql -> sql.update(UPSERT, userId, after, keys.current().keyId(), clock.instant()));
      lock.read(after);
    }

    private String seal(Tokens login) {
      return Base64.getEncoder().encodeToString(tokens.seal(login, associatedData));
    }

    private int write(Function<Sql, Integer> statement) {
      try {
        return lock.write(database, statement);
      } catch (UnavailableException e) {
        throw new TokenStoreException(Problem.UNWRITABLE, sentence(e), e);
      }
    }

    /**
     * {@inheritDoc}
     *
     * <p>A refresh under way finds the login gone and does not save it.
     */
    @Override
    public void delete() {
      int unused = write(sql -> sql.update("DELETE FROM mycase_logins WHERE user_id = ?", userId));
    }

    @Override
    public <T> T exclusively(Supplier<T> action) {
      return lock.hold(action);
    }

    private static String sentence(UnavailableException failure) {
      return String.valueOf(failure.getMessage());
    }
  }
}
