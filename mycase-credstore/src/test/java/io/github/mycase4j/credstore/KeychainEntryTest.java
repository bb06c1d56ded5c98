package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Result;
import io.github.mycase4j.credstore.internal.keychain.Keychain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an entry of a keychain has to hold to be taken for a key. */
class KeychainEntryTest {
  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final String ID = "ba911c5a59ada66b";

  @TempDir Path folder;

  @BeforeEach
  void aKeyIsNamed() throws Exception {
    Files.writeString(folder.resolve("keychain.id"), ID + "\n");
  }

  private EncryptionKey key(String system, String output) {
    Keychain keychain = Keychain.of(system, Map.of(), command -> new Result(0, output, ""));
    return new KeychainKeys(
            folder, keychain, EncryptionKey::random, new OwnerOnlyFiles(), duration -> {})
        .key(false);
  }

  private TokenStoreException failureOf(String system, String output) {
    TokenStoreException failure =
        catchThrowableOfType(TokenStoreException.class, () -> key(system, output));
    assertThat(failure).isNotNull().hasMessageNotContaining(HEX).hasMessageContaining(ID);
    return failure;
  }

  @ParameterizedTest
  @CsvSource({"Linux,''", "Mac OS X,''", "Windows 11,'MC4J FOUND '"})
  void theKeyOfThatIdIsTaken(String system, String before) {
    assertThat(key(system, before + HEX + "\n")).isEqualTo(EncryptionKey.parse("key", HEX));
  }

  @ParameterizedTest
  @CsvSource({"Linux,''", "Mac OS X,''", "Windows 11,'MC4J FOUND '"})
  void anEntryThatIsNoKeyIsRejectedWithoutShowingIt(String system, String before) {
    assertThat(failureOf(system, before + HEX + "00").problem()).isEqualTo(Problem.KEY_MISSING);
  }

  @Test
  void anEntryWithAnotherKeyThanItsNameIsRejected() {
    assertThat(failureOf("Linux", "f".repeat(64)).problem()).isEqualTo(Problem.KEY_WRONG);
  }
}
