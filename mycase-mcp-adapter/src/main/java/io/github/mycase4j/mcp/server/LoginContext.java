package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.mcp.tool.ToolContext;

/** The context of a call as the connector's own login tools see it. */
public interface LoginContext extends ToolContext {

  /** Returns the login of the session. */
  LoginTools login();

  /** Sets the account that has logged in; the call is recorded under it. */
  void loggedInAs(Account account);
}
