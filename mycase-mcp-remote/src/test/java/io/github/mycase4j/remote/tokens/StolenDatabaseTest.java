package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StolenDatabaseTest extends TokensTestBase {
  private Path home;

  @Override
  TestDatabase open(Path folder) {
    home = folder.resolve("home");
    return super.open(folder);
  }

  @Test
  void row7_noFileOfTheDatabaseHoldsASecretInClear() throws IOException {
    List<String> secrets = new ArrayList<>();
    String code = approve(ALICE, Scope.READ);
    TokenPair pair = tokens.exchange(code, CLIENT, REDIRECT, VERIFIER);
    TokenPair next = tokens.refresh(text(pair.refreshToken()), CLIENT, null);
    secrets.add(code);
    secrets.add(approve(ALICE, Scope.READ));
    for (TokenPair each : List.of(pair, next)) {
      secrets.add(text(each.accessToken()));
      secrets.add(text(each.refreshToken()));
    }
    secrets.add(apiToken(ALICE, "the-nonce-of-the-form"));
    secrets.add("the-nonce-of-the-form");
    secrets.add(
        new StoredAuthorizations(database.database(), clock, random)
            .add(
                new PendingAuthorizations.Pending(CLIENT, REDIRECT, "s", "x", Scope.READ),
                "session"));
    assertThat(works(next)).isTrue();

    StringBuilder stolen = new StringBuilder();
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.toList()) {
        stolen.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }

    assertThat(stolen).contains("Example Client", TokenKind.hash(code));
    for (String secret : secrets) {
      assertThat(stolen).doesNotContain(secret);
      // Not without its prefix either.
      assertThat(stolen).doesNotContain(secret.substring(secret.length() - 20));
    }
  }

  @Test
  void row9_noTokenShowsInATextOfItsOwner() {
    TokenPair pair = grant(ALICE, Scope.READ);
    Grants.Created created = grants.createToken(ALICE, "f", "o", "Laptop", 30, Scope.READ);
    assertThat(pair.toString() + created)
        .doesNotContain("mc4j_", text(pair.accessToken()), created.token());
  }
}
