package io.github.mycase4j.mcp.auth;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.mcp.connection.Connection;
import io.github.mycase4j.mcp.login.CodeExchange;
import io.github.mycase4j.mcp.login.LoginOutcome;
import io.github.mycase4j.mcp.login.LoopbackLogin;
import io.github.mycase4j.mcp.login.PendingLogin;
import io.github.mycase4j.mcp.login.Timer;
import io.github.mycase4j.mcp.login.browser.Browser;
import io.github.mycase4j.mcp.server.LoginContext;
import io.github.mycase4j.mcp.server.LoginResult;
import io.github.mycase4j.mcp.server.LoginStatus;
import io.github.mycase4j.mcp.server.LoginTools;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolFailedException;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The login of this connection, from the browser to the stored tokens, and its end.
 *
 * <p>Thread-safe.
 */
public final class Authentication implements LoginTools, CodeExchange {
  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final int SLICES = 9;
  private static final String QUESTION =
      "Log in to MyCase, so that Claude can see what your MyCase user sees. MyCase asks for"
          + " your password; Claude never sees it.";
  private static final String FORBIDDEN =
      "This MyCase user has no access to the API. The user needs the permission \"Manage your"
          + " firm's"
          + " preferences, billing, and payment options\"; a firm administrator can grant it"
          + " in MyCase's settings. Then call authenticate again.";

  private final Connection connection;
  private final LoopbackLogin pages;
  private final Browser browser;
  private final Ulids ids;
  private final Clock clock;

  /** The login whose outcome has not been reported yet. */
  private final AtomicReference<@Nullable PendingLogin> unreported = new AtomicReference<>();

  /** The login whose page was opened, or that the user was asked to open. */
  private final AtomicReference<@Nullable PendingLogin> shown = new AtomicReference<>();

  /** The account connected last, as far as this process knows: a logout deletes the stored one. */
  private volatile Account lastAccount = Account.UNKNOWN;

  /**
   * Creates the login; nothing is opened yet.
   *
   * @param timer ends the waits for the user
   */
  public Authentication(
      Connection connection,
      Browser browser,
      Ulids ids,
      SecureRandom random,
      Clock clock,
      Timer timer) {
    this.connection = connection;
    this.browser = browser;
    this.ids = ids;
    this.clock = clock;
    this.pages =
        new LoopbackLogin(
            connection.configuration().redirectPort(),
            (redirectUri, state) -> connection.oauth(redirectUri).authorizationUri(state),
            this,
            random,
            clock,
            timer);
  }

  /** Logs in unless there is a valid login. Waits for up to 45 s. */
  @Override
  public LoginResult login(ToolContext context) {
    PendingLogin last = unreported.get();
    if (last != null && last.isEnding()) {
      // The browser has its page already; a new login begins when this one is over.
      Optional<LoginOutcome> unused = last.await(SLICE, context.cancellation());
    }
    Optional<LoginResult> working = working(context);
    if (working.isPresent()) {
      return working.get();
    }
    String before = endOfTheLast();
    // Checked before a listener is up, so that a missing setting is reported at once.
    connection.oauth(connection.configuration().redirectUri());
    PendingLogin pending = pages.begin();
    unreported.set(pending);
    CompletableFuture<UrlElicitation.Action> reply = new CompletableFuture<>();
    Optional<UrlElicitation> prompt = context.urlElicitation();
    boolean isAnswered =
        prompt.filter(each -> each.isAnswered(QUESTION, pending.startUrl())).isPresent();
    if (isAnswered || shown.get() != pending) {
      if (prompt.isPresent()) {
        // Ends this call if the client has to repeat it with the user's response.
        UrlElicitation.PendingElicitation asked = prompt.get().ask(QUESTION, pending.startUrl());
        pending.atEnd(asked::complete);
        reply = asked.action();
      }
      shown.set(pending);
      if (prompt.isEmpty() && !browser.open(pending.startUrl())) {
        return notOpened(pending, before);
      }
    }
    for (int slice = 0; slice < SLICES; slice++) {
      context
          .progress()
          .report("Waiting for the login in the browser", slice * SLICE.toSeconds(), null);
      Optional<LoginOutcome> outcome = pending.await(SLICE, context.cancellation(), reply);
      if (outcome.isPresent()) {
        unreported.compareAndSet(pending, null);
        return output(outcome.get(), context);
      }
      if (reply.isDone()) {
        if (!isOpening(reply, pending)) {
          return notOpened(pending, before);
        }
        reply = new CompletableFuture<>();
      }
    }
    return LoginResult.waiting(
        pending.startUrl(),
        before
            + "The login is not finished yet. Log in at authorization_url in a browser on this"
            + " machine, then call authenticate again.");
  }

  /** Returns whether a browser is being opened; a client that cannot ask leaves it to us. */
  private boolean isOpening(CompletableFuture<UrlElicitation.Action> reply, PendingLogin pending) {
    if (reply.isCompletedExceptionally()) {
      return browser.open(pending.startUrl());
    }
    if (reply.join() == UrlElicitation.Action.DECLINE) {
      unreported.compareAndSet(pending, null);
      pending.close();
      throw new ToolFailedException(
          "The user declined to open MyCase's login page, so nothing was opened. Call"
              + " authenticate to ask again.");
    }
    return true;
  }

  /**
   * Returns how the previous login ended, if it ended after the call that began it; otherwise an
   * empty text.
   */
  private String endOfTheLast() {
    return outcomeOfTheLast(outcome -> true)
        .filter(outcome -> !(outcome instanceof LoginOutcome.Connected))
        .map(outcome -> "The last login was not finished. " + outcome.sentence() + " ")
        .orElse("");
  }

  /** Takes the outcome of the previous login, if it has ended with an outcome of this kind. */
  private Optional<LoginOutcome> outcomeOfTheLast(Predicate<LoginOutcome> sort) {
    PendingLogin last = unreported.get();
    return last == null
        ? Optional.empty()
        : last.await(Duration.ZERO, new Cancellation())
            .filter(outcome -> sort.test(outcome) && unreported.compareAndSet(last, null));
  }

  private Optional<LoginResult> working(ToolContext context) {
    Optional<Tokens> stored = usable();
    if (stored.isEmpty() || !clock.instant().isBefore(stored.get().refreshTokenExpiresAt())) {
      return Optional.empty();
    }
    // The call may have begun before this login was stored.
    belongsTo(stored.get().account(), context);
    try {
      Account account = ask(context.mycase(), stored.get().account());
      if (!account.equals(stored.get().account())) {
        keep(account, stored.get().account());
      }
      belongsTo(account, context);
      return Optional.of(
          LoginResult.connected(
              account,
              "MyCase is already connected, so no login page was opened."
                  + after(remarksOfTheLast())));
    } catch (LoginRequiredException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      throw new ToolFailedException(FORBIDDEN);
    }
  }

  /** Returns the remarks on a login that was completed after the call that began it. */
  private List<String> remarksOfTheLast() {
    return outcomeOfTheLast(LoginOutcome.Connected.class::isInstance)
        .map(outcome -> ((LoginOutcome.Connected) outcome).remarks())
        .orElse(List.of());
  }

  private static String after(List<String> remarks) {
    return remarks.isEmpty() ? "" : " " + String.join(" ", remarks);
  }

  /** Returns the stored login; one that was made with other addresses counts as none. */
  private Optional<Tokens> usable() {
    try {
      return connection.store().load();
    } catch (TokenStoreException e) {
      if (e.problem() == TokenStoreException.Problem.OTHER_ORIGINS) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Records the call under the account that logged in with it. */
  private static void belongsTo(Account account, ToolContext context) {
    if (context instanceof LoginContext own) {
      own.loggedInAs(account);
    }
  }

  private static LoginResult output(LoginOutcome outcome, ToolContext context) {
    if (outcome instanceof LoginOutcome.Connected done) {
      belongsTo(done.account(), context);
      return LoginResult.connected(done.account(), done.sentence() + after(done.remarks()));
    }
    throw new ToolFailedException(
        outcome instanceof LoginOutcome.Expired
            ? outcome.sentence() + " Call authenticate again for a new login page."
            : outcome.sentence());
  }

  private static LoginResult notOpened(PendingLogin pending, String before) {
    return LoginResult.waiting(
        pending.startUrl(),
        before
            + "No browser could be opened. Open authorization_url in a browser on this machine and"
            + " log in within 5 minutes, then call authenticate again.");
  }

  /**
   * Turns the code of a finished login page into stored tokens, and asks once whose they are,
   * before anything can be sent under them.
   *
   * @param code as MyCase gave it
   * @param redirectUri the one that the login page was given
   */
  @Override
  public LoginOutcome.Connected exchange(String code, URI redirectUri) {
    Account before = connection.accountOrUnknown();
    Tokens tokens = connection.oauth(redirectUri).exchange(Secret.of(code));
    Account account;
    try {
      account = ask(connection.mycase().under(tokens), tokens.account());
    } catch (AccessDeniedException e) {
      throw new MyCaseException(FORBIDDEN, e);
    } catch (LoginRequiredException e) {
      throw new MyCaseException(String.valueOf(e.getMessage()), e);
    } catch (MyCaseException e) {
      // The login is valid; the next authenticate asks again for its account.
      account = tokens.account();
    }
    Tokens login = tokens.withAccount(account);
    connection.forget();
    connection
        .store()
        .exclusively(
            () -> {
              connection.store().save(login);
              return login;
            });
    record(login);
    Account last = before.isUnknown() ? lastAccount : before;
    lastAccount = account;
    return new LoginOutcome.Connected(account, AccountChange.between(last, account));
  }

  /** Records a login; one that cannot be recorded is not kept. */
  private void record(Tokens login) {
    Account account = login.account();
    try {
      connection
          .audit()
          .record(
              AuditRecord.auth(ids.next(), "login")
                  .outcome(Outcome.SUCCESS)
                  .userId(account.userId())
                  .firm(account.firmUuid())
                  .build());
    } catch (RuntimeException e) {
      takeBack(login);
      throw new MyCaseException(
          "The login was not stored, because it cannot be recorded in the audit log: "
              + e.getMessage(),
          e);
    }
  }

  /** Deletes a login unless another one has replaced it. */
  private void takeBack(Tokens login) {
    connection
        .store()
        .exclusively(
            () -> {
              if (connection.store().load().filter(login::equals).isPresent()) {
                connection.store().delete();
              }
              return login;
            });
  }

  private static Account ask(MyCaseClient mycase, Account known) {
    StaffMember me = mycase.staff().me();
    return new Account(me.id(), me.fullName(), mycase.firm().get().name(), known.firmUuid());
  }

  /** Stores the account with the tokens of the login unless another one has replaced it. */
  private void keep(Account account, Account before) {
    connection
        .store()
        .exclusively(
            () -> {
              connection
                  .store()
                  .load()
                  .filter(tokens -> tokens.account().equals(before))
                  .ifPresent(tokens -> connection.store().save(tokens.withAccount(account)));
              return account;
            });
  }

  @Override
  public @Nullable String logout() {
    unreported.set(null);
    Account before = connection.accountOrUnknown();
    lastAccount = before.isUnknown() ? lastAccount : before;
    pages.pending().ifPresent(PendingLogin::close);
    connection.store().delete();
    List<String> notes = new ArrayList<>();
    connection.forget().ifPresent(notes::add);
    try {
      connection.audit().check();
    } catch (RuntimeException e) {
      notes.add("This logout is not in the audit log: " + e.getMessage());
    }
    return notes.isEmpty() ? null : String.join(" ", notes);
  }

  @Override
  public LoginStatus statusUnaudited(String problem) {
    List<String> problems = new ArrayList<>(connection.problems());
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
    return LoginStatus.nobody(problems);
  }

  @Override
  public LoginStatus status() {
    List<String> problems = new ArrayList<>(connection.problems());
    Optional<Tokens> stored = connection.login(problems);
    Optional<LoginRequiredException> rejection = stored.flatMap(connection::rejectionOf);
    return LoginStatus.of(stored, rejection, remedy(), problems, clock.instant());
  }
}
