package io.github.mycase4j.remote.users;

import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.SettingsTable;
import io.github.mycase4j.remote.store.Sql;
import io.github.mycase4j.remote.store.UsersTable;
import io.github.mycase4j.remote.web.PageException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Decides who may use the server after a login at MyCase: the staff of one firm, unless blocked
 * here or inactive there. Without {@code MYCASE_FIRM_UUID} the firm is that of the first admin who
 * logs in. Thread-safe; performs I/O.
 */
public final class Admission {
  /** The setting that keeps the firm. */
  static final String FIRM = "firm_uuid";

  /** The setting that keeps the name of the firm. */
  static final String FIRM_NAME = "firm_name";

  private final Database database;
  private final Optional<String> configuredFirm;
  private final Admins admins;
  private final AuthEvents events;
  private final InstantSource clock;

  /** Creates the decision of one server. */
  public Admission(Settings settings, Database database, AuthEvents events, InstantSource clock) {
    this.database = database;
    this.configuredFirm = settings.firmUuid();
    this.admins = new Admins(settings.admins());
    this.events = events;
    this.clock = clock;
  }

  /**
   * Admits a member of the staff: writes the audit record, then keeps the user, and with the first
   * admin the firm.
   *
   * @throws PageException with 403 and the reason; then only the audit record {@code login-refused}
   *     is written
   * @throws io.github.mycase4j.remote.audit.AuditUnavailableException when the login cannot be
   *     recorded; then nothing is kept
   */
  public void admit(Profile profile) {
    AuthEvents.Subject subject = new AuthEvents.Subject(profile.id(), profile.firmUuid(), null);
    try {
      boolean refused =
          database.run(
              sql -> {
                check(sql, profile);
                return admins.isRefused(sql, profile);
              });
      events.record("login", subject, Map.of());
      if (refused) {
        events.record("admin-refused", subject, Map.of());
      }
      database.transaction(sql -> keep(sql, profile));
    } catch (PageException e) {
      // A refusal stands whether or not it can be recorded now.
      events.recordOrOwe("login-refused", subject, Map.of("reason", e.code()));
      throw e;
    }
  }

  private void check(Sql sql, Profile profile) {
    Optional<String> firm = configuredFirm.or(() -> new SettingsTable(sql).find(FIRM));
    if (firm.isPresent() && !firm.get().equals(profile.firmUuid())) {
      throw otherFirm();
    }
    if (firm.isEmpty() && !admins.isAdminAtLogin(sql, profile)) {
      throw new PageException(
          403,
          "firm_not_set",
          "No administrator of this server has logged in yet. Ask one of them to log in first.");
    }
    if (new UsersTable(sql).find(profile.id()).filter(UsersTable.UserRow::blocked).isPresent()) {
      throw new PageException(
          403,
          "user_blocked",
          "An administrator has blocked your access to this server. Ask your administrator.");
    }
    if (!profile.active()) {
      throw new PageException(
          403,
          "user_inactive",
          "Your account at MyCase is inactive. Ask your firm's administrator.");
    }
  }

  private static PageException otherFirm() {
    return new PageException(
        403,
        "other_firm",
        "This server is for another firm. Log in to MyCase with your account at that firm.");
  }

  private boolean keep(Sql sql, Profile profile) {
    SettingsTable settings = new SettingsTable(sql);
    // Of two first admins of different firms who log in at once, one is too late.
    if (configuredFirm.isEmpty()
        && !settings.keepFirst(FIRM, profile.firmUuid()).equals(profile.firmUuid())) {
      throw otherFirm();
    }
    admins.bind(sql, profile);
    settings.put(FIRM_NAME, profile.firmName());
    new UsersTable(sql)
        .loggedIn(
            profile.id(), profile.firmUuid(), profile.name(), profile.email(), clock.instant());
    return true;
  }
}
