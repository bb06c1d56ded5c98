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
 * The Secret Service of a Linux desktop (GNOME Keyring, KWallet, KeePassXC), through {@code
 * secret-tool} of libsecret.
 */
final class SecretToolKeychain implements Keychain {
  private static final String TOOL = "secret-tool";
  private static final Map<String, String> ENGLISH = Map.of("LC_ALL", "C", "LANGUAGE", "C");

  private final KeychainProgram program;

  SecretToolKeychain(CommandRunner runner) {
    this.program = new KeychainProgram("keyring (Secret Service)", runner);
  }

  @Override
  public String name() {
    return program.name();
  }

  @Override
  public Optional<Secret> find(String id) {
    Result lookup = run("", TOOL, "lookup", "service", SERVICE, "key-id", id);
    if (lookup.exit() == 0) {
      return Optional.of(program.secret(id, lookup.out()));
    }
    if (!lookup.err().isBlank()) {
      throw failure(lookup);
    }
    // A locked entry and a missing one look the same to lookup; only search lists the locked one.
    Result search = run("", TOOL, "search", "service", SERVICE, "key-id", id);
    if (!search.out().isBlank() || !search.err().isBlank()) {
      throw failure(search);
    }
    return Optional.empty();
  }

  @Override
  public void store(String id, Secret secret) {
    Result stored =
        run(
            secret.reveal(SecretAccess.get()),
            TOOL,
            "store",
            "--label=mycase4j encryption key " + id,
            "service",
            SERVICE,
            "key-id",
            id);
    if (stored.exit() != 0) {
      throw failure(stored);
    }
  }

  private Result run(String input, String... line) {
    return program.run(new Command(List.of(line), ENGLISH, input));
  }

  private TokenStoreException failure(Result result) {
    String said = result.err();
    if (said.isBlank() || said.contains("locked")) {
      return program.locked("it did not return or store the entry", null);
    }
    if (said.contains("Object does not exist")) {
      return program.absent("no default keyring has been created yet", null);
    }
    return program.absent("no Secret Service is running in this session", null);
  }
}
