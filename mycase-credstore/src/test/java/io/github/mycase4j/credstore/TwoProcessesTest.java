package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.TokenStoreException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one login, with refresh tokens that can be spent once. */
@Tag("slow")
@Timeout(300)
class TwoProcessesTest {
  private static final String HEX = "0f".repeat(32);

  /** How often the login expires; more with {@code -Dmycase4j.rounds=150}. */
  private static final int ROUNDS = Integer.getInteger("mycase4j.rounds", 20);

  @TempDir Path temporary;
  private Path folder;
  private Path server;
  private EncryptedTokenStore store;

  @BeforeEach
  void login() throws IOException {
    folder = temporary.resolve("home");
    server = Files.createDirectory(temporary.resolve("server"));
    store =
        new EncryptedTokenStore(
            folder,
            KeySource.of(EncryptionKey.parse("key", HEX)),
            Duration.ofSeconds(1),
            new OwnerOnlyFiles(),
            duration -> {});
    store.save(Logins.number(0));
  }

  private SpawnedJvm start() throws IOException {
    SpawnedJvm process =
        new SpawnedJvm(
            RefreshingProcess.class,
            Map.of("ENCRYPTION_KEY", HEX),
            folder.toString(),
            server.toString());
    assertThat(process.hear()).isEqualTo("ready");
    return process;
  }

  @Test
  void noRefreshTokenIsSpentTwice() throws IOException {
    try (SpawnedJvm one = start();
        SpawnedJvm two = start()) {
      for (int round = 1; round <= ROUNDS; round++) {
        one.say("" + round);
        two.say("" + round);
        assertThat(one.hear()).isEqualTo("at " + round);
        assertThat(two.hear()).isEqualTo("at " + round);
      }
    }
    try (Stream<Path> spent = Files.list(server)) {
      assertThat(spent).hasSize(ROUNDS);
    }
    assertThat(store.load()).contains(Logins.number(ROUNDS));
  }

  @Test
  void aLockThatAnotherProcessHoldsIsWaitedForAndThenBusy() throws IOException {
    try (SpawnedJvm other = start()) {
      other.say("hold");
      assertThat(other.hear()).isEqualTo("held");
      TokenStoreException failure =
          catchThrowableOfType(
              TokenStoreException.class, () -> store.<String>exclusively(() -> "never"));
      assertThat(failure.problem()).isEqualTo(Problem.BUSY);
      assertThat(store.load()).contains(Logins.number(0));
    }
  }

  @Test
  void aKilledProcessKeepsNoLock() throws Exception {
    try (SpawnedJvm other = start()) {
      other.say("hold");
      assertThat(other.hear()).isEqualTo("held");
      other.kill();
    }
    assertThat(store.<String>exclusively(() -> "free")).isEqualTo("free");
  }
}
