package io.github.mycase4j.credstore;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.client.auth.Tokens;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The form of {@code tokens.enc}: a login as JSON, sealed by {@link TokenSeal} without associated
 * data.
 *
 * <p>The file of the npm connector has no header: iv (12 bytes), tag (16), ciphertext.
 */
final class TokenFile {
  /** The largest file; a larger one is not a login. */
  static final int LARGEST = 1 << 20;

  private static final int IV_AND_TAG = AesGcm.IV_BYTES + AesGcm.TAG_BYTES;
  private static final byte[] NO_DATA = {};

  private final Path path;
  private final KeySource keys;
  private final TokenSeal seal;
  private final SealedTokens logins;
  private final String login;

  /** The last opened file, since a file is read much more often than it changes. */
  private volatile @Nullable Opened opened;

  TokenFile(Path path, KeySource keys, LoginOrigins origins) {
    this.path = path;
    this.keys = keys;
    this.seal = new TokenSeal(keys);
    this.logins = new SealedTokens(seal, origins);
    this.login = "The login in " + path;
  }

  /** The login in a file, and the file's form. */
  record Stored(Tokens tokens, Form form) {}

  /** The bytes of a file in the current form, the key that opened them, and their contents. */
  private static final class Opened {
    private final byte[] file;
    private final EncryptionKey key;
    final Stored stored;

    Opened(byte[] file, EncryptionKey key, Stored stored) {
      this.file = file;
      this.key = key;
      this.stored = stored;
    }

    boolean isOf(byte[] bytes, EncryptionKey current) {
      return Arrays.equals(file, bytes) && key.equals(current);
    }
  }

  enum Form {
    /** As this version writes it, under the current key. */
    CURRENT,
    /** As this version writes it, under the previous key. */
    PREVIOUS_KEY,
    /** As the npm connector writes it. */
    LEGACY
  }

  byte[] seal(Tokens tokens) {
    return logins.seal(tokens, NO_DATA);
  }

  /** Returns whether the bytes begin like a file of this library. */
  static boolean isOurs(byte[] file) {
    return TokenSeal.isPlain(file);
  }

  /**
   * Opens a file.
   *
   * @param written when it was last changed
   * @throws TokenStoreException when it cannot be opened; the message tells the cases apart
   */
  Stored open(byte[] file, Instant written) {
    if (file.length == 0) {
      throw corrupt("is cut short: it is empty");
    }
    if (file.length > LARGEST) {
      throw corrupt("is damaged: it has more than " + LARGEST + " bytes");
    }
    if (!isOurs(file)) {
      return openLegacy(file, written);
    }
    Opened last = opened;
    return last != null && last.isOf(file, keys.current()) ? last.stored : openOurs(file);
  }

  /** Forgets the last opened file, because it is gone. */
  void forget() {
    opened = null;
  }

  private Stored openOurs(byte[] file) {
    Tokens tokens = logins.open(path.toString(), login, file, NO_DATA);
    EncryptionKey key = keys.current();
    boolean current = key.keyId().equals(TokenSeal.keyId(path.toString(), file));
    Stored stored = new Stored(tokens, current ? Form.CURRENT : Form.PREVIOUS_KEY);
    opened = current ? new Opened(file.clone(), key, stored) : null;
    return stored;
  }

  private Stored openLegacy(byte[] file, Instant written) {
    if (seal.hasKnownKey(file)) {
      throw corrupt("is damaged: its first bytes were changed");
    }
    if (file.length <= IV_AND_TAG) {
      throw corrupt("is cut short or damaged: it has " + file.length + " bytes");
    }
    byte[] sealed =
        ByteBuffer.allocate(file.length)
            .put(file, 0, AesGcm.IV_BYTES)
            .put(file, IV_AND_TAG, file.length - IV_AND_TAG)
            .put(file, AesGcm.IV_BYTES, AesGcm.TAG_BYTES)
            .array();
    return new AesGcm(keys.current())
        .open(sealed, NO_DATA)
        .or(() -> keys.previous().flatMap(key -> new AesGcm(key).open(sealed, NO_DATA)))
        .map(
            plain -> {
              logins.check(login, LoginOrigins.MYCASE);
              TokenJson json = SealedTokens.json(path.toString());
              return new Stored(json.readLegacy(plain, written), Form.LEGACY);
            })
        .orElseThrow(
            () ->
                new TokenStoreException(
                    Problem.KEY_WRONG,
                    path
                        + " has no header, like a file of the npm connector, and cannot be"
                        + " decrypted: either it was written with a different encryption key, or"
                        + " it is damaged."
                        + " Set the key of the npm connector as ENCRYPTION_KEY, or log out and"
                        + " log in again.",
                    null));
  }

  private TokenStoreException corrupt(String what) {
    return new TokenStoreException(
        Problem.CORRUPT,
        path + " " + what + ". Restore it from a copy, or log out and log in again.",
        null);
  }
}
