package io.github.mycase4j.remote.pages;

import io.github.mycase4j.remote.login.MyCaseLogins;
import io.github.mycase4j.remote.tokens.Bearer;
import io.github.mycase4j.remote.tokens.Grants;
import io.github.mycase4j.remote.tokens.Revocation;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.Users;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which users see and end their own grants and API tokens, and create API tokens.
 * Thread-safe; performs I/O.
 */
public final class TokensPage {
  private static final String PATH = "/tokens";
  private static final int NONCE_BYTES = 16;

  private final Site site;
  private final TokenRules rules;
  private final BrowserSessions sessions;
  private final Visitors visitors;
  private final Grants grants;
  private final MyCaseLogins logins;
  private final InstantSource clock;
  private final SecureRandom random;

  /** Creates the page. */
  public TokensPage(
      Site site,
      TokenRules rules,
      BrowserSessions sessions,
      Users users,
      Grants grants,
      MyCaseLogins logins,
      InstantSource clock,
      SecureRandom random) {
    this.site = site;
    this.rules = rules;
    this.sessions = sessions;
    this.visitors = new Visitors(sessions, users);
    this.grants = grants;
    this.logins = logins;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What the template shows. Public for it.
   *
   * @param loginLive whether the login at MyCase is valid
   * @param loginUntil when that login ends unless it is used; null where that is not known
   * @param once the nonce of the form that creates a token
   * @param days how long a new token may live; empty where none may be created
   */
  public record View(
      Visitor visitor,
      boolean loginLive,
      @Nullable When loginUntil,
      List<EntryRow> grants,
      List<EntryRow> tokens,
      String once,
      List<Integer> days,
      boolean readOnly,
      List<ClientSnippets.Snippet> snippets) {}

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.page(PATH, this::show),
        Route.form("/tokens/create", new TokenCreation(site, rules, visitors, grants, clock)),
        Route.form("/tokens/revoke", this::revoke));
  }

  private WebResponse show(WebRequest request) {
    return visitors
        .find(request)
        .map(this::show)
        .orElseGet(() -> WebResponse.seeOther("/login?next=" + PATH));
  }

  private WebResponse show(Visitors.Visit visit) {
    Visitor visitor = visit.visitor();
    List<Grants.Entry> entries = grants.list(visitor.id());
    MyCaseLogins.State login = logins.state(visitor.id());
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    View view =
        new View(
            visitor,
            login.live(),
            When.ofNullable(login.validUntil()),
            EntryRow.of(entries, Bearer.Kind.GRANT, clock.instant(), owner -> visitor.name()),
            EntryRow.of(entries, Bearer.Kind.API_TOKEN, clock.instant(), owner -> visitor.name()),
            Base64.getUrlEncoder().withoutPadding().encodeToString(nonce),
            rules.days(),
            rules.readOnly(),
            ClientSnippets.of(rules.mcpUrl(), ClientSnippets.NO_TOKEN));
    return site.page("tokens", "Your connections", visitor, view);
  }

  private WebResponse revoke(WebRequest request) {
    Visitors.Visit visit = visitors.checkForm(request);
    long userId = visit.user().id();
    Revocation why = new Revocation(Revocation.Reason.USER, userId);
    Fields fields = new Fields(request.form());
    String word = fields.required("kind", "The form does not say what to revoke.");
    if (word.equals("all")) {
      grants.revokeAll(userId, why);
      sessions.endOthers(userId, visit.session());
    } else {
      Bearer.Kind kind =
          Fields.kind(word)
              .orElseThrow(
                  () -> PageException.form("kind", "The form does not say what to revoke."));
      String id = fields.required("id", "The form does not say which entry to revoke.");
      if (!grants.revoke(kind, id, userId, why)) {
        throw Fields.notFound();
      }
    }
    return WebResponse.seeOther(PATH);
  }
}
