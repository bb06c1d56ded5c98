package io.github.mycase4j.remote.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.remote.audit.AuditUnavailableException;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.web.PageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AdmissionTest extends ServerTestBase {
  private static final long ANN = 501;
  private static final long BEN = 502;

  private final AtomicLong blockedHere = new AtomicLong();

  private Profile profile(long id, String firm, String email) {
    return new Profile(id, firm, "Doe & Roe", "User " + id, email, true);
  }

  private Profile ann() {
    return profile(ANN, "firm_1", "Ann@Example.com");
  }

  private Profile ben() {
    return profile(BEN, "firm_1", "ben@example.com");
  }

  private void admit(Settings settings, Profile profile) {
    new Admission(settings, database, events, clock).admit(profile);
  }

  private void refuses(Settings settings, Profile profile, String code) {
    assertThatThrownBy(() -> admit(settings, profile))
        .isInstanceOfSatisfying(
            PageException.class,
            page -> {
              assertThat(page.status()).isEqualTo(403);
              assertThat(page.code()).isEqualTo(code);
            });
    List<Map<String, Object>> records = audit.events();
    assertThat(records.get(records.size() - 1))
        .containsEntry("outcome", "denied")
        .containsEntry("user_id", (int) profile.id())
        .containsEntry("params", Map.of("event", "login-refused", "reason", code));
  }

  private StoredUsers users(Settings settings) {
    return new StoredUsers(settings, database, events, blockedHere::set);
  }

  private boolean isAdmin(Settings settings, long id) {
    StoredUsers users = users(settings);
    return users.isAdmin(users.find(id).orElseThrow());
  }

  @Nested
  class Row44 {
    private Settings settings;

    @BeforeEach
    void configure() {
      settings = settings("501");
    }

    @Test
    void anotherFirmIsRefusedAndNothingIsStored() {
      admit(settings, ann());
      refuses(settings, profile(BEN, "firm_2", null), "other_firm");
      assertThat(users(settings).find(BEN)).isEmpty();
    }

    @Test
    void theConfiguredFirmIsComparedAsText() {
      Settings one = withFirm("firm_1", "501");
      refuses(one, profile(ANN, "FIRM_1", null), "other_firm");
      admit(one, ben());
      assertThat(users(one).find(BEN)).isPresent();
    }

    @Test
    void aBlockedUserIsRefusedAndStaysBlocked() {
      admit(settings, ann());
      admit(settings, ben());
      users(settings).block(BEN, true, ANN);
      refuses(settings, ben(), "user_blocked");
      assertThat(users(settings).find(BEN).orElseThrow().blocked()).isTrue();
    }

    @Test
    void anInactiveUserIsRefused() {
      admit(settings, ann());
      refuses(
          settings, new Profile(BEN, "firm_1", "Doe & Roe", "Ben", null, false), "user_inactive");
      assertThat(users(settings).find(BEN)).isEmpty();
    }

    @Test
    void theReasonsComeInTheirOrder() {
      admit(settings, ann());
      admit(settings, ben());
      users(settings).block(BEN, true, ANN);
      refuses(settings, new Profile(BEN, "firm_2", "Other", "Ben", null, false), "other_firm");
      refuses(
          settings, new Profile(BEN, "firm_1", "Doe & Roe", "Ben", null, false), "user_blocked");
    }

    @Test
    void aRefusalStandsWhereItCannotBeRecorded() {
      admit(settings, ann());
      audit.breaks(true);
      assertThatThrownBy(() -> admit(settings, profile(BEN, "firm_2", null)))
          .isInstanceOf(PageException.class);
      audit.breaks(false);
      audit.check();
      assertThat(audit.params()).endsWith(Map.of("event", "login-refused", "reason", "other_firm"));
    }
  }

  private Settings withFirm(String firm, String... admins) {
    Settings plain = settings(admins);
    return settings(plain.mycase(), List.of(admins), Optional.of(firm));
  }

  @Nested
  class Row45 {
    @Test
    void nobodyGetsInBeforeAnAdminOfTheConfiguration() {
      Settings settings = settings("501");
      refuses(settings, ben(), "firm_not_set");
      admit(settings, ann());
      admit(settings, ben());
      assertThat(users(settings).all()).extracting(User::id).containsExactly(ANN, BEN);
      assertThat(users(settings).firmName()).contains("Doe & Roe");
    }

    @Test
    void anAdminCanBeNamedByAddressInAnyCase() {
      Settings settings = settings("ann@example.com");
      refuses(settings, ben(), "firm_not_set");
      admit(settings, ann());
      assertThat(isAdmin(settings, ANN)).isTrue();
    }

    @Test
    void theFirmStaysThatOfTheFirstAdmin() {
      Settings settings = settings("501", "601");
      admit(settings, ann());
      refuses(settings, profile(601, "firm_2", null), "other_firm");
    }

    @Test
    void aConfiguredFirmNeedsNoAdmin() {
      Settings settings = withFirm("firm_1", "501");
      admit(settings, ben());
      assertThat(isAdmin(settings, BEN)).isFalse();
    }

    @Test
    void anAdminWhoIsInactiveDoesNotPinTheFirm() {
      Settings settings = settings("501", "601");
      refuses(settings, new Profile(ANN, "firm_2", "Other", "Ann", null, false), "user_inactive");
      admit(settings, profile(601, "firm_1", null));
    }
  }

  @Nested
  class Row46 {
    private Settings settings;

    @BeforeEach
    void configure() {
      settings = settings("ann@example.com");
    }

    @Test
    void anAddressStandsForTheMemberOfTheStaffWhoCameFirst() {
      admit(settings, ann());
      admit(settings, profile(BEN, "firm_1", "ann@EXAMPLE.com"));
      assertThat(isAdmin(settings, BEN)).isFalse();
      assertThat(isAdmin(settings, ANN)).isTrue();
      assertThat(audit.params())
          .containsExactly(
              Map.of("event", "login"), Map.of("event", "login"), Map.of("event", "admin-refused"));
      assertThat(audit.events().get(2))
          .containsEntry("outcome", "denied")
          .containsEntry("user_id", (int) BEN);
      assertThat(audit.verify()).isZero();
    }

    @Test
    void anAdminKeepsTheRightWithANewAddressAtMyCase() {
      admit(settings, ann());
      admit(settings, profile(ANN, "firm_1", "ann.doe@example.com"));
      assertThat(isAdmin(settings, ANN)).isTrue();
    }

    @Test
    void aRefusedLoginBindsNoAddress() {
      admit(settings("501", "boss@example.com"), ann());
      Settings boss = settings("boss@example.com");
      refuses(
          boss,
          new Profile(BEN, "firm_1", "Doe & Roe", "Ben", "boss@example.com", false),
          "user_inactive");
      admit(boss, profile(503, "firm_1", "boss@example.com"));
      assertThat(isAdmin(boss, 503)).isTrue();
    }
  }

  @Nested
  class Row47 {
    @Test
    void theConfigurationOfNowDecides() {
      admit(settings("501", "ben@example.com"), ann());
      admit(settings("501", "ben@example.com"), ben());
      assertThat(isAdmin(settings("501", "ben@example.com"), BEN)).isTrue();
      assertThat(isAdmin(settings("501"), BEN)).isFalse();
      assertThat(isAdmin(settings("502"), ANN)).isFalse();
      assertThat(isAdmin(settings("502"), BEN)).isTrue();
    }
  }

  @Nested
  class Row57 {
    @Test
    void aLoginThatCannotBeRecordedIsNotStored() {
      Settings settings = settings("501");
      audit.breaks(true);
      assertThatThrownBy(() -> admit(settings, ann()))
          .isInstanceOf(AuditUnavailableException.class);
      assertThat(users(settings).all()).isEmpty();
      assertThat(users(settings).firmName()).isEmpty();
    }
  }

  @Test
  void aLaterLoginKeepsWhatMyCaseSaysThen() {
    Settings settings = settings("501");
    admit(settings, ann());
    clock.advance(Duration.ofDays(1));
    admit(settings, new Profile(ANN, "firm_1", "Doe, Roe & Co", "Ann Doe-Roe", null, true));
    User user = users(settings).find(ANN).orElseThrow();
    assertThat(user.name()).isEqualTo("Ann Doe-Roe");
    assertThat(user.email()).isNull();
    assertThat(user.lastLoginAt()).isEqualTo(clock.instant());
    assertThat(user.createdAt()).isEqualTo(clock.instant().minus(Duration.ofDays(1)));
    assertThat(users(settings).firmName()).contains("Doe, Roe & Co");
  }

  @Test
  void nothingShowsNamesOrAddresses() {
    admit(settings("501"), ann());
    assertThat(ann()).hasToString("Profile[501]");
    assertThat(users(settings()).find(ANN).orElseThrow()).hasToString("User[501]");
  }

  @Nested
  class Row78 {
    private Settings settings;

    @BeforeEach
    void configure() {
      settings = settings("501");
    }

    @Test
    void aBlockEndsSessionsAndCallsAndIsRecorded() {
      admit(settings, ann());
      admit(settings, ben());
      StoredUsers users = users(settings);
      BrowserSessions sessions =
          new StoredBrowserSessions(publicUrl(HTTP), database, users, random, clock);
      BrowserSessions.Opened opened = sessions.login(sessions.open(get("/login")).session(), BEN);
      String cookie = sentBack(opened.setCookie().orElseThrow());
      assertThat(users.block(BEN, true, ANN)).isTrue();
      assertThat(sessions.user(get("/tokens", cookie))).isEmpty();
      assertThat(blockedHere).hasValue(BEN);
      assertThat(audit.events().get(2))
          .containsEntry("user_id", (int) BEN)
          .containsEntry("outcome", "success")
          .containsEntry("params", Map.of("event", "blocked", "by", (int) ANN));
      users.block(BEN, false, ANN);
      assertThat(sessions.user(get("/tokens", cookie))).isEmpty();
      admit(settings, ben());
      assertThat(audit.params()).contains(Map.of("event", "unblocked", "by", (int) ANN));
    }

    @Test
    void aUserWhoNeverLoggedInCannotBeBlocked() {
      assertThat(users(settings).block(BEN, true, ANN)).isFalse();
      assertThat(audit.events()).isEmpty();
    }

    @Test
    void aBlockTakesEffectWhereItCannotBeRecordedButItsEndDoesNot() {
      admit(settings, ann());
      admit(settings, ben());
      audit.breaks(true);
      StoredUsers users = users(settings);
      assertThat(users.block(BEN, true, ANN)).isTrue();
      assertThat(users.find(BEN).orElseThrow().blocked()).isTrue();
      assertThatThrownBy(() -> users.block(BEN, false, ANN))
          .isInstanceOf(AuditUnavailableException.class);
      assertThat(users.find(BEN).orElseThrow().blocked()).isTrue();
    }
  }
}
