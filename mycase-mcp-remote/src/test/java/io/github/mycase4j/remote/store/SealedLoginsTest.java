package io.github.mycase4j.remote.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.credstore.LoginOrigins;
import io.github.mycase4j.testsupport.MutableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedLoginsTest {
  static final String FIRM = "firm-1";
  private static final EncryptionKey KEY = EncryptionKey.parse("KEY", "0a".repeat(32));
  private static final EncryptionKey NEXT = EncryptionKey.parse("NEXT", "0b".repeat(32));

  @TempDir Path folder;
  final MutableClock clock = new MutableClock();
  TestDatabase database;
  SealedLogins logins;
  private TokenStore priya;

  TestDatabase open(Path empty) {
    return TestDatabase.sqlite(empty);
  }

  @BeforeEach
  void open() {
    database = open(folder);
    database.addUser(501, FIRM, "Priya Raman", clock.instant());
    database.addUser(502, FIRM, "Daniel Whitaker", clock.instant());
    logins = under(KeySource.of(KEY));
    priya = logins.of(501, FIRM);
  }

  @AfterEach
  void close() {
    logins.close();
    database.close();
  }

  private SealedLogins under(KeySource keys) {
    return new SealedLogins(
        database.database(), database.settings(), keys, LoginOrigins.MYCASE, clock);
  }

  Tokens login(long userId, String name) {
    return new Tokens(
        Secret.of("access-of-" + name),
        clock.instant().plus(Duration.ofDays(1)),
        Secret.of("refresh-of-" + name),
        clock.instant().plus(Duration.ofDays(14)),
        new Account(userId, "Priya Raman", "Raman & Whitaker", FIRM));
  }

  private String sealed(long userId) {
    return database
        .texts("sealed", "SELECT sealed FROM mycase_logins WHERE user_id = ?", userId)
        .get(0);
  }

  @Test
  void returnsTheLoginThatWasStoredAlsoToAnotherProcess() {
    logins.replace(501, FIRM, login(501, "priya"));
    assertThat(priya.load()).contains(login(501, "priya"));
    assertThat(under(KeySource.of(KEY)).of(501, FIRM).load()).contains(login(501, "priya"));
    assertThat(logins.of(502, FIRM).load()).isEmpty();
    assertThat(logins.exists(501)).isTrue();
    assertThat(logins.exists(502)).isFalse();
  }

  @Nested
  class Row8SealedLoginMovedToAnotherUsersRow {
    @Test
    void doesNotOpen() {
      logins.replace(501, FIRM, login(501, "priya"));
      logins.replace(502, FIRM, login(502, "daniel"));
      String ofPriya = sealed(501);
      database.update("UPDATE mycase_logins SET sealed = ? WHERE user_id = ?", sealed(502), 501);
      database.update("UPDATE mycase_logins SET sealed = ? WHERE user_id = ?", ofPriya, 502);
      assertThatThrownBy(priya::load)
          .isInstanceOfSatisfying(
              TokenStoreException.class,
              e ->
                  assertThat(e.problem())
                      .isEqualTo(TokenStoreException.Problem.OTHER_ASSOCIATED_DATA))
          .hasMessage(
              "The MyCase login of user 501 cannot be opened: it was made for another user. Log in"
                  + " again.");
      assertThatThrownBy(logins.of(502, FIRM)::load).hasMessageContaining("user 502");
    }

    @Test
    void doesNotOpenForAnotherFirm() {
      logins.replace(501, FIRM, login(501, "priya"));
      assertThatThrownBy(logins.of(501, "firm-2")::load).hasMessageContaining("cannot be opened");
    }
  }

  @Test
  void tellsADamagedLoginApartFromNone() {
    logins.replace(501, FIRM, login(501, "priya"));
    database.update("UPDATE mycase_logins SET sealed = ?", "not base64!");
    assertThatThrownBy(priya::load)
        .hasMessage("The MyCase login of user 501 cannot be opened: it is damaged. Log in again.");
    database.update("UPDATE mycase_logins SET sealed = ?", "TUM0Uw==");
    assertThatThrownBy(priya::load).hasMessageContaining("it is damaged");
  }

  @Nested
  class Refresh {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
      threads.shutdownNow();
    }

    @Test
    void replacesTheLoginThatItRead() {
      logins.replace(501, FIRM, login(501, "priya"));
      Tokens read =
          priya.exclusively(
              () -> {
                Tokens before = priya.load().orElseThrow();
                priya.save(login(501, "refreshed"));
                return before;
              });
      assertThat(read).isEqualTo(login(501, "priya"));
      assertThat(priya.load()).contains(login(501, "refreshed"));
    }

    @Test
    void doesNotBringBackALoginThatWasDeletedMeanwhile() {
      logins.replace(501, FIRM, login(501, "priya"));
      assertThatThrownBy(
              () ->
                  priya.exclusively(
                      () -> {
                        Tokens before = priya.load().orElseThrow();
                        priya.delete();
                        priya.save(before);
                        return before;
                      }))
          .isInstanceOf(TokenStoreException.class)
          .hasMessageContaining("ended or was replaced");
      assertThat(logins.exists(501)).isFalse();
    }

    @Test
    void isOneAtATimeAndANewLoginWaitsForIt() throws ExecutionException, InterruptedException {
      logins.replace(501, FIRM, login(501, "priya"));
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      Future<Tokens> refresh =
          threads.submit(
              () ->
                  priya.exclusively(
                      () -> {
                        Tokens before = priya.load().orElseThrow();
                        begun.countDown();
                        awaited(go);
                        priya.save(login(501, "refreshed"));
                        return before;
                      }));
      begun.await();
      Future<?> replaced = threads.submit(() -> logins.replace(501, FIRM, login(501, "new")));
      Future<Tokens> other =
          threads.submit(() -> logins.of(502, FIRM).exclusively(() -> login(502, "daniel")));
      assertThat(other.get()).isEqualTo(login(502, "daniel"));
      assertThat(replaced).isNotDone();
      go.countDown();
      refresh.get();
      replaced.get();
      assertThat(priya.load()).contains(login(501, "new"));
    }

    private void awaited(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Nested
  class Row77KeyRotation {
    @BeforeEach
    void store() {
      logins.replace(501, FIRM, login(501, "priya"));
      logins.replace(502, FIRM, login(502, "daniel"));
    }

    @Test
    void sealsEveryLoginUnderTheCurrentKey() {
      SealedLogins rotated = under(KeySource.of(NEXT, KEY));
      assertThat(rotated.resealAll()).isEqualTo(2);
      assertThat(database.texts("key_id", "SELECT key_id FROM mycase_logins"))
          .containsExactly(NEXT.keyId(), NEXT.keyId());
      assertThat(rotated.resealAll()).isZero();
      SealedLogins after = under(KeySource.of(NEXT));
      assertThat(after.resealAll()).isZero();
      assertThat(after.of(501, FIRM).load()).contains(login(501, "priya"));
      assertThat(after.of(502, FIRM).load()).contains(login(502, "daniel"));
    }

    @Test
    void changesNothingUnderAWrongKey() {
      String before = sealed(501);
      assertThatThrownBy(under(KeySource.of(NEXT))::resealAll)
          .isInstanceOf(TokenStoreException.class)
          .hasMessage(
              "The database has logins under another key (key id "
                  + KEY.keyId()
                  + "). Set the key with which this server ran last, here or as"
                  + " ENCRYPTION_KEY_PREVIOUS.");
      assertThat(sealed(501)).isEqualTo(before);
      assertThat(priya.load()).contains(login(501, "priya"));
    }

    @Test
    void changesNothingWhereOneLoginDoesNotOpen() {
      database.update("UPDATE mycase_logins SET sealed = ? WHERE user_id = ?", sealed(501), 502);
      assertThatThrownBy(under(KeySource.of(NEXT, KEY))::resealAll)
          .hasMessageContaining("user 502")
          .hasMessageContaining("revoke --user 502");
      assertThat(database.texts("key_id", "SELECT key_id FROM mycase_logins"))
          .containsOnly(KEY.keyId());
    }
  }
}
