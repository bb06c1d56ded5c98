package io.github.mycase4j.mcp.login;

import io.github.mycase4j.client.auth.Account;

/**
 * How a login ended. Messages are sentences for a person that say what happened; what to do next is
 * the reader's to add. They never hold a code, a state or a token.
 */
public sealed interface Outcome {

  /** The login works: the tokens are stored. */
  record Connected(Account account) implements Outcome {}

  /** MyCase or the person said no: Deny was pressed, or the user lacks the permission. */
  record Refused(String message) implements Outcome {}

  /** Something went wrong on the way, or the login was closed before it was finished. */
  record Failed(String message) implements Outcome {}

  /** Nobody finished the login in time. */
  record Expired() implements Outcome {}
}
