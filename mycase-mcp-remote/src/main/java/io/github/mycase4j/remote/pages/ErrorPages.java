package io.github.mycase4j.remote.pages;

import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages of errors. Thread-safe; performs no I/O. */
public final class ErrorPages {
  private static final Next HOME = new Next("Go to the start page", "/");
  private static final Next TOKENS = new Next("Go to your connections", "/tokens");
  private static final Next ADMIN = new Next("Go to the admin page", "/admin");
  private static final Next LOGIN = new Next("Log in again", "/login");

  /** Where a person can go from here. */
  private record Next(String text, String href) {}

  /** The heading of a page, and where a person can go from it; null for nowhere but back. */
  private record Look(String heading, @Nullable Next next) {}

  private static final Look OTHER = new Look("Something went wrong", HOME);
  private static final Map<String, Look> LOOKS =
      Map.ofEntries(
          Map.entry("not_found", new Look("Page not found", HOME)),
          Map.entry("method_not_allowed", new Look("This page cannot be opened this way", HOME)),
          Map.entry("too_large", new Look("That was too much text", null)),
          Map.entry("unsupported_media_type", new Look("This form cannot be read", null)),
          Map.entry("too_many_requests", new Look("Too many requests", null)),
          Map.entry("internal", OTHER),
          Map.entry("unavailable", new Look("One moment, please", null)),
          Map.entry("form", new Look("Please check the form", TOKENS)),
          Map.entry("csrf", new Look("This form is no longer valid", TOKENS)),
          Map.entry("repeated", new Look("This token was already created", TOKENS)),
          Map.entry("too_many", new Look("You have too many tokens", TOKENS)),
          Map.entry("not_admin", new Look("For admins only", TOKENS)),
          Map.entry("request_unknown", new Look("This request is no longer open", null)),
          Map.entry("unknown_client", new Look("Unknown program", null)),
          Map.entry("client_document", new Look("Unknown program", null)),
          Map.entry("redirect_uri", new Look("This program cannot be connected", null)),
          Map.entry("login_state", new Look("This login is no longer open", LOGIN)),
          Map.entry("mycase_denied", new Look("You did not allow the login", LOGIN)),
          Map.entry("mycase_forbidden", new Look("MyCase did not allow the login", LOGIN)),
          Map.entry("mycase_unreachable", new Look("MyCase cannot be reached", LOGIN)),
          Map.entry("other_firm", new Look("This server is for another firm", HOME)),
          Map.entry("firm_not_set", new Look("An admin has to log in first", HOME)),
          Map.entry("user_blocked", new Look("Your access is blocked", HOME)),
          Map.entry("user_inactive", new Look("Your MyCase account is not active", HOME)),
          Map.entry("audit", new Look("Logins are paused", HOME)));

  private static final Map<String, String> FIELDS =
      Map.of(
          "name", "Name",
          "days", "Valid for",
          "scope", "Access",
          "once", "Form number",
          "decision", "Decision",
          "kind", "What to revoke",
          "id", "What to revoke",
          "user_id", "User",
          "blocked", "Block or unblock");

  private final Site site;

  /** Creates the pages. */
  public ErrorPages(Site site) {
    this.site = site;
  }

  /**
   * What the template shows. Public for it.
   *
   * @param field the name of the field that is wrong; null for none
   * @param fieldLabel its label; null without a field
   * @param nextText the text of the link that leads on; null for none
   * @param nextHref the target of that link; null for none
   */
  public record View(
      int status,
      String code,
      String heading,
      String message,
      @Nullable String field,
      @Nullable String fieldLabel,
      @Nullable String nextText,
      @Nullable String nextHref) {}

  /** Returns the page of an exception. */
  public WebResponse page(PageException error) {
    return page(error.status(), error.code(), error.sentence(), error.field());
  }

  /**
   * Returns the page of an error.
   *
   * @param code the code; one that is not known here gets a general heading
   * @param message a sentence or two for the person
   * @param field the name of the field that is wrong; null for none
   */
  public WebResponse page(int status, String code, String message, @Nullable String field) {
    Look look = LOOKS.getOrDefault(code, OTHER);
    Next next = "user_id".equals(field) || "blocked".equals(field) ? ADMIN : look.next();
    View view =
        new View(
            status,
            code,
            look.heading(),
            message,
            field,
            field == null ? null : FIELDS.getOrDefault(field, field),
            next == null ? null : next.text(),
            next == null ? null : next.href());
    return WebResponse.html(status, site.render("error", look.heading(), null, view));
  }
}
