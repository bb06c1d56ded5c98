package io.github.mycase4j.credstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Renews the login of a folder when told, against a server that is a folder too: spending a refresh
 * token makes a file of its number, which can be done once.
 */
final class RefreshingProcess {
  private final EncryptedTokenStore store;
  private final Path server;

  private RefreshingProcess(EncryptedTokenStore store, Path server) {
    this.store = store;
    this.server = server;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    RefreshingProcess process =
        new RefreshingProcess(
            new EncryptedTokenStore(folder, KeySource.fromEnvironment(System.getenv(), folder)),
            Path.of(arguments[1]));
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("hold")) {
        process.hold(in);
      } else {
        System.out.println(process.round(Integer.parseInt(line)));
      }
    }
  }

  /** Holds the lock until the next line comes. */
  private void hold(BufferedReader in) {
    store.exclusively(
        () -> {
          System.out.println("held");
          try {
            return String.valueOf(in.readLine());
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  /** Every token of an earlier round has expired. */
  private String round(int round) {
    if (number(store.load().orElseThrow()) < round) {
      return store.exclusively(
          () -> {
            int number = number(store.load().orElseThrow());
            if (number < round) {
              if (!spend(number)) {
                return "refused " + number;
              }
              store.save(Logins.number(round));
            }
            return "at " + number(store.load().orElseThrow());
          });
    }
    return "at " + number(store.load().orElseThrow());
  }

  private boolean spend(int number) {
    try {
      Files.createFile(server.resolve("spent-" + number));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int number(Tokens tokens) {
    String token = tokens.refreshToken().reveal(SecretAccess.get());
    return Integer.parseInt(token.substring(token.lastIndexOf('-') + 1));
  }
}
