package io.github.mycase4j.credstore;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.github.mycase4j.client.auth.SecretAccess;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * AES-256-GCM with a random IV of 12 bytes before and a tag of 16 bytes after the ciphertext (NIST
 * SP 800-38D).
 */
final class AesGcm {
  static final int IV_BYTES = 12;
  static final int TAG_BYTES = 16;

  private final Aead aead;

  AesGcm(EncryptionKey key) {
    try {
      aead = aead(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot do AES-256-GCM.", e);
    }
  }

  @AccessesPartialKey
  private static Aead aead(EncryptionKey key) throws GeneralSecurityException {
    AesGcmParameters parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(EncryptionKey.BYTES)
            .setIvSizeBytes(IV_BYTES)
            .setTagSizeBytes(TAG_BYTES)
            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
            .build();
    AesGcmKey raw =
        AesGcmKey.builder()
            .setParameters(parameters)
            .setKeyBytes(
                SecretBytes.copyFrom(key.bytes(SecretAccess.get()), InsecureSecretKeyAccess.get()))
            .build();
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(raw).withRandomId().makePrimary())
        .build()
        .getPrimitive(AeadConfig2026.get(), Aead.class);
  }

  /** Returns iv, ciphertext and tag. */
  byte[] seal(byte[] plain, byte[] associated) {
    try {
      return aead.encrypt(plain, associated);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot do AES-256-GCM.", e);
    }
  }

  /** Returns the plain bytes, or empty when the key, a byte or the associated data is different. */
  Optional<byte[]> open(byte[] sealed, byte[] associated) {
    try {
      return Optional.of(aead.decrypt(sealed, associated));
    } catch (GeneralSecurityException e) {
      return Optional.empty(); // The algorithm does not tell which of the three it was.
    }
  }
}
