package io.github.mycase4j.remote;

import io.github.mycase4j.audit.AuditKey;
import io.github.mycase4j.audit.AuditVerifier;
import io.github.mycase4j.audit.Verification;
import io.github.mycase4j.audit.VerifyRequest;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.connection.AuditKeys;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.remote.config.ConfigurationErrors;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.config.SettingsReader;
import io.github.mycase4j.remote.config.Variable;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.store.DatabaseException;
import io.github.mycase4j.remote.store.SealedLogins;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command that checks settings, database, key, audit log and the public address. Starts
 * nothing, and can be used beside a running server.
 */
final class CheckCommand {
  /** Exit codes of the verifier. */
  private static final int BROKEN = 1;

  private static final int UNCHECKED = 3;

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final String METADATA = "/.well-known/oauth-authorization-server";

  private final Map<String, String> environment;
  private final PrintStream out;

  CheckCommand(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  /** Finds what is wrong with one point; an empty text for nothing. */
  @FunctionalInterface
  private interface Point {
    String problem() throws IOException, InterruptedException;
  }

  /** Checks and prints a line for each point; returns 0 if all is well, else 1. */
  int run() {
    Settings settings;
    try {
      settings = new SettingsReader(environment, System::getProperty).read();
    } catch (ConfigurationErrors e) {
      e.problems().forEach(problem -> out.println(problem.line()));
      return 1;
    }
    out.println("ok settings");
    boolean well = true;
    well &= check(Variable.DATABASE_URL.name(), "database", () -> database(settings));
    well &= check(Setting.ENCRYPTION_KEY.variable(), "key", () -> key(settings));
    well &= check(Setting.HOME.variable(), "audit", () -> audit(settings));
    well &= check(Variable.PUBLIC_URL.name(), "discovery", () -> discovery(settings));
    return well ? 0 : 1;
  }

  private boolean check(String variable, String name, Point point) {
    String problem;
    try {
      problem = point.problem();
    } catch (IOException e) {
      problem = "It cannot be read.";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problem = "The check was interrupted.";
    }
    out.println(problem.isEmpty() ? "ok " + name : variable + ": " + problem);
    return problem.isEmpty();
  }

  private static String database(Settings settings) {
    try {
      Database.probe(settings.database()).ifPresent(Database::close);
      return "";
    } catch (DatabaseException e) {
      return e.sentence();
    }
  }

  private static String key(Settings settings) {
    List<String> problems = new ArrayList<>();
    try {
      Database.probe(settings.database())
          .ifPresent(
              database -> {
                try (database) {
                  new SealedLogins(
                          database,
                          settings.database(),
                          settings.keys(),
                          settings.mycase().origins(),
                          Clock.systemUTC())
                      .keyProblem()
                      .ifPresent(problems::add);
                }
              });
    } catch (DatabaseException e) {
      return "It cannot be compared with the database, which cannot be used.";
    }
    if (verified(settings).filter(found -> found.exitCode() == UNCHECKED).isPresent()) {
      problems.add("The audit log was written under another key.");
    }
    return String.join(" ", problems);
  }

  private static List<AuditKey> auditKeys(Settings settings) {
    List<AuditKey> keys = new ArrayList<>();
    keys.add(AuditKeys.of(settings.keys().current()));
    settings.keys().previous().map(AuditKeys::of).ifPresent(keys::add);
    return keys;
  }

  private static String audit(Settings settings) {
    return verified(settings).filter(found -> found.exitCode() == BROKEN).isEmpty()
        ? ""
        : "The audit log is damaged. Run `audit verify` for what was found, and `audit repair`.";
  }

  private static Optional<Verification> verified(Settings settings) {
    return Files.exists(settings.auditFile())
        ? Optional.of(
            AuditVerifier.verify(
                VerifyRequest.of(settings.auditFile()).withKeys(auditKeys(settings))))
        : Optional.empty();
  }

  /** Asks for the metadata as a client does, from here; a proxy in between is part of the check. */
  private static String discovery(Settings settings) throws InterruptedException {
    String address = settings.publicUrl().at(METADATA);
    HttpClient http = HttpClient.newBuilder().connectTimeout(LONGEST).build();
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(URI.create(address)).timeout(LONGEST).build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        return address + " responds with status " + response.statusCode() + ", not 200.";
      }
      Object issuer =
          Json.read(response.body()) instanceof Map<?, ?> metadata ? metadata.get("issuer") : null;
      return settings.publicUrl().origin().equals(issuer)
          ? ""
          : address + " is not the metadata of this server: its issuer is another one.";
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return address + " does not respond with JSON.";
    } catch (IOException e) {
      return address + reason(e);
    }
  }

  private static String reason(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return " has a certificate that is not accepted here: it has expired, is for another host,"
            + " is sent without its chain, or is of an authority that Java does not know.";
      }
      if (cause instanceof UnresolvedAddressException) {
        return " cannot be found from here: its name has no address. Check the DNS record.";
      }
    }
    return " does not respond. Check that the server runs, and the proxy in front.";
  }
}
