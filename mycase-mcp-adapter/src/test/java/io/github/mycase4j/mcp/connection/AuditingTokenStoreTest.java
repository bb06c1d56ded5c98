package io.github.mycase4j.mcp.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.LoginRequiredException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AuditingTokenStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-11T19:30:00Z");

  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private final List<AuditRecord> log = new ArrayList<>();
  private boolean logWorks = true;
  private final AuditingTokenStore renewals =
      new AuditingTokenStore(store, new Ulids(() -> NOW, new Random(1)), this::append);

  private void append(AuditRecord record) {
    if (!logWorks) {
      throw new IllegalStateException("the disk is full");
    }
    log.add(record);
  }

  private static Tokens login(int number) {
    return new Tokens(
        Secret.of("access-" + number),
        NOW,
        Secret.of("refresh-" + number),
        NOW.plusSeconds(60),
        new Account(501L, "Priya Raman", "Firm", "firm-1"));
  }

  @BeforeEach
  void logIn() {
    store.save(login(1));
  }

  private Tokens renew() {
    return renewals.exclusively(
        () -> {
          renewals.save(login(2));
          return login(2);
        });
  }

  private LoginRequiredException refuse() {
    return catchThrowableOfType(
        LoginRequiredException.class,
        () ->
            renewals.<Tokens>exclusively(
                () -> {
                  throw new LoginRequiredException(
                      LoginRequiredException.Reason.REFRESH_REJECTED,
                      "MyCase refused. Log in again.");
                }));
  }

  @Nested
  class ARefresh {
    @Test
    void leavesALineInTheFormOfItsLog() {
      AuditingTokenStore events =
          new AuditingTokenStore(
              store, () -> AuditRecord.event("1", "refresh"), AuditingTokenStoreTest.this::append);
      Tokens unused =
          events.exclusively(
              () -> {
                events.save(login(3));
                return login(3);
              });
      assertThat(log).extracting(AuditRecord::tool).containsExactly(Optional.empty());
    }

    @Test
    void leavesOneLine() {
      assertThat(renew()).isEqualTo(login(2));
      assertThat(log).hasSize(1).first().asString().contains("auth", "refresh", "SUCCESS");
      assertThat(renewals.rejectionOf(login(2))).isEmpty();
    }

    @Test
    void thatSomebodyElseHasDoneLeavesNone() {
      assertThat(renewals.<Tokens>exclusively(() -> login(1))).isEqualTo(login(1));
      assertThat(log).isEmpty();
    }

    @Test
    void isKeptWhereItsLineCannotBeWrittenAndTheCallerHearsOfIt() {
      logWorks = false;
      assertThatThrownBy(() -> renew()).hasMessage("the disk is full");
      assertThat(store.load()).contains(login(2));
    }
  }

  @Nested
  class ARejection {
    @Test
    void isRememberedForThatLoginAlone() {
      assertThat(refuse()).hasMessage("MyCase refused. Log in again.");
      assertThat(renewals.rejectionOf(login(1)).orElseThrow())
          .hasMessage("MyCase refused. Log in again.");
      assertThat(renewals.rejectionOf(login(2))).isEmpty();
      assertThat(log).hasSize(1).first().asString().contains("auth", "refresh", "ERROR");
    }

    @Test
    void staysTheFailureWhereItsLineCannotBeWritten() {
      logWorks = false;
      assertThat(refuse().getSuppressed()).singleElement().asString().contains("the disk is full");
      assertThat(renewals.rejectionOf(login(1))).isPresent();
    }

    @Test
    void withoutALoginIsNone() {
      renewals.delete();
      assertThat(refuse()).isNotNull();
      assertThat(log).isEmpty();
      assertThat(renewals.rejectionOf(login(1))).isEmpty();
    }
  }
}
