package io.github.mycase4j.remote.pages;

import io.github.mycase4j.remote.users.BrowserSession;
import io.github.mycase4j.remote.users.User;
import io.github.mycase4j.remote.users.Users;

/**
 * Who sees a page. Public for the templates.
 *
 * @param name the name as text
 * @param firm the name of the firm
 * @param csrf the value that each form carries
 */
public record Visitor(long id, String name, String firm, boolean admin, String csrf) {

  static Visitor of(User user, BrowserSession session, Users users) {
    return new Visitor(
        user.id(),
        PlainText.of(user.name()),
        PlainText.of(users.firmName().orElse("your firm")),
        users.isAdmin(user),
        session.csrf());
  }

  /** Names the user only. */
  @Override
  public String toString() {
    return "Visitor[" + id + "]";
  }
}
