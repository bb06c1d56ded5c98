package io.github.mycase4j.credstore;

import io.github.mycase4j.client.auth.TokenStoreException;
import java.nio.file.Path;

/** Does one step with the keychain of the session that it runs in, and says how it went. */
final class KeyringProcess {
  private KeyringProcess() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    KeySource keys = KeySource.fromEnvironment(System.getenv(), folder);
    EncryptedTokenStore store = new EncryptedTokenStore(folder, keys);
    try {
      System.out.println(step(arguments[1], store, keys));
    } catch (TokenStoreException e) {
      System.out.println(e.problem() + " " + e.getMessage());
    }
  }

  private static String step(String name, EncryptedTokenStore store, KeySource keys) {
    switch (name) {
      case "save" -> {
        store.save(Logins.number(1));
        return "saved with " + keys.current().keyId();
      }
      case "load" -> {
        boolean same = store.load().filter(Logins.number(1)::equals).isPresent();
        return same ? "loaded with " + keys.current().keyId() : "another login";
      }
      default -> {
        store.delete();
        return "deleted";
      }
    }
  }
}
