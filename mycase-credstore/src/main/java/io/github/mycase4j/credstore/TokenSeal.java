package io.github.mycase4j.credstore;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * Seals secrets for a place where others may read or change them, such as a file or a row of a
 * database: AES-256-GCM (NIST SP 800-38D) under the keys of a {@link KeySource}.
 *
 * <p>It guarantees that a sealed value reveals nothing about the secret but its length, and nothing
 * about its associated data but whether two values under one key have the same; that a value opens
 * only with the key and the associated data that it was sealed with, so that one which was moved to
 * another row is noticed; that any changed, missing or added byte is noticed; and that the causes
 * are told apart.
 *
 * <p>It does not protect against an attacker who has the key or reads the memory of the process. It
 * does not notice that an earlier value of the same place was put back, or that a value was
 * deleted. The key id of a value is readable by anyone, and unverified until the value is opened.
 * No more than 2<sup>32</sup> values may be sealed with one key.
 *
 * <p>A sealed value is {@code MC4J}, version (1 byte), key id (8 bytes), number of bytes that
 * follow (4, big endian); then iv (12), ciphertext and tag (16). One with associated data begins
 * with {@code MC4S} instead, and the first 8 of the bytes that follow identify the associated data:
 * HKDF-SHA256 of the key with {@code mycase4j/associated-data/v1}, a zero byte and the associated
 * data as info. Everything before the iv, and the associated data, is authenticated.
 *
 * <p>Thread-safe. Performs no I/O, except that of the {@link KeySource}.
 */
public final class TokenSeal {
  private static final byte VERSION = 1;
  private static final int MAGIC_BYTES = 4;
  private static final int HEADER = MAGIC_BYTES + 1 + EncryptionKey.ID_BYTES + Integer.BYTES;
  private static final int CONTEXT_BYTES = 8;
  private static final int SEAL = AesGcm.IV_BYTES + AesGcm.TAG_BYTES;
  private static final byte[] NONE = {};
  private static final byte[] CONTEXT_INFO =
      "mycase4j/associated-data/v1\0".getBytes(StandardCharsets.US_ASCII);

  private final KeySource keys;

  /**
   * Creates a seal.
   *
   * @param keys the source of the key, asked only when there is something to seal or to open
   */
  public TokenSeal(KeySource keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  /** With and without associated data. */
  private enum Layout {
    PLAIN("MC4J", 0),
    BOUND("MC4S", CONTEXT_BYTES);

    private final String magic;
    private final int context;

    Layout(String magic, int context) {
      this.magic = magic;
      this.context = context;
    }

    static Layout of(byte[] associatedData) {
      return associatedData.length == 0 ? PLAIN : BOUND;
    }

    /** Returns whether bytes begin like this layout, as far as they go. */
    boolean begins(byte[] bytes) {
      int length = Math.min(bytes.length, MAGIC_BYTES);
      return Arrays.equals(bytes, 0, length, magic(), 0, length);
    }

    byte[] magic() {
      return magic.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /**
   * Seals bytes under the current key.
   *
   * @param plain the secret
   * @param associatedData where it belongs, such as the purpose, the firm and the user; needed
   *     again to open it, and not contained in the result; empty for none
   * @return the sealed bytes, different each time
   * @throws TokenStoreException when there is no key
   */
  public byte[] seal(byte[] plain, byte[] associatedData) {
    EncryptionKey key = keys.current();
    Layout form = Layout.of(associatedData);
    int rest = Math.addExact(form.context + SEAL, plain.length);
    byte[] header =
        ByteBuffer.allocate(HEADER + form.context)
            .put(form.magic())
            .put(VERSION)
            .put(HexFormat.of().parseHex(key.keyId()))
            .putInt(rest)
            .put(context(key, associatedData))
            .array();
    byte[] sealed = new AesGcm(key).seal(plain, concat(header, associatedData));
    return concat(header, sealed);
  }

  /**
   * Opens a sealed value with the current or the previous key.
   *
   * @param name what the value is, as the beginning of a sentence, such as {@code The login of user
   *     1000}; the error names it
   * @param sealed the sealed bytes
   * @param associatedData the same as when it was sealed
   * @return the secret
   * @throws TokenStoreException with {@link Problem#KEY_WRONG} when it was sealed with neither key;
   *     {@link Problem#CORRUPT} when bytes are missing or changed, and the message says which of
   *     the two; {@link Problem#OTHER_ASSOCIATED_DATA} when it is intact and belongs elsewhere;
   *     {@link Problem#UNKNOWN_FORMAT} when a later version sealed it; {@link Problem#KEY_MISSING}
   *     and {@link Problem#KEYCHAIN_UNAVAILABLE} when there is no key. The message contains neither
   *     the secret nor the associated data
   */
  public byte[] open(String name, byte[] sealed, byte[] associatedData) {
    Layout form = check(name, sealed);
    EncryptionKey key = keyNamed(name, id(sealed));
    if (form != Layout.of(associatedData)) {
      // Its own associated data is not known, so a changed byte would go unnoticed here.
      throw elsewhere(name);
    }
    byte[] header = Arrays.copyOf(sealed, HEADER + form.context);
    byte[] rest = Arrays.copyOfRange(sealed, header.length, sealed.length);
    AesGcm cipher = new AesGcm(key);
    Optional<byte[]> plain = cipher.open(rest, concat(header, associatedData));
    if (plain.isPresent()) {
      return plain.get();
    }
    byte[] expected = context(key, associatedData);
    if (Arrays.equals(header, HEADER, header.length, expected, 0, expected.length)) {
      throw changed(name);
    }
    System.arraycopy(expected, 0, header, HEADER, expected.length);
    // If only the identification is wrong, it is the part that was changed.
    throw cipher.open(rest, concat(header, associatedData)).isPresent()
        ? changed(name)
        : elsewhere(name);
  }

  /**
   * Returns the id of the key that a value was sealed with. Asks for no key and opens nothing, so a
   * changed byte may go unnoticed.
   *
   * @param name what the value is, as the beginning of a sentence; the error names it
   * @param sealed the sealed bytes
   * @return the {@link EncryptionKey#keyId()}
   * @throws TokenStoreException with {@link Problem#CORRUPT} when the bytes are not a whole sealed
   *     value; {@link Problem#UNKNOWN_FORMAT} when a later version sealed it
   */
  public static String keyId(String name, byte[] sealed) {
    check(name, sealed);
    return id(sealed);
  }

  /**
   * Returns whether a value is to be sealed anew because the current key is not the one that it was
   * sealed with. Opens nothing.
   *
   * @param name what the value is, as the beginning of a sentence; the error names it
   * @param sealed the sealed bytes
   * @return whether {@link #reseal} changes it
   * @throws TokenStoreException as {@link #keyId} and {@link #seal} do
   */
  public boolean needsReseal(String name, byte[] sealed) {
    return !keyId(name, sealed).equals(keys.current().keyId());
  }

  /**
   * Seals a value anew under the current key. A value under the current key is sealed anew as well.
   *
   * @param name what the value is, as the beginning of a sentence; the error names it
   * @param sealed the sealed bytes
   * @param associatedData the same as when it was sealed
   * @return the sealed bytes under the current key
   * @throws TokenStoreException as {@link #open} does; keep the old value in that case
   */
  public byte[] reseal(String name, byte[] sealed, byte[] associatedData) {
    return seal(open(name, sealed, associatedData), associatedData);
  }

  /** Returns whether bytes begin like a value without associated data. */
  static boolean isPlain(byte[] bytes) {
    return Layout.PLAIN.begins(bytes);
  }

  /** Returns whether bytes without a valid start hold, in its place, the id of a known key. */
  boolean hasKnownKey(byte[] bytes) {
    return bytes.length > HEADER && find(id(bytes)).isPresent();
  }

  /** Returns the key with this id, if it is the current or the previous one. */
  private Optional<EncryptionKey> find(String id) {
    EncryptionKey current = keys.current();
    return current.keyId().equals(id)
        ? Optional.of(current)
        : keys.previous().filter(previous -> previous.keyId().equals(id));
  }

  /** Checks what can be checked without a key. */
  private static Layout check(String name, byte[] sealed) {
    if (sealed.length == 0) {
      throw corrupt(name, "is cut short: it is empty");
    }
    Layout form = Layout.PLAIN.begins(sealed) ? Layout.PLAIN : Layout.BOUND;
    if (!form.begins(sealed)) {
      throw corrupt(name, "is damaged: it does not begin like a sealed value");
    }
    if (sealed.length > MAGIC_BYTES && sealed[MAGIC_BYTES] != VERSION) {
      throw new TokenStoreException(
          Problem.UNKNOWN_FORMAT,
          name
              + " has format version "
              + Byte.toUnsignedInt(sealed[MAGIC_BYTES])
              + ", and this program knows version "
              + VERSION
              + " only. Use the program that wrote it, or log out and log in again.",
          null);
    }
    if (sealed.length < HEADER) {
      throw cutShort(name, sealed);
    }
    long stated = Integer.toUnsignedLong(ByteBuffer.wrap(sealed).getInt(HEADER - Integer.BYTES));
    long actual = sealed.length - (long) HEADER;
    if (actual < stated) {
      throw cutShort(name, sealed);
    }
    if (actual > stated || actual < form.context + SEAL) {
      throw corrupt(name, "is damaged: its length is not the one that it states");
    }
    return form;
  }

  private static String id(byte[] sealed) {
    int from = MAGIC_BYTES + 1;
    return HexFormat.of().formatHex(sealed, from, from + EncryptionKey.ID_BYTES);
  }

  private EncryptionKey keyNamed(String name, String id) {
    return find(id)
        .orElseThrow(
            () ->
                new TokenStoreException(
                    Problem.KEY_WRONG,
                    name
                        + " was written with a different encryption key (key id "
                        + id
                        + "; the key in use has "
                        + keys.current().keyId()
                        + "). Set the earlier key as ENCRYPTION_KEY or ENCRYPTION_KEY_PREVIOUS,"
                        + " or log out and log in again.",
                    null));
  }

  /** Returns the bytes that identify associated data, to holders of the key only. */
  private static byte[] context(EncryptionKey key, byte[] associatedData) {
    return associatedData.length == 0
        ? NONE
        : key.identify(concat(CONTEXT_INFO, associatedData), CONTEXT_BYTES);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    return ByteBuffer.allocate(Math.addExact(first.length, second.length))
        .put(first)
        .put(second)
        .array();
  }

  private static TokenStoreException changed(String name) {
    return corrupt(name, "is damaged: a byte of it was changed");
  }

  private static TokenStoreException cutShort(String name, byte[] sealed) {
    return corrupt(name, "is cut short: it ends after " + sealed.length + " bytes");
  }

  private static TokenStoreException corrupt(String name, String what) {
    return new TokenStoreException(
        Problem.CORRUPT,
        name + " " + what + ". Restore it from a copy, or log out and log in again.",
        null);
  }

  private static TokenStoreException elsewhere(String name) {
    return new TokenStoreException(
        Problem.OTHER_ASSOCIATED_DATA,
        name
            + " was sealed for another place, such as the login of another user, and is not opened"
            + " here. Restore it from a copy, or log out and log in again.",
        null);
  }
}
