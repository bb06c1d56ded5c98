package io.github.mycase4j.remote.users;

import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.audit.Ulids;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.remote.audit.AuditFile;
import io.github.mycase4j.remote.audit.AuthEvents;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.config.TrustedProxies;
import io.github.mycase4j.remote.store.Database;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.testsupport.MutableClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server's settings, database and audit log, in a folder of the test. */
public abstract class ServerTestBase {
  protected static final String HTTP = "http://127.0.0.1:8080";
  protected static final String HTTPS = "https://mcp.example.com";

  protected final MutableClock clock = new MutableClock();
  protected final SecureRandom random = new SecureRandom();
  protected @TempDir Path folder;
  protected Database database;
  protected AuditFile audit;
  protected AuthEvents events;

  @BeforeEach
  final void openServer() {
    database = Database.open(databaseSettings());
    audit = new AuditFile(folder, clock);
    events = new AuthEvents(audit, new Ulids(clock, random));
  }

  @AfterEach
  final void closeServer() {
    database.close();
    audit.close();
  }

  private Settings.Database databaseSettings() {
    return new Settings.Database("jdbc:sqlite:" + folder.resolve("remote.db"), null, null);
  }

  protected static PublicUrl publicUrl(String origin) {
    return Objects.requireNonNull(PublicUrl.parse(origin));
  }

  /** Returns the settings of a server that takes MyCase to be at these addresses. */
  protected final Settings settings(
      Settings.MyCase mycase, List<String> admins, Optional<String> firm) {
    return new Settings(
        new Settings.Network(
            publicUrl(HTTP),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080),
            TrustedProxies.NONE,
            List.of(),
            null,
            Duration.ofSeconds(2)),
        mycase,
        new Settings.Oauth(
            true,
            true,
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofDays(30),
            365),
        databaseSettings(),
        KeySource.of(EncryptionKey.parse("ENCRYPTION_KEY", "ab".repeat(32))),
        admins,
        firm,
        Optional.empty(),
        folder,
        new Settings.Tools(false, false, false, 100, true, 1 << 20, ParamPolicy.FULL, null),
        false);
  }

  protected final Settings settings(String... admins) {
    URI nowhere = URI.create("http://127.0.0.1:1/");
    return settings(
        new Settings.MyCase("id", Secret.of("secret"), nowhere, nowhere, nowhere, 1500, Map.of()),
        List.of(admins),
        Optional.empty());
  }

  protected static WebRequest get(String target, String... cookies) {
    int query = target.indexOf('?');
    return request(
        "GET",
        query < 0 ? target : target.substring(0, query),
        query < 0 ? null : target.substring(query + 1),
        cookies.length == 0 ? List.of() : List.of(Map.entry("Cookie", String.join("; ", cookies))),
        "");
  }

  /** Returns the POST of a form, with further headers. */
  protected static WebRequest post(
      String path, String cookie, Map<String, String> form, Map<String, String> headers) {
    List<Map.Entry<String, String>> all = new ArrayList<>(headers.entrySet());
    all.add(Map.entry("Cookie", cookie));
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return request("POST", path, null, all, body);
  }

  private static WebRequest request(
      String method,
      String path,
      String query,
      List<Map.Entry<String, String>> headers,
      String body) {
    return new WebRequest(
        method,
        path,
        query,
        headers,
        "127.0.0.1",
        body.getBytes(StandardCharsets.UTF_8),
        action -> {});
  }

  /** Returns name and value of a Set-Cookie header, as a browser sends them back. */
  protected static String sentBack(String setCookie) {
    return setCookie.substring(0, setCookie.indexOf(';'));
  }
}
