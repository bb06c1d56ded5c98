package io.github.mycase4j.credstore.internal.keychain;

import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Answer;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Command;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the keychains share: how their program is run and how they say what is wrong. */
final class KeychainProgram {
  private static final String WITHOUT =
      " Or set ENCRYPTION_KEY to 64 hexadecimal digits, and no keychain is needed.";

  private final String keychain;
  private final CommandRunner runner;

  /**
   * Creates it.
   *
   * @param keychain what the user calls it, for messages
   */
  KeychainProgram(String keychain, CommandRunner runner) {
    this.keychain = keychain;
    this.runner = runner;
  }

  Answer run(Command command) {
    String program = command.line().get(0);
    try {
      return runner.run(command);
    } catch (IOException e) {
      throw absent("the program " + program + " cannot be run", e);
    } catch (TimeoutException e) {
      throw locked("it gave no answer in time and may be waiting for its password", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("The wait for the " + keychain + " was interrupted.", e);
    }
  }

  TokenStoreException absent(String why, @Nullable Throwable cause) {
    return unavailable("There is no " + keychain + " here: " + why + "." + WITHOUT, cause);
  }

  TokenStoreException locked(String why, @Nullable Throwable cause) {
    return unavailable(
        "The " + keychain + " is locked: " + why + ". Unlock it and try again." + WITHOUT, cause);
  }

  TokenStoreException failed(int code) {
    return unavailable("The " + keychain + " refused with code " + code + "." + WITHOUT, null);
  }

  private static TokenStoreException unavailable(String message, @Nullable Throwable cause) {
    return new TokenStoreException(Problem.KEYCHAIN_UNAVAILABLE, message, cause);
  }

  EncryptionKey parse(String keyId, String hex) {
    EncryptionKey key =
        EncryptionKey.parse("The entry " + keyId + " in the " + keychain, hex.strip());
    if (!key.keyId().equals(keyId)) {
      throw new TokenStoreException(
          Problem.KEY_WRONG,
          "The entry " + keyId + " in the " + keychain + " holds another key than its name says.",
          null);
    }
    return key;
  }

  static String hex(EncryptionKey key) {
    return HexFormat.of().formatHex(key.bytes(SecretAccess.get()));
  }
}
