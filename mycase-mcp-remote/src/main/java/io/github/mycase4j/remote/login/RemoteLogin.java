package io.github.mycase4j.remote.login;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.mcp.server.LoginProblem;
import io.github.mycase4j.mcp.server.LoginResult;
import io.github.mycase4j.mcp.server.LoginStatus;
import io.github.mycase4j.mcp.server.LoginTools;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.Grants;
import io.github.mycase4j.remote.tokens.Revocation;
import io.github.mycase4j.remote.users.UserConnection;
import io.github.mycase4j.remote.users.UserInactiveException;
import io.github.mycase4j.remote.web.UnavailableException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The login tools of a request: users log in with a browser at this server, and a logout ends the
 * grant or API token of the request. Thread-safe; performs I/O.
 */
final class RemoteLogin implements LoginTools {
  private static final String FORBIDDEN =
      "This MyCase user has no access to the API. The user needs the permission \"Manage your"
          + " firm's preferences, billing, and payment options\"; a firm administrator can grant it"
          + " in MyCase's settings. Then call authenticate again.";

  private final UserConnection connection;
  private final Bearer bearer;
  private final Grants grants;
  private final Remains remains;
  private final URI loginPage;
  private final InstantSource clock;

  /**
   * Creates the login of a request; performs no I/O.
   *
   * @param bearer the token of the request
   */
  RemoteLogin(
      UserConnection connection,
      Bearer bearer,
      Grants grants,
      Remains remains,
      PublicUrl publicUrl,
      InstantSource clock) {
    this.connection = connection;
    this.bearer = bearer;
    this.grants = grants;
    this.remains = remains;
    this.loginPage = URI.create(publicUrl.at("/login"));
    this.clock = clock;
  }

  @Override
  public String remedy() {
    return "Log in at " + loginPage + ".";
  }

  @Override
  public LoginStatus status() {
    List<String> problems = new ArrayList<>();
    Optional<Tokens> stored = Optional.empty();
    try {
      stored = connection.login().load();
      if (stored.isEmpty()) {
        problems.add("There is no MyCase login. " + remedy());
      } else if (!connection.refresh().active()) {
        problems.add(UserInactiveException.SENTENCE);
      }
    } catch (TokenStoreException e) {
      problems.add(isUnreachable(e) ? e.getMessage() : e.getMessage() + " " + remedy());
    } catch (MyCaseException e) {
      problems.add(e.getMessage());
    }
    return LoginStatus.of(
        stored, stored.flatMap(connection::rejectionOf), remedy(), problems, clock.instant());
  }

  /** Tells nothing: on a server that others use, every call that cannot be recorded fails. */
  @Override
  public boolean needsRecords() {
    return true;
  }

  @Override
  public LoginStatus statusUnaudited(String problem) {
    throw new ToolFailedException("The audit log cannot be written. " + problem);
  }

  /** Says whether the login works; never opens a browser, and never asks through the client. */
  @Override
  public LoginResult login(ToolContext context) {
    Optional<Tokens> stored;
    try {
      stored = connection.login().load();
    } catch (TokenStoreException e) {
      if (isUnreachable(e)) {
        throw e;
      }
      return waiting(e.getMessage());
    }
    if (stored.isEmpty()) {
      return waiting("");
    } else if (!clock.instant().isBefore(stored.get().refreshTokenExpiresAt())) {
      return waiting("The login has expired.");
    }
    try {
      return LoginResult.connected(
          ask(context.mycase(), stored.get().account()), "MyCase is already connected.");
    } catch (UserInactiveException e) {
      return waiting(e.getMessage());
    } catch (LoginRequiredException e) {
      return waiting(LoginProblem.sentence(e));
    } catch (AccessDeniedException e) {
      throw new ToolFailedException(FORBIDDEN);
    }
  }

  /** Returns whether the login may be fine, and cannot be read now. */
  private static boolean isUnreachable(TokenStoreException failure) {
    return failure.problem() == TokenStoreException.Problem.UNREADABLE;
  }

  private LoginResult waiting(String why) {
    return LoginResult.waiting(
        loginPage,
        (why
                + " Open authorization_url in a browser and log in to MyCase, then call authenticate"
                + " again.")
            .strip());
  }

  private Account ask(MyCaseClient mycase, Account known) {
    StaffMember me = mycase.staff().me();
    boolean active = !Boolean.FALSE.equals(me.active());
    connection.answered(active);
    if (!active) {
      connection.forget();
      throw new UserInactiveException();
    }
    return new Account(me.id(), me.fullName(), mycase.firm().get().name(), known.firmUuid());
  }

  /** Revokes the grant or API token of the request; the login goes with the last one. */
  @Override
  public @Nullable String logout() {
    connection.evict();
    String left = revoked();
    if (left == null) {
      connection.forget();
      return null;
    }
    return "This "
        + (bearer.kind() == Bearer.Kind.GRANT ? "client" : "API token")
        + " has no access anymore. The MyCase login stays for "
        + left
        + " of this user; "
        + loginPage.resolve("/tokens")
        + " shows them and ends them.";
  }

  /** Ends the access, whose record is owed, and fails as every call does that is not recorded. */
  @Override
  public @Nullable String logoutUnaudited(String problem) {
    String left = logout();
    throw new ToolFailedException(
        (left == null ? "The access was ended, and the MyCase login was deleted." : left)
            + " But that could not be recorded in the audit log: "
            + problem);
  }

  /** Returns what is left after the revocation; null for nothing. */
  private @Nullable String revoked() {
    try {
      boolean unused =
          grants.revoke(
              bearer.kind(),
              bearer.id(),
              null,
              new Revocation(Revocation.Reason.LOGOUT, bearer.userId()));
      return remains.of(bearer.userId());
    } catch (UnavailableException e) {
      throw new ToolFailedException(String.valueOf(e.getMessage()));
    }
  }
}
