package io.github.mycase4j.remote.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.credstore.LoginOrigins;
import io.github.mycase4j.testsupport.MutableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsAtRestTest {
  @TempDir Path folder;
  private final MutableClock clock = new MutableClock();

  @Test
  void row7NoTokenIsInTheDatabaseAndItsWriteAheadLog() throws IOException {
    try (TestDatabase database = TestDatabase.sqlite(folder);
        SealedLogins logins =
            new SealedLogins(
                database.database(),
                database.settings(),
                KeySource.of(EncryptionKey.random()),
                LoginOrigins.MYCASE,
                clock)) {
      logins.replace(501, TestDatabase.FIRM, login());
      String sealed = database.texts("sealed", "SELECT sealed FROM mycase_logins").get(0);
      StringBuilder files = new StringBuilder();
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.resolve("home"))) {
        for (Path file : all) {
          files.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
      assertThat(files)
          .contains(sealed)
          .doesNotContain("access-of-priya", "refresh-of-priya", "Priya Raman");
    }
  }

  private Tokens login() {
    return new Tokens(
        Secret.of("access-of-priya"),
        clock.instant().plus(Duration.ofDays(1)),
        Secret.of("refresh-of-priya"),
        clock.instant().plus(Duration.ofDays(14)),
        new Account(501L, "Priya Raman", "Raman & Whitaker", TestDatabase.FIRM));
  }
}
