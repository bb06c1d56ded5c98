package io.github.mycase4j.client.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** There is no usable login; {@link #reason} says why. The user has to log in. */
public final class LoginRequiredException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  /** Why there is no usable login. */
  public enum Reason {
    /** No login is stored. */
    NOT_LOGGED_IN,
    /** MyCase rejected the authorization code or the client. */
    CODE_REJECTED,
    /** MyCase rejected the refresh token, so the login has ended. */
    REFRESH_REJECTED,
    /** MyCase rejected the access token, even a new one. */
    TOKEN_REJECTED,
    /** The stored access token cannot be sent in a request. */
    TOKEN_UNUSABLE,
    /** The access token has expired, and there is no client id and secret to refresh it. */
    NOT_REFRESHABLE,
    /** The login ended or changed while the call was running. */
    LOGIN_CHANGED
  }

  /** Why there is no usable login. */
  private final Reason reason;

  /** The error code of the authorization server. */
  private final @Nullable String error;

  /**
   * Creates the failure.
   *
   * @param reason why there is no usable login
   * @param message a sentence for a person, without secrets
   */
  public LoginRequiredException(Reason reason, String message) {
    this(reason, null, message);
  }

  /**
   * Creates the failure of a request to the authorization server.
   *
   * @param reason why there is no usable login
   * @param error the error code of the response (RFC 6749, 5.2); null when it had none
   * @param message a sentence for a person, without secrets
   */
  public LoginRequiredException(Reason reason, @Nullable String error, String message) {
    this(reason, error, message, null);
  }

  /**
   * Creates the failure of one request.
   *
   * @param reason why there is no usable login
   * @param error the error code of the authorization server; null when it gave none
   * @param message a sentence for a person, without secrets
   * @param request the request; null for none
   */
  public LoginRequiredException(
      Reason reason, @Nullable String error, String message, @Nullable RequestSummary request) {
    super(message, request, null);
    this.reason = reason;
    this.error = error;
  }

  /** {@return why there is no usable login} */
  public Reason reason() {
    return reason;
  }

  /** {@return the error code of the authorization server, such as {@code invalid_grant}} */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }
}
