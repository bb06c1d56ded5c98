package com.example.firm.report;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.OauthSettings;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.Tokens;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Prints the report. A service that runs for days keeps its login in a TokenStore that survives it,
 * such as the encrypted one of mycase-credstore: MyCase's refresh tokens can be spent only once.
 */
public final class Main {
  private Main() {}

  /** Takes the login from the environment. */
  public static void main(String[] args) {
    Instant now = Instant.now();
    TokenStore store = new InMemoryTokenStore();
    store.save(
        new Tokens(
            Secret.of(required("MYCASE_ACCESS_TOKEN")),
            now.plus(1, ChronoUnit.DAYS),
            Secret.of(required("MYCASE_REFRESH_TOKEN")),
            now.plus(14, ChronoUnit.DAYS),
            Account.UNKNOWN));
    MyCaseClient mycase =
        MyCaseClient.builder()
            .tokenStore(store)
            .oauth(
                OauthSettings.of(
                    required("MYCASE_CLIENT_ID"),
                    Secret.of(required("MYCASE_CLIENT_SECRET")),
                    URI.create("http://127.0.0.1:5678/callback")))
            .build();
    new OverdueReport(mycase).lines(LocalDate.now()).forEach(System.out::println);
  }

  private static String required(String variable) {
    String value = System.getenv(variable);
    if (value == null || value.isBlank()) {
      System.err.println(variable + " is not set.");
      System.exit(2);
    }
    return value;
  }
}
