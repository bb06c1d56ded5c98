package io.github.mycase4j.remote.users;

import io.github.mycase4j.client.error.MyCaseException;

/** MyCase says that the user is inactive, so nothing is read or written for the user. */
public final class UserInactiveException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /** The sentence for the user. */
  public static final String SENTENCE =
      "MyCase says that this user is inactive, so nothing is read or written for the user. An"
          + " administrator of the firm can change that in MyCase.";

  /** Creates the failure. */
  public UserInactiveException() {
    super(SENTENCE);
  }
}
