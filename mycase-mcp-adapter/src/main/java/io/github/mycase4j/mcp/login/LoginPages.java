package io.github.mycase4j.mcp.login;

import io.github.mycase4j.client.auth.Account;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The pages that a user sees at the end of a login. Each page is self-contained, every external
 * text is escaped, and the policy allows only the one script, which removes code and state from the
 * address bar and the history.
 */
final class LoginPages {
  private static final String CLOSE = "You can close this window and go back to Claude.";
  private static final String AGAIN =
      "You can close this window. To try again, go back to Claude and ask it to connect to MyCase.";

  private static final String CHECK = "<path d=\"M9 16.5l4.7 4.7L23 11.5\"/>";
  private static final String CROSS = "<path d=\"M11 11l10 10M21 11L11 21\"/>";
  private static final String CLOCK = "<path d=\"M16 8.5V16l5 3\"/>";
  private static final String DOTS =
      "<path stroke-width=\"3.8\" d=\"M9.5 16h.01M16 16h.01M22.5 16h.01\"/>";

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--page:#f3f5f8;--card:#fff;--text:#18212d;--soft:#566373;
      --line:#e2e7ed;--good:#157a4f;--good-tint:#e3f4eb;--bad:#a63d2b;--bad-tint:#fbeae6;
      --calm:#3f5f8f;--calm-tint:#e8eef8;--shadow:0 1px 2px #18212d14,0 12px 32px #18212d14}
      @media (prefers-color-scheme:dark){:root{--page:#12161c;--card:#1b2129;--text:#eef2f6;
      --soft:#a5b1bf;--line:#2e3742;--good:#5fd39c;--good-tint:#163527;--bad:#f39a88;
      --bad-tint:#3d211c;--calm:#9dbcf0;--calm-tint:#1f2c42;--shadow:none}}
      *{box-sizing:border-box}
      body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.25rem;
      background:var(--page);color:var(--text);
      font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
      main{width:100%;max-width:30rem;padding:2.25rem 2rem;background:var(--card);
      border:1px solid var(--line);border-radius:1rem;box-shadow:var(--shadow);
      overflow-wrap:anywhere}
      svg{display:block;width:3.25rem;height:3.25rem;padding:.4rem;border-radius:50%;fill:none;
      stroke:currentColor;stroke-width:2.6;stroke-linecap:round;stroke-linejoin:round}
      .good svg{color:var(--good);background:var(--good-tint)}
      .bad svg{color:var(--bad);background:var(--bad-tint)}
      .calm svg{color:var(--calm);background:var(--calm-tint)}
      h1{margin:1.25rem 0 .5rem;font-size:1.5rem;line-height:1.25;letter-spacing:-.01em}
      p{margin:0 0 1rem;text-wrap:pretty}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.25rem;margin:1.25rem 0;
      padding:1rem 0;border:solid var(--line);border-width:1px 0}
      dt{color:var(--soft)}
      dd{margin:0;font-weight:600}
      .next{margin:0;color:var(--soft)}
      @media (max-width:26rem){main{padding:1.75rem 1.35rem}}
      """;

  private static final String SCRIPT = "history.replaceState({},'',location.pathname)";

  /** The content security policy (W3C CSP Level 3) that goes with every page. */
  static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + hash(SCRIPT) + "'";

  private LoginPages() {}

  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }

  /** The page for how a login ended. */
  static String of(LoginOutcome outcome) {
    if (outcome instanceof LoginOutcome.Connected connected) {
      return connected(connected);
    }
    if (outcome instanceof LoginOutcome.Denied refused) {
      return page("bad", CROSS, "Not connected", paragraph(refused.message()), AGAIN);
    }
    if (outcome instanceof LoginOutcome.Failed failed) {
      return page("bad", CROSS, "The login failed", paragraph(failed.message()), AGAIN);
    }
    return page(
        "calm",
        CLOCK,
        "This login has expired",
        paragraph("A login stays open for five minutes, and that time is over."),
        AGAIN);
  }

  /**
   * The page for an authorization response that is malformed or belongs to no login of this
   * connector.
   */
  static String unknownLogin() {
    return page(
        "calm",
        DOTS,
        "This login is unknown",
        paragraph(
            "It was not started by Claude on this computer, or it has ended. If Claude is still"
                + " waiting for a login, that one continues."),
        AGAIN);
  }

  /** The page for a second authorization response to the same login. */
  static String alreadyTaken() {
    return page(
        "calm",
        DOTS,
        "This login is being finished",
        paragraph("MyCase's response has arrived and is being processed."),
        "You can close this window and go back to Claude to see how it went.");
  }

  /** The page for a second browser that opens the same login. */
  static String openedElsewhere() {
    return page(
        "bad",
        CROSS,
        "This login was opened already",
        paragraph(
                "Another browser or program on this computer asked for this address first,"
                    + " and only the first one may log in. Continue there if it was yours.")
            + paragraph(
                "If it was not, somebody else on this computer may be trying to connect Claude to a"
                    + " MyCase user of their own. Go back to Claude and ask it to log out; that"
                    + " ends this login."),
        AGAIN);
  }

  /** The page for an authorization response in a browser that did not open the login. */
  static String otherBrowser() {
    return page(
        "calm",
        DOTS,
        "This is not the browser that opened the login",
        paragraph(
            "A login has to be completed in the browser that opened it, and that browser has"
                + " to accept a cookie for 127.0.0.1. If this is the same browser, allow"
                + " cookies for that"
                + " address, or open the login in an ordinary window."),
        AGAIN);
  }

  /** The page for every other request. */
  static String nothingHere() {
    return page(
        "calm",
        DOTS,
        "Nothing to see here",
        paragraph("This address is only for the last step of a MyCase login."),
        CLOSE);
  }

  private static String connected(LoginOutcome.Connected connected) {
    Account account = connected.account();
    String rows = row("Firm", account.firmName()) + row("User", account.userName());
    String list = rows.isEmpty() ? "" : "<dl>" + rows + "</dl>\n";
    StringBuilder body = new StringBuilder(paragraph("Claude is now connected to MyCase."));
    body.append(list);
    connected.remarks().forEach(remark -> body.append(paragraph(remark)));
    boolean plain = connected.remarks().isEmpty();
    return page(plain ? "good" : "calm", plain ? CHECK : DOTS, "Connected", body.toString(), CLOSE);
  }

  private static String row(String label, @Nullable String value) {
    return value == null || value.isBlank()
        ? ""
        : "<dt>" + label + "</dt><dd><bdi>" + escape(value) + "</bdi></dd>";
  }

  private static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>\n";
  }

  private static String page(String mood, String icon, String title, String body, String next) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"robots\" content=\"noindex\">\n<title>"
        + escape(title)
        + " \u2013 MyCase and Claude</title>\n<style>\n"
        + STYLE
        + "</style>\n<script>"
        + SCRIPT
        + "</script>\n</head>\n<body>\n<main class=\""
        + mood
        + "\">\n<svg viewBox=\"0 0 32 32\" aria-hidden=\"true\">"
        + icon
        + "</svg>\n<h1>"
        + escape(title)
        + "</h1>\n"
        + body
        + "<p class=\"next\">"
        + escape(next)
        + "</p>\n</main>\n</body>\n</html>\n";
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
