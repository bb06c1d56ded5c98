package io.github.mycase4j.mcp.login;

import io.github.mycase4j.client.auth.Account;
import java.util.ArrayList;
import java.util.List;

/**
 * How a login ended. Messages are sentences for a person that say what happened; what to do next is
 * the reader's to add. They never hold a code, a state or a token.
 */
public sealed interface LoginOutcome {

  /**
   * The login works: the tokens are stored.
   *
   * @param account who is connected
   * @param remarks what the person should know of it, a sentence or two each
   */
  record Connected(Account account, List<String> remarks) implements LoginOutcome {
    /** Copies the remarks. */
    public Connected {
      remarks = List.copyOf(remarks);
    }

    /** Creates an outcome without remarks. */
    public Connected(Account account) {
      this(account, List.of());
    }

    /** Returns a copy with one more remark. */
    public Connected with(String remark) {
      List<String> more = new ArrayList<>(remarks);
      more.add(remark);
      return new Connected(account, more);
    }
  }

  /** MyCase or the person said no: Deny was pressed, or the user lacks the permission. */
  record Denied(String message) implements LoginOutcome {}

  /** Something went wrong on the way, or the login was closed before it was finished. */
  record Failed(String message) implements LoginOutcome {}

  /** Nobody finished the login in time. */
  record Expired() implements LoginOutcome {}
}
