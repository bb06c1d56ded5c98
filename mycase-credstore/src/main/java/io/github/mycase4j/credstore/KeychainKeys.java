package io.github.mycase4j.credstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.credstore.internal.keychain.Keychain;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key that is created on first use and kept in the keychain of the operating system. The file
 * {@code keychain.id} in the folder names it; where that file exists and the keychain has no such
 * key, the key is missing, and no other is created in its place.
 */
final class KeychainKeys {
  private static final int ID_LIMIT = 64;

  private final Path folder;
  private final Path marker;
  private final Keychain keychain;
  private final Supplier<EncryptionKey> newKey;
  private final FileOperations files;
  private final FolderLock lock;

  private volatile @Nullable EncryptionKey known;

  KeychainKeys(
      Path folder,
      Keychain keychain,
      Supplier<EncryptionKey> newKey,
      FileOperations files,
      Sleeper sleeper) {
    this.folder = folder.toAbsolutePath();
    this.marker = this.folder.resolve("keychain.id");
    this.keychain = keychain;
    this.newKey = newKey;
    this.files = files;
    this.lock =
        new FolderLock(this.folder, "keychain.lock", EncryptedTokenStore.LOCK_WAIT, files, sleeper);
  }

  /**
   * Returns the key, asking the keychain once.
   *
   * @param rotating whether a previous key is known, which explains an existing file
   */
  EncryptionKey key(boolean rotating) {
    EncryptionKey key = known;
    if (key == null) {
      key = find().orElseGet(() -> lock.hold(() -> find().orElseGet(() -> firstUse(rotating))));
      known = key;
    }
    return key;
  }

  /** Finds the key of this folder; empty when it never had one. */
  private Optional<EncryptionKey> find() {
    String id;
    try {
      id = new String(files.read(marker, ID_LIMIT), US_ASCII).strip();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new TokenStoreException(
          Problem.UNREADABLE, marker + " cannot be read (" + Reasons.of(e) + ").", e);
    }
    if (!id.matches("[0-9a-f]{16}")) {
      throw lost(marker + " is damaged: it does not name a key of the keychain");
    }
    return Optional.of(
        inKeychain(id)
            .orElseThrow(
                () ->
                    lost(
                        "The keychain has no entry for key "
                            + id
                            + ", which "
                            + marker
                            + " names")));
  }

  /** Returns the key that the keychain holds under an id; empty when it has no such entry. */
  private Optional<EncryptionKey> inKeychain(String id) {
    return keychain.find(id).map(secret -> parse(id, secret));
  }

  private EncryptionKey parse(String id, Secret secret) {
    String entry = "The entry " + id + " in the " + keychain.name();
    EncryptionKey key = EncryptionKey.parse(entry, secret.reveal(SecretAccess.get()));
    if (!key.keyId().equals(id)) {
      throw new TokenStoreException(
          Problem.KEY_WRONG, entry + " holds a different key than its name says.", null);
    }
    return key;
  }

  private EncryptionKey firstUse(boolean rotating) {
    if (!rotating && files.exists(folder.resolve("tokens.enc"))) {
      throw new TokenStoreException(
          Problem.KEY_MISSING,
          folder.resolve("tokens.enc")
              + " already exists and was written with a key that the keychain does not have. Set"
              + " ENCRYPTION_KEY"
              + " to that key, or log out and log in again.",
          null);
    }
    EncryptionKey key = newKey.get();
    keychain.store(key.keyId(), Secret.of(HexFormat.of().formatHex(key.bytes(SecretAccess.get()))));
    if (!inKeychain(key.keyId()).equals(Optional.of(key))) {
      throw new TokenStoreException(
          Problem.KEYCHAIN_UNAVAILABLE,
          "The keychain did not keep the key that was stored in it. Set ENCRYPTION_KEY instead.",
          null);
    }
    try {
      files.replace(marker, (key.keyId() + "\n").getBytes(US_ASCII), null);
      files.syncFolder(folder);
    } catch (IOException e) {
      throw new TokenStoreException(
          Problem.UNWRITABLE, marker + " cannot be written (" + Reasons.of(e) + ").", e);
    }
    return key;
  }

  private TokenStoreException lost(String what) {
    return new TokenStoreException(
        Problem.KEY_MISSING,
        what
            + ". Restore the entry or set ENCRYPTION_KEY to that key; to start with a new key,"
            + " log out and delete "
            + marker
            + ".",
        null);
  }
}
