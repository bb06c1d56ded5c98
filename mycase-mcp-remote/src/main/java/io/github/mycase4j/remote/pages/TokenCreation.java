package io.github.mycase4j.remote.pages;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.remote.tokens.Grants;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * Creates an API token and shows it. Of all pages only this one holds a secret. Thread-safe;
 * performs I/O.
 */
final class TokenCreation implements Endpoint {
  private static final int LONGEST_NAME = 60;

  private final Site site;
  private final TokenRules rules;
  private final Visitors visitors;
  private final Grants grants;
  private final InstantSource clock;

  TokenCreation(
      Site site, TokenRules rules, Visitors visitors, Grants grants, InstantSource clock) {
    this.site = site;
    this.rules = rules;
    this.visitors = visitors;
    this.grants = grants;
    this.clock = clock;
  }

  /** The fields of a form that are right. */
  private record Wanted(String once, String name, int days, Scope scope) {}

  @Override
  public WebResponse handle(WebRequest request) {
    Visitors.Visit visit = visitors.checkForm(request);
    Wanted wanted = read(new Fields(request.form()));
    Grants.Created created =
        grants.createToken(
            visit.user().id(),
            visit.user().firmUuid(),
            wanted.once(),
            wanted.name(),
            wanted.days(),
            wanted.scope());
    return switch (created.result()) {
      case CREATED -> show(visit, wanted, Objects.requireNonNull(created.token()));
      case REPEATED ->
          throw new PageException(
              409,
              "repeated",
              "This form was already sent, and its token was shown then. It cannot be shown again:"
                  + " if you did not copy it, revoke it and create another.");
      case TOO_MANY ->
          throw new PageException(
              409,
              "too_many",
              "You have "
                  + Grants.MOST_API_TOKENS
                  + " tokens, which is the limit. Revoke one first.");
    };
  }

  private WebResponse show(Visitors.Visit visit, Wanted wanted, String token) {
    TokenCreatedView view =
        new TokenCreatedView(
            token,
            wanted.name(),
            When.of(clock.instant().plus(Duration.ofDays(wanted.days()))),
            wanted.scope() == Scope.READ_WRITE,
            ClientSnippets.of(rules.mcpUrl(), token));
    return site.page("token-created", "Your new token", visit.visitor(), view);
  }

  private Wanted read(Fields fields) {
    String once = fields.required("once", "Open the page again and send its form.");
    if (!once.matches("[A-Za-z0-9_-]{22,64}")) {
      throw PageException.form("once", "Open the page again and send its form.");
    }
    return new Wanted(once, name(fields), days(fields), scope(fields));
  }

  private static String name(Fields fields) {
    String problem = "Give the token a name of 1 to " + LONGEST_NAME + " characters.";
    String sent = fields.required("name", problem);
    String name = TextSanitizer.clean(sent.replaceAll("[\\p{Cc}\\p{Z}]+", " ")).strip();
    if (name.isEmpty() || sent.codePointCount(0, sent.length()) > LONGEST_NAME) {
      throw PageException.form("name", problem);
    }
    return name;
  }

  private int days(Fields fields) {
    List<Integer> allowed = rules.days();
    String problem = "Choose how long the token is valid: " + allowed + " days.";
    String sent = fields.required("days", problem);
    return allowed.stream()
        .filter(days -> days.toString().equals(sent))
        .findFirst()
        .orElseThrow(() -> PageException.form("days", problem));
  }

  private Scope scope(Fields fields) {
    String problem = "Choose whether the token may only read or also make changes.";
    String sent = fields.required("scope", problem);
    if (!sent.equals("read") && !sent.equals("write")) {
      throw PageException.form("scope", problem);
    }
    // On a read-only server every scope is narrowed, here as at the authorization endpoint.
    return sent.equals("write") && !rules.readOnly() ? Scope.READ_WRITE : Scope.READ;
  }
}
