package io.github.mycase4j.mcp.login;

import io.github.mycase4j.mcp.login.loopback.RequestHead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Binds a login to the browser that opened it: a path that hands out a cookie to the first browser
 * only, and the cookie that this browser has to send back.
 *
 * <p>Guarantees that a program that reads the path later, for example from the browser's command
 * line, gets neither the cookie nor the address of MyCase's login page. Does not protect against a
 * program that requests the path before the browser does; that is detected, since the browser then
 * comes second.
 *
 * <p>Thread-safe.
 */
final class BrowserBinding {
  private static final int SECRET_BYTES = 16;

  private final String startPath;
  private final String cookieName;
  private final String cookie;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final AtomicBoolean contested = new AtomicBoolean();

  /**
   * Draws path and cookie.
   *
   * @param port of the listener: a browser sends the cookies of one host to all of its ports
   */
  BrowserBinding(SecureRandom random, int port) {
    this.startPath = "/login/" + secret(random);
    this.cookieName = "mycase4j-login-" + port;
    this.cookie = secret(random);
  }

  /** Draws 128 random bits, as 22 characters that are safe in an address and in a cookie. */
  static String secret(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns whether two secrets are equal; compares in constant time. */
  static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  String startPath() {
    return startPath;
  }

  boolean isStart(RequestHead request) {
    return same(startPath, request.path());
  }

  /**
   * Returns whether a request for the start path is admitted: the first one, and all from the same
   * browser. Any other one marks the login as contested.
   */
  boolean admits(RequestHead request) {
    if (isBoundTo(request) || taken.compareAndSet(false, true)) {
      return true;
    }
    contested.set(true);
    return false;
  }

  /** Returns whether a request brings the cookie, once and unchanged. */
  boolean isBoundTo(RequestHead request) {
    String prefix = cookieName + "=";
    List<String> brought =
        request.header("cookie").stream()
            .flatMap(line -> List.of(line.split(";", -1)).stream())
            .map(String::strip)
            .filter(each -> each.startsWith(prefix))
            .map(each -> each.substring(prefix.length()))
            .toList();
    return brought.size() == 1 && same(cookie, brought.get(0));
  }

  /** Returns whether a second browser or program asked for the start path. */
  boolean isContested() {
    return contested.get();
  }

  /** Returns the header that sets the cookie. */
  String handOut(long seconds) {
    return header(cookie, seconds);
  }

  /** Returns the header that deletes the cookie. */
  String takeBack() {
    return header("", 0);
  }

  private String header(String value, long seconds) {
    return "Set-Cookie: "
        + cookieName
        + "="
        + value
        + "; Path=/; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Lax";
  }

  /** Shows neither path nor cookie. */
  @Override
  public String toString() {
    return "BrowserBinding[taken=" + taken + ", contested=" + contested + "]";
  }
}
