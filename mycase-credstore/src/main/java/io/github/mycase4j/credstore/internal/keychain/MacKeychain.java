package io.github.mycase4j.credstore.internal.keychain;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Command;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The login keychain of macOS, through {@code security -i}, which reads its commands from standard
 * input and ends with the status of the last one: the lowest byte of an {@code OSStatus}.
 */
final class MacKeychain implements Keychain {
  private static final int ITEM_NOT_FOUND = status(-25300);
  private static final int INTERACTION_NOT_ALLOWED = status(-25308);
  private static final int INTERACTION_REQUIRED = status(-25315);
  private static final int AUTH_FAILED = status(-25293);
  private static final int USER_CANCELED = status(-128);
  private static final int NO_DEFAULT_KEYCHAIN = status(-25307);
  private static final int NO_SUCH_KEYCHAIN = status(-25294);
  private static final int NOT_AVAILABLE = status(-25291);

  private final KeychainProgram program;

  MacKeychain(CommandRunner runner) {
    this.program = new KeychainProgram("macOS keychain", runner);
  }

  @Override
  public String name() {
    return program.name();
  }

  @Override
  public Optional<Secret> find(String id) {
    Result result = run("find-generic-password -s " + SERVICE + " -a " + id + " -w");
    if (result.exit() == ITEM_NOT_FOUND) {
      return Optional.empty();
    }
    check(result);
    return Optional.of(program.secret(id, result.out()));
  }

  @Override
  public void store(String id, Secret secret) {
    check(
        run(
            "add-generic-password -s "
                + SERVICE
                + " -a "
                + id
                + " -l \"mycase4j encryption key\" -w "
                + secret.reveal(SecretAccess.get())));
  }

  private Result run(String command) {
    return program.run(new Command(List.of("/usr/bin/security", "-i"), Map.of(), command + "\n"));
  }

  private void check(Result result) {
    int exit = result.exit();
    if (exit != 0) {
      throw failure(exit);
    }
  }

  private TokenStoreException failure(int exit) {
    if (exit == INTERACTION_NOT_ALLOWED
        || exit == INTERACTION_REQUIRED
        || exit == AUTH_FAILED
        || exit == USER_CANCELED) {
      return program.locked("its password was not entered", null);
    }
    if (exit == NO_DEFAULT_KEYCHAIN || exit == NO_SUCH_KEYCHAIN || exit == NOT_AVAILABLE) {
      return program.absent("this user has no login keychain", null);
    }
    return program.failed(exit);
  }

  private static int status(int osStatus) {
    return osStatus & 0xff;
  }
}
