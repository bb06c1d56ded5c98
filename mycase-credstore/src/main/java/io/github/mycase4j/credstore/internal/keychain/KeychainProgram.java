package io.github.mycase4j.credstore.internal.keychain;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Command;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Result;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The common part of the keychains: running their program and wording their failures. */
final class KeychainProgram {
  private static final String WITHOUT =
      " Alternatively, set ENCRYPTION_KEY to 64 hexadecimal digits; then no keychain is needed.";

  private final String name;
  private final CommandRunner runner;

  /**
   * Creates it.
   *
   * @param name what users call the keychain, for messages
   */
  KeychainProgram(String name, CommandRunner runner) {
    this.name = name;
    this.runner = runner;
  }

  String name() {
    return name;
  }

  Result run(Command command) {
    String program = command.line().get(0);
    try {
      return runner.run(command);
    } catch (IOException e) {
      throw absent("the program " + program + " cannot be run", e);
    } catch (TimeoutException e) {
      throw locked("it did not respond in time and may be waiting for its password", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("The wait for the " + name + " was interrupted.", e);
    }
  }

  TokenStoreException absent(String why, @Nullable Throwable cause) {
    return unavailable("There is no " + name + " here: " + why + "." + WITHOUT, cause);
  }

  TokenStoreException locked(String why, @Nullable Throwable cause) {
    return unavailable(
        "The " + name + " is locked: " + why + ". Unlock it and try again." + WITHOUT, cause);
  }

  TokenStoreException failed(int code) {
    return unavailable("The " + name + " failed with code " + code + "." + WITHOUT, null);
  }

  private static TokenStoreException unavailable(String message, @Nullable Throwable cause) {
    return new TokenStoreException(Problem.KEYCHAIN_UNAVAILABLE, message, cause);
  }

  /** Returns what an entry holds, without the line end that a program prints after it. */
  Secret secret(String id, String text) {
    if (text.isBlank()) {
      throw new TokenStoreException(
          Problem.KEY_MISSING, "The entry " + id + " in the " + name + " is empty.", null);
    }
    return Secret.of(text.strip());
  }
}
