package io.github.mycase4j.credstore;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.client.auth.Tokens;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of {@code tokens.enc}: {@code MC4J}, version (1 byte), key id (8), number of bytes that
 * follow (4, big endian); then iv, ciphertext and tag, with those 17 bytes as associated data.
 *
 * <p>The file of the npm connector has no header: iv (12 bytes), tag (16), ciphertext.
 */
final class TokenFile {
  /** The largest file; a larger one is not a login. */
  static final int LARGEST = 1 << 20;

  private static final byte[] MAGIC = "MC4J".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;
  private static final int HEADER = MAGIC.length + 1 + EncryptionKey.ID_BYTES + Integer.BYTES;
  private static final int SEAL = AesGcm.IV_BYTES + AesGcm.TAG_BYTES;

  private final Path path;
  private final KeySource keys;
  private final LoginOrigins origins;
  private final TokenJson json;

  /** The last opened file, since a file is read much more often than it changes. */
  private volatile @Nullable Opened opened;

  TokenFile(Path path, KeySource keys, LoginOrigins origins) {
    this.path = path;
    this.keys = keys;
    this.origins = origins;
    this.json = new TokenJson(this::unknownContents);
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
    return seal(TokenJson.write(tokens, origins));
  }

  byte[] seal(byte[] json) {
    EncryptionKey key = keys.current();
    int rest = SEAL + json.length;
    byte[] header =
        ByteBuffer.allocate(HEADER)
            .put(MAGIC)
            .put(VERSION)
            .put(HexFormat.of().parseHex(key.keyId()))
            .putInt(rest)
            .array();
    byte[] sealed = new AesGcm(key).seal(json, header);
    return ByteBuffer.allocate(HEADER + rest).put(header).put(sealed).array();
  }

  /** Returns whether the bytes begin like a file of this library. */
  static boolean isOurs(byte[] file) {
    int begin = Math.min(file.length, MAGIC.length);
    return Arrays.equals(file, 0, begin, MAGIC, 0, begin);
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
    if (file.length > MAGIC.length && file[MAGIC.length] != VERSION) {
      throw new TokenStoreException(
          Problem.UNKNOWN_FORMAT,
          path
              + " has format version "
              + Byte.toUnsignedInt(file[MAGIC.length])
              + ", and this program knows version "
              + VERSION
              + " only. Use the program that wrote it, or log out and log in again.",
          null);
    }
    if (file.length < HEADER) {
      throw corrupt("is cut short: it ends after " + file.length + " bytes");
    }
    long stated = Integer.toUnsignedLong(ByteBuffer.wrap(file).getInt(HEADER - Integer.BYTES));
    long actual = file.length - (long) HEADER;
    if (actual < stated) {
      throw corrupt("is cut short: it ends after " + file.length + " bytes");
    }
    if (actual > stated || actual < SEAL) {
      throw corrupt("is damaged: its length is not the one that it states");
    }
    String id = keyId(file);
    EncryptionKey key = keyNamed(id);
    byte[] header = Arrays.copyOf(file, HEADER);
    byte[] sealed = Arrays.copyOfRange(file, HEADER, file.length);
    byte[] plain =
        new AesGcm(key)
            .open(sealed, header)
            .orElseThrow(() -> corrupt("is damaged: a byte of it was changed"));
    check(json.readOrigins(plain));
    boolean current = key.equals(keys.current());
    Stored stored = new Stored(json.read(plain), current ? Form.CURRENT : Form.PREVIOUS_KEY);
    opened = current ? new Opened(file.clone(), key, stored) : null;
    return stored;
  }

  /** Checks that the login was made with the origins in use. */
  private void check(LoginOrigins made) {
    List<String> differences = made.differencesFrom(origins);
    if (!differences.isEmpty()) {
      throw new TokenStoreException(
          Problem.OTHER_ORIGINS,
          "The login in "
              + path
              + " was made with other addresses than those set now ("
              + String.join("; ", differences)
              + "), and is not used with them. Log in again, or set the addresses back.",
          null);
    }
  }

  private EncryptionKey keyNamed(String id) {
    EncryptionKey current = keys.current();
    if (current.keyId().equals(id)) {
      return current;
    }
    return keys.previous()
        .filter(previous -> previous.keyId().equals(id))
        .orElseThrow(
            () ->
                new TokenStoreException(
                    Problem.KEY_WRONG,
                    path
                        + " was written with a different encryption key (key id "
                        + id
                        + "; the key in use has "
                        + current.keyId()
                        + "). Set the earlier key as ENCRYPTION_KEY or ENCRYPTION_KEY_PREVIOUS,"
                        + " or log out and log in again.",
                    null));
  }

  private Stored openLegacy(byte[] file, Instant written) {
    if (file.length > HEADER && isKnown(keyId(file))) {
      throw corrupt("is damaged: its first bytes were changed");
    }
    if (file.length <= SEAL) {
      throw corrupt("is cut short or damaged: it has " + file.length + " bytes");
    }
    byte[] sealed =
        ByteBuffer.allocate(file.length)
            .put(file, 0, AesGcm.IV_BYTES)
            .put(file, SEAL, file.length - SEAL)
            .put(file, AesGcm.IV_BYTES, AesGcm.TAG_BYTES)
            .array();
    byte[] none = new byte[0];
    return new AesGcm(keys.current())
        .open(sealed, none)
        .or(() -> keys.previous().flatMap(key -> new AesGcm(key).open(sealed, none)))
        .map(
            plain -> {
              check(LoginOrigins.MYCASE);
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

  private boolean isKnown(String id) {
    return keys.current().keyId().equals(id)
        || keys.previous().map(EncryptionKey::keyId).filter(id::equals).isPresent();
  }

  private static String keyId(byte[] file) {
    int from = MAGIC.length + 1;
    return HexFormat.of().formatHex(file, from, from + EncryptionKey.ID_BYTES);
  }

  private TokenStoreException corrupt(String what) {
    return new TokenStoreException(
        Problem.CORRUPT,
        path + " " + what + ". Restore it from a copy, or log out and log in again.",
        null);
  }

  /**
   * Returns the failure for a file that was decrypted but does not hold a login in a known form.
   */
  private TokenStoreException unknownContents(String what) {
    return new TokenStoreException(
        Problem.UNKNOWN_FORMAT,
        path
            + " was opened, but "
            + what
            + ". Use the program that wrote it, or log out and log in again.",
        null);
  }
}
