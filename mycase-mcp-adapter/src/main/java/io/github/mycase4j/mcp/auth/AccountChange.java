package io.github.mycase4j.mcp.auth;

import io.github.mycase4j.client.auth.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A login as another user than the one before, in words. */
final class AccountChange {
  private AccountChange() {}

  /** Compares the account of a login with the account before it, where both are known. */
  static List<String> between(Account before, Account now) {
    boolean same =
        !differ(before.userId(), now.userId()) && !differ(before.firmUuid(), now.firmUuid());
    return same
        ? List.of()
        : List.of(
            "A different MyCase user is connected now: "
                + name(now)
                + " instead of "
                + name(before)
                + ". If you did not expect that, log out and connect again.");
  }

  private static boolean differ(@Nullable Object before, @Nullable Object now) {
    return before != null && now != null && !before.equals(now);
  }

  private static String name(Account account) {
    String user = account.userName() == null ? "user " + account.userId() : account.userName();
    return account.firmName() == null ? user : user + " (" + account.firmName() + ")";
  }
}
