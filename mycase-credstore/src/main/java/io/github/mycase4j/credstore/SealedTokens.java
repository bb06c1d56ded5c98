package io.github.mycase4j.credstore;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.client.auth.Tokens;
import java.util.List;
import java.util.Objects;

/**
 * Logins as sealed bytes, for a store that does not keep each in a file of its own, such as a
 * database with the logins of many users.
 *
 * <p>It guarantees what {@link TokenSeal} guarantees, and that a login which was made with other
 * origins is not returned. It does not protect against what {@link TokenSeal} does not. Storing the
 * bytes, whole and once, is up to the caller.
 *
 * <p>Thread-safe. Performs no I/O, except that of the {@link KeySource}.
 */
public final class SealedTokens {
  private final TokenSeal seal;
  private final LoginOrigins origins;

  /**
   * Creates an instance for logins with the given origins.
   *
   * @param seal seals their bytes; {@link TokenSeal#reseal} changes the key of a sealed login
   * @param origins stored with each login; a login that was made with different origins is not
   *     returned
   */
  public SealedTokens(TokenSeal seal, LoginOrigins origins) {
    this.seal = Objects.requireNonNull(seal, "seal");
    this.origins = Objects.requireNonNull(origins, "origins");
  }

  /**
   * Seals a login under the current key.
   *
   * @param tokens the login
   * @param associatedData where it belongs, such as the purpose, the firm and the user; empty for
   *     none
   * @return the sealed bytes
   * @throws TokenStoreException when there is no key
   */
  public byte[] seal(Tokens tokens, byte[] associatedData) {
    return seal.seal(TokenJson.write(tokens, origins), associatedData);
  }

  /**
   * Opens a login with the current or the previous key.
   *
   * @param name what it is, as the beginning of a sentence, such as {@code The login of user 1000};
   *     the error names it
   * @param sealed the sealed bytes
   * @param associatedData the same as when it was sealed
   * @return the login
   * @throws TokenStoreException as {@link TokenSeal#open} does; with {@link Problem#OTHER_ORIGINS}
   *     when the login was made with other origins; with {@link Problem#UNKNOWN_FORMAT} when the
   *     bytes hold no login in a known form
   */
  public Tokens open(String name, byte[] sealed, byte[] associatedData) {
    return open(name, name, sealed, associatedData);
  }

  /**
   * Opens a login.
   *
   * @param place the name of the bytes in error messages
   * @param login the name of the login in error messages
   */
  Tokens open(String place, String login, byte[] sealed, byte[] associatedData) {
    byte[] plain = seal.open(place, sealed, associatedData);
    TokenJson json = json(place);
    check(login, json.readOrigins(plain));
    return json.read(plain);
  }

  /** Checks that a login was made with the origins in use. */
  void check(String login, LoginOrigins made) {
    List<String> differences = made.differencesFrom(origins);
    if (!differences.isEmpty()) {
      throw new TokenStoreException(
          Problem.OTHER_ORIGINS,
          login
              + " was made with other addresses than those set now ("
              + String.join("; ", differences)
              + "), and is not used with them. Log in again, or set the addresses back.",
          null);
    }
  }

  /** Returns a reader of decrypted contents, whose errors name the place they come from. */
  static TokenJson json(String place) {
    return new TokenJson(
        what ->
            new TokenStoreException(
                Problem.UNKNOWN_FORMAT,
                place
                    + " was opened, but "
                    + what
                    + ". Use the program that wrote it, or log out and log in again.",
                null));
  }
}
