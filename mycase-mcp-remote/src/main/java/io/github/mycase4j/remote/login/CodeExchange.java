package io.github.mycase4j.remote.login;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.OauthClient;
import io.github.mycase4j.client.auth.OauthSettings;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.mcp.text.TextSanitizer;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.users.Profile;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * MyCase's side of a login: its login page, the exchange of the code, and whose login it is.
 * Thread-safe; {@link #exchange} performs I/O.
 */
public final class CodeExchange {
  /** The path at which MyCase sends the browser back. */
  public static final String CALLBACK = "/oauth/mycase/callback";

  /** How long a browser waits at most; the exchange alone ends after 30 seconds. */
  private static final Duration LONGEST = Duration.ofSeconds(35);

  private final OauthClient oauth;
  private final MyCaseClient mycase;
  private final LongSupplier nanoTime;

  /**
   * Creates the exchange of one server.
   *
   * @param mycase a client with the limits and connections that all users share; its own login is
   *     not used
   * @param nanoTime like {@link System#nanoTime}
   */
  public CodeExchange(
      Settings settings, MyCaseClient mycase, InstantSource clock, LongSupplier nanoTime) {
    this.oauth = new OauthClient(oauthSettings(settings), clock, settings.mycase().proxies());
    this.mycase = mycase;
    this.nanoTime = nanoTime;
  }

  private static OauthSettings oauthSettings(Settings settings) {
    return new OauthSettings(
        settings.mycase().clientId(),
        settings.mycase().clientSecret(),
        URI.create(settings.publicUrl().at(CALLBACK)),
        settings.mycase().authorizationUrl(),
        settings.mycase().tokenUrl());
  }

  /** A login that is not stored yet. */
  record Exchanged(Tokens tokens, Profile profile) {}

  /** Returns the address of MyCase's login page. */
  String loginPage(String state) {
    return oauth.authorizationUri(state).toString();
  }

  /**
   * Exchanges a code, and asks whose login it is.
   *
   * @throws MyCaseException when MyCase rejects the code, does not respond in time, or does not say
   *     whose login it is; the message is a sentence without secrets
   */
  Exchanged exchange(String code) {
    long end = nanoTime.getAsLong() + LONGEST.toNanos();
    Tokens tokens = oauth.exchange(Secret.of(code));
    String firmUuid = tokens.account().firmUuid();
    if (firmUuid == null) {
      throw new MyCaseException("The response of MyCase's login does not name the firm.");
    }
    Duration left = Duration.ofNanos(Math.max(1, end - nanoTime.getAsLong()));
    MyCaseClient own = mycase.under(tokens).within(left);
    StaffMember me = own.staff().me();
    String firmName = shown(own.firm().get().name(), "(unnamed firm)");
    String name = shown(me.fullName(), "Staff member " + me.id());
    Profile profile =
        new Profile(
            me.id(), firmUuid, firmName, name, me.email(), !Boolean.FALSE.equals(me.active()));
    Account account = new Account(me.id(), name, firmName, firmUuid);
    return new Exchanged(tokens.withAccount(account), profile);
  }

  /** Returns a name as pages show it. */
  private static String shown(@Nullable String name, String otherwise) {
    String clean = name == null ? "" : TextSanitizer.clean(name).strip();
    return clean.isEmpty() ? otherwise : clean;
  }
}
