package io.github.mycase4j.remote;

import io.github.mycase4j.audit.AuditException;
import io.github.mycase4j.mcp.config.ProductVersion;
import io.github.mycase4j.remote.config.ConfigurationErrors;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.config.SettingsReader;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.Grants;
import io.github.mycase4j.remote.tokens.Revocation;
import io.github.mycase4j.remote.users.StoredBrowserSessions;
import io.github.mycase4j.remote.users.StoredUsers;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command that revokes grants and API tokens, also beside a running server. */
final class RevokeCommand {
  private static final Revocation WHY = new Revocation(Revocation.Reason.CLI, null);
  private static final String HOW =
      "revoke needs one of --all, --user ID, --grant ID and --token ID";

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  RevokeCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** Revokes and prints how many grants and tokens were live. */
  int run(List<String> options) throws UsageException, ConfigurationErrors {
    String what = options.isEmpty() ? "" : options.get(0);
    if (options.size() != (what.equals("--all") ? 1 : 2)) {
      throw new UsageException(HOW);
    }
    String id = options.get(options.size() - 1);
    if (!List.of("--all", "--user", "--grant", "--token").contains(what)) {
      throw new UsageException(HOW);
    }
    if (what.equals("--user") && !id.matches("\\d{1,18}")) {
      throw new UsageException("--user needs a staff id, such as 1000");
    }
    Settings settings = new SettingsReader(environment, System::getProperty).read();
    Clock clock = Clock.systemUTC();
    try (Storage storage = Storage.open(settings, clock, ProductVersion.current(), Map.of())) {
      int revoked = revoke(storage, settings, clock, what, id);
      out.println("revoked " + revoked);
      return 0;
    } catch (AuditException e) {
      // The revocations took effect; what could not be recorded is named by the message.
      err.println(Main.NAME + ": " + e.getMessage());
      return 1;
    }
  }

  private static int revoke(
      Storage storage, Settings settings, Clock clock, String what, String id) {
    Grants grants = storage.grants();
    return switch (what) {
      case "--grant" -> one(grants, Bearer.Kind.GRANT, id);
      case "--token" -> one(grants, Bearer.Kind.API_TOKEN, id);
      default -> users(storage, settings, clock, what.equals("--user") ? Long.valueOf(id) : null);
    };
  }

  /** Revokes all of one user, or of all. */
  private static int users(Storage storage, Settings settings, Clock clock, @Nullable Long userId) {
    StoredUsers users =
        new StoredUsers(settings, storage.database(), storage.events(storage.log()), any -> {});
    List<Long> concerned =
        userId == null ? users.all().stream().map(user -> user.id()).toList() : List.of(userId);
    StoredBrowserSessions sessions =
        new StoredBrowserSessions(
            settings.publicUrl(), storage.database(), users, new SecureRandom(), clock);
    // Sessions first: they would keep the login, and could create new tokens.
    concerned.forEach(sessions::endAll);
    try {
      return storage.grants().revokeAll(userId, WHY);
    } finally {
      // The revocations deleted the logins of users who had something to revoke.
      concerned.forEach(storage.unusedLogins()::delete);
    }
  }

  private static int one(Grants grants, Bearer.Kind kind, String id) {
    boolean live =
        grants.list(null).stream()
            .anyMatch(entry -> entry.kind() == kind && entry.id().equals(id) && entry.isLive());
    grants.revoke(kind, id, null, WHY);
    return live ? 1 : 0;
  }
}
