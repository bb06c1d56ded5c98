package io.github.mycase4j.credstore;

import com.google.crypto.tink.subtle.Random;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One generation of a collection's file: its header, and the encryption of its parts.
 *
 * <p>The start is {@code MC4M}, version (1 byte), key id (8), a random id of the generation (16). A
 * part is sealed as iv, ciphertext and tag. Its associated data is the start of the file, the name
 * of the collection and the number of the part from 0 (8 bytes, big endian), so that no part opens
 * in another place, another file or another generation.
 *
 * <p>The key is HKDF-SHA256 (RFC 5869) of the key of the store with 32 zero bytes as salt and
 * {@code mycase4j/mirror/v1} as info: the many random IVs of a mirror are not used with the key of
 * the login.
 */
final class MirrorGeneration {
  /** The bytes that sealing adds to a part. */
  static final int SEAL_BYTES = AesGcm.IV_BYTES + AesGcm.TAG_BYTES;

  private static final byte[] MAGIC = "MC4M".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;
  private static final int KNOWN_BYTES = MAGIC.length + 1 + EncryptionKey.ID_BYTES;
  private static final int ID_BYTES = 16;
  static final int HEADER_BYTES = KNOWN_BYTES + ID_BYTES;

  private static final String KEY_INFO = "mycase4j/mirror/v1";

  private final byte[] header;
  private final byte[] collection;
  private final AesGcm cipher;

  private MirrorGeneration(byte[] header, String collection, EncryptionKey key) {
    this.header = header;
    this.collection = collection.getBytes(StandardCharsets.US_ASCII);
    this.cipher = new AesGcm(key.derived(KEY_INFO));
  }

  /** Returns a new generation, which no file has yet. */
  static MirrorGeneration begin(String collection, EncryptionKey key) {
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES).put(known(key)).put(Random.randBytes(ID_BYTES)).array();
    return new MirrorGeneration(header, collection, key);
  }

  /**
   * Returns the generation of a file, or empty when the file has a different version or key, is
   * truncated or is something else.
   *
   * @param start the first {@link #HEADER_BYTES} bytes of the file, or all where it has fewer
   */
  static Optional<MirrorGeneration> of(byte[] start, String collection, EncryptionKey key) {
    if (start.length < HEADER_BYTES
        || !Arrays.equals(start, 0, KNOWN_BYTES, known(key), 0, KNOWN_BYTES)) {
      return Optional.empty();
    }
    return Optional.of(new MirrorGeneration(start, collection, key));
  }

  /** Returns the random id, in hexadecimal digits. */
  String id() {
    return HexFormat.of().formatHex(header, KNOWN_BYTES, HEADER_BYTES);
  }

  byte[] header() {
    return header.clone();
  }

  byte[] seal(long number, byte[] part) {
    return cipher.seal(part, associated(number));
  }

  /** Returns the part, or empty when it was changed or belongs to another place. */
  Optional<byte[]> open(long number, byte[] sealed) {
    return cipher.open(sealed, associated(number));
  }

  private byte[] associated(long number) {
    return ByteBuffer.allocate(HEADER_BYTES + collection.length + Long.BYTES)
        .put(header)
        .put(collection)
        .putLong(number)
        .array();
  }

  private static byte[] known(EncryptionKey key) {
    return ByteBuffer.allocate(KNOWN_BYTES)
        .put(MAGIC)
        .put(VERSION)
        .put(HexFormat.of().parseHex(key.keyId()))
        .array();
  }
}
