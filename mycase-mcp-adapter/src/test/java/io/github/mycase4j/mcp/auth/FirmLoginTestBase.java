package io.github.mycase4j.mcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A firm as each test opens it, and its login. */
abstract class FirmLoginTestBase {
  static final KeySource NO_KEY =
      new KeySource() {
        @Override
        public EncryptionKey current() {
          throw new TokenStoreException(
              TokenStoreException.Problem.KEY_MISSING, "ENCRYPTION_KEY is not set.", null);
        }

        @Override
        public Optional<EncryptionKey> previous() {
          return Optional.empty();
        }
      };

  @TempDir Path home;
  private final List<TestFirm> opened = new ArrayList<>();
  TestFirm firm;

  final TestFirm open(TestFirm.Builder settings) {
    firm = settings.open();
    opened.add(firm);
    return firm;
  }

  @AfterEach
  void close() {
    opened.forEach(TestFirm::close);
  }

  final Row authenticate() {
    return firm.ok("authenticate");
  }

  final URI loginPage() {
    Row answer = authenticate();
    assertThat(answer.get("authenticated")).isEqualTo(false);
    assertThat(answer.text("message")).contains("authorization_url");
    return URI.create(answer.text("authorization_url"));
  }

  final Row status() {
    return firm.ok("auth-status");
  }
}
