package io.github.mycase4j.sandbox.login;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pages of a login. */
final class LoginPage {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"session\" value=\"([A-Za-z0-9_-]+)\">");

  private LoginPage() {}

  /** Returns the page that asks who logs in and whether the application may have access. */
  static String login(String firm, List<Person> people, long selected, String session) {
    StringBuilder options = new StringBuilder();
    for (Person person : people) {
      options
          .append("<option value=\"" + person.id() + "\"")
          .append(person.seesOwn() ? " data-sees=\"own\"" : "")
          .append(person.id() == selected ? " selected" : "")
          .append(">" + escaped(person.label()) + "</option>\n");
    }
    return page(
        "Log in",
        """
        <h1>%s</h1>
        <p>An application asks for access to this firm's MyCase data on your behalf.</p>
        <form id="sandbox-login" method="post" action="/login_sessions">
        <input type="hidden" name="session" value="%s">
        <label for="staff">Log in as</label>
        <select id="staff" name="staff">
        %s</select>
        <button type="submit" name="decision" value="allow">Allow</button>
        <button type="submit" class="plain" name="decision" value="deny">Do not allow</button>
        </form>
        """
            .formatted(escaped(firm), escaped(session), options));
  }

  static String error(String message) {
    return page("Cannot log in", "<h1>Cannot log in</h1><p>" + escaped(message) + "</p>");
  }

  /** Returns the login's id in a page made by {@link #login}, or null if it holds no form. */
  static @Nullable String session(String page) {
    Matcher matcher = HIDDEN.matcher(page);
    return matcher.find() ? matcher.group(1) : null;
  }

  /** Says whether a page made by {@link #login} lets a member of the staff log in. */
  static boolean offers(String page, long staffId) {
    return page.contains("<option value=\"" + staffId + "\"");
  }

  private static String page(String title, String content) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    body { font: 17px/1.5 system-ui, sans-serif; background: #eef1f4; color: #1d2b3a; margin: 0; }
    main { max-width: 28rem; margin: 12vh auto; padding: 2rem 2.5rem; background: #fff;
           border-radius: 12px; box-shadow: 0 2px 16px rgba(29, 43, 58, .12); }
    h1 { font-size: 1.4rem; margin-top: 0; }
    label { display: block; margin-top: 1.2rem; font-weight: 600; }
    select { font: inherit; width: 100%%; padding: .6rem; margin-top: .3rem; border-radius: 8px;
             border: 1px solid #8b9bab; background: #fff; color: inherit; }
    button { font: inherit; width: 100%%; padding: .7rem; margin-top: .8rem; border-radius: 8px;
             border: 1px solid #1f5fa8; background: #1f5fa8; color: #fff; cursor: pointer; }
    button.plain { background: #fff; color: #1f5fa8; }
    footer { margin-top: 1.5rem; font-size: .85rem; color: #5b6b7b; }
    </style>
    </head>
    <body><main>
    %s
    <footer>A sandbox on this machine. The firm and its people are made up.</footer>
    </main></body>
    </html>
    """
        .formatted(escaped(title), content);
  }

  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    Map<Character, String> names =
        Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;", '\'', "&#39;");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(names.getOrDefault(c, String.valueOf(c)));
    }
    return out.toString();
  }
}
