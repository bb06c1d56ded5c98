package io.github.mycase4j.mcp.login;

import io.github.mycase4j.client.auth.Account;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of a login. Messages are sentences for the user that say what happened; the caller
 * adds what to do next. They never contain a code, a state or a token.
 */
public sealed interface LoginOutcome {

  /** Returns a sentence that says what happened. */
  String sentence();

  /**
   * The login works: the tokens are stored.
   *
   * @param account who is connected
   * @param remarks what the user should know, a sentence or two each
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

    @Override
    public String sentence() {
      return "Connected to MyCase.";
    }

    /** Returns a copy with one more remark. */
    public Connected with(String remark) {
      List<String> more = new ArrayList<>(remarks);
      more.add(remark);
      return new Connected(account, more);
    }
  }

  /** Access was denied: the user pressed Deny or lacks the permission. */
  record Denied(String message) implements LoginOutcome {
    @Override
    public String sentence() {
      return message;
    }
  }

  /** The login failed, or was closed before it was complete. */
  record Failed(String message) implements LoginOutcome {
    @Override
    public String sentence() {
      return message;
    }
  }

  /** The login was not completed in time. */
  record Expired() implements LoginOutcome {
    @Override
    public String sentence() {
      return "Nobody logged in within 5 minutes.";
    }
  }
}
