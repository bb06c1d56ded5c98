package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.credstore.internal.keychain.Keychain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentKeysTest {
  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final String BEFORE = "e".repeat(64);
  private static final EncryptionKey MADE = EncryptionKey.parse("key", "7".repeat(64));

  @TempDir Path folder;
  private final FakeKeychain keychain = new FakeKeychain();

  /** A keychain in memory that can be locked, and counts the questions. */
  private static final class FakeKeychain implements Keychain {
    private final Map<String, EncryptionKey> entries = new HashMap<>();
    private boolean locked;
    private boolean forgetful;
    private int questions;

    private void open() {
      questions++;
      if (locked) {
        throw new TokenStoreException(Problem.KEYCHAIN_UNAVAILABLE, "locked", null);
      }
    }

    @Override
    public String name() {
      return "keychain in memory";
    }

    @Override
    public Optional<Secret> find(String id) {
      open();
      return Optional.ofNullable(entries.get(id)).map(key -> Secret.of(hex(key)));
    }

    @Override
    public void store(String id, Secret secret) {
      open();
      if (!forgetful) {
        entries.put(id, EncryptionKey.parse(id, secret.reveal(SecretAccess.get())));
      }
    }
  }

  private static String hex(EncryptionKey key) {
    return HexFormat.of().formatHex(key.bytes(SecretAccess.get()));
  }

  private KeySource keys(Map<String, String> environment) {
    return new EnvironmentKeys(
        environment,
        new KeychainKeys(
            folder,
            keychain,
            () -> MADE,
            new OwnerOnlyFiles(),
            duration -> {
              throw new AssertionError("waited");
            }));
  }

  private Path marker() {
    return folder.resolve("keychain.id");
  }

  private static TokenStoreException failureOf(Runnable action) {
    TokenStoreException failure = catchThrowableOfType(TokenStoreException.class, action::run);
    assertThat(failure).isNotNull();
    return failure;
  }

  @Nested
  class WhenTheVariablesAreSet {
    @Test
    void theKeychainIsNotAsked() {
      KeySource keys = keys(Map.of("ENCRYPTION_KEY", HEX, "ENCRYPTION_KEY_PREVIOUS", BEFORE));
      assertThat(keys.current()).isEqualTo(EncryptionKey.parse("key", HEX));
      assertThat(keys.previous()).contains(EncryptionKey.parse("key", BEFORE));
      assertThat(keychain.questions).isZero();
    }

    @Test
    void aMalformedOneIsNamedAndTheKeychainDoesNotStepIn() {
      KeySource keys = keys(Map.of("ENCRYPTION_KEY", "abc", "ENCRYPTION_KEY_PREVIOUS", "def"));
      assertThat(failureOf(keys::current)).hasMessageStartingWith("ENCRYPTION_KEY must");
      assertThat(failureOf(keys::previous)).hasMessageStartingWith("ENCRYPTION_KEY_PREVIOUS must");
      assertThat(keychain.questions).isZero();
    }

    @Test
    void blanksAndLineEndsAroundThemDoNotCount() {
      KeySource keys =
          keys(Map.of("ENCRYPTION_KEY", " " + HEX + "\r\n", "ENCRYPTION_KEY_PREVIOUS", "\n"));
      assertThat(keys.current()).isEqualTo(EncryptionKey.parse("key", HEX));
      assertThat(keys.previous()).isEmpty();
      assertThat(keychain.questions).isZero();
    }

    @Test
    void noneIsShown() {
      assertThat(keys(Map.of("ENCRYPTION_KEY", HEX)).toString()).doesNotContain(HEX);
      assertThat(KeySource.of(EncryptionKey.parse("key", HEX)).toString()).doesNotContain(HEX);
    }
  }

  @Nested
  class WhenThereIsNoVariable {
    @Test
    void aKeyIsMadeAndKeptOnFirstUse() throws IOException {
      KeySource keys = keys(Map.of("ENCRYPTION_KEY", ""));
      assertThat(keys.current()).isEqualTo(MADE);
      assertThat(keys.previous()).isEmpty();
      assertThat(keychain.entries).containsValue(MADE);
      assertThat(Files.readString(marker())).isEqualTo(MADE.keyId() + "\n");
    }

    @Test
    void theKeychainIsAskedOnceAProcess() {
      KeySource keys = keys(Map.of());
      keys.current();
      int questions = keychain.questions;
      assertThat(keys.current()).isEqualTo(MADE);
      assertThat(keychain.questions).isEqualTo(questions);
    }

    @Test
    void theNextProcessFindsTheSameKey() {
      keys(Map.of()).current();
      assertThat(keys(Map.of()).current()).isEqualTo(MADE);
      assertThat(keychain.entries).hasSize(1);
    }

    @Test
    void aLoginIsStoredAndReadWithIt() {
      new EncryptedTokenStore(folder, keys(Map.of())).save(Logins.number(1));
      assertThat(new EncryptedTokenStore(folder, keys(Map.of())).load()).contains(Logins.number(1));
    }
  }

  @Nested
  class WhenTheKeychainFails {
    @Test
    void aLockedOneIsReportedAndNothingWritten() {
      keychain.locked = true;
      EncryptedTokenStore store = new EncryptedTokenStore(folder, keys(Map.of()));
      TokenStoreException failure = failureOf(() -> store.save(Logins.number(1)));
      assertThat(failure.problem()).isEqualTo(Problem.KEYCHAIN_UNAVAILABLE);
      assertThat(folder.resolve("tokens.enc")).doesNotExist();
      assertThat(marker()).doesNotExist();
    }

    @Test
    void oneThatKeepsNothingIsNotTrusted() {
      keychain.forgetful = true;
      assertThat(failureOf(keys(Map.of())::current).problem())
          .isEqualTo(Problem.KEYCHAIN_UNAVAILABLE);
      assertThat(marker()).doesNotExist();
    }

    @Test
    void aLostEntryIsMissingAndNotMadeAnew() {
      keys(Map.of()).current();
      keychain.entries.clear();
      TokenStoreException failure = failureOf(keys(Map.of())::current);
      assertThat(failure.problem()).isEqualTo(Problem.KEY_MISSING);
      assertThat(failure).hasMessageContaining(MADE.keyId()).hasMessageContaining("keychain.id");
      assertThat(keychain.entries).isEmpty();
    }

    @Test
    void aDamagedNoteIsMissingAndKept() throws IOException {
      Files.writeString(marker(), "../../etc");
      TokenStoreException failure = failureOf(keys(Map.of())::current);
      assertThat(failure.problem()).isEqualTo(Problem.KEY_MISSING);
      assertThat(marker()).hasContent("../../etc");
      assertThat(keychain.questions).isZero();
    }
  }

  @Nested
  class OfThisMachine {
    @Test
    void theVariableIsTheKeyAndNoKeychainIsAsked() {
      KeySource source =
          KeySource.fromEnvironment(
              Map.of("ENCRYPTION_KEY", HEX, "ENCRYPTION_KEY_PREVIOUS", BEFORE), folder);
      assertThat(source.current()).isEqualTo(EncryptionKey.parse("key", HEX));
      assertThat(source.previous()).contains(EncryptionKey.parse("key", BEFORE));
      assertThat(source).hasToString("EnvironmentKeys[]");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Nested
  class WhenTheNoteCannotBeWritten {
    @Test
    void theKeyIsNotUsed() {
      for (FailingFiles.Step step :
          List.of(FailingFiles.Step.WRITE, FailingFiles.Step.MOVE, FailingFiles.Step.SYNC)) {
        FailingFiles files = new FailingFiles();
        files.failing.add(step);
        Path home = folder.resolve(step.name());
        KeychainKeys keys = new KeychainKeys(home, keychain, () -> MADE, files, duration -> {});
        TokenStoreException failure = failureOf(() -> keys.key(false));
        assertThat(failure.problem()).isEqualTo(Problem.UNWRITABLE);
        assertThat(failure).hasMessageContaining("keychain.id cannot be written");
      }
    }

    @Test
    void nothingOfItIsLeftWhenItCannotBePutInPlace() {
      FailingFiles files = new FailingFiles();
      files.failing.add(FailingFiles.Step.MOVE);
      KeychainKeys keys = new KeychainKeys(folder, keychain, () -> MADE, files, duration -> {});
      failureOf(() -> keys.key(false));
      assertThat(folder).isDirectoryNotContaining("glob:**keychain.id*");
    }
  }

  @Nested
  class WhenAFileOfAnotherKeyIsThere {
    @Test
    void noKeyIsMade() throws IOException {
      Files.write(folder.resolve("tokens.enc"), new byte[100]);
      TokenStoreException failure = failureOf(keys(Map.of())::current);
      assertThat(failure.problem()).isEqualTo(Problem.KEY_MISSING);
      assertThat(failure).hasMessageContaining("tokens.enc").hasMessageContaining("ENCRYPTION_KEY");
      assertThat(keychain.entries).isEmpty();
    }

    @Test
    void thePreviousKeyAllowsTheMoveToTheKeychain() {
      new EncryptedTokenStore(folder, KeySource.of(EncryptionKey.parse("key", HEX)))
          .save(Logins.number(1));
      KeySource moving = keys(Map.of("ENCRYPTION_KEY_PREVIOUS", HEX));
      assertThat(new EncryptedTokenStore(folder, moving).load()).contains(Logins.number(1));
      assertThat(new EncryptedTokenStore(folder, keys(Map.of())).load()).contains(Logins.number(1));
    }

    @Test
    void logoutNeedsNoKey() throws IOException {
      Files.write(folder.resolve("tokens.enc"), new byte[100]);
      new EncryptedTokenStore(folder, keys(Map.of())).delete();
      List<String> questions = new ArrayList<>(keychain.entries.keySet());
      assertThat(questions).isEmpty();
      assertThat(keychain.questions).isZero();
      assertThat(keys(Map.of()).current()).isEqualTo(MADE);
    }
  }
}
