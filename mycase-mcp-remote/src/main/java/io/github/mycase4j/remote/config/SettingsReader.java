package io.github.mycase4j.remote.config;

import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.network.NetworkVariables;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.config.HomePath;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.config.UnknownVariables;
import io.github.mycase4j.mcp.config.UnusableHomeException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings from the environment, and finds everything that is wrong with them at once.
 */
public final class SettingsReader {
  /** Where the log and the database are, below the user's home folder. */
  static final String HOME = "~/.mycase4j-remote";

  private static final int PORT = 8080;

  private final Map<String, String> environment;
  private final UnaryOperator<String> property;
  private final Values values;

  /**
   * Creates a reader.
   *
   * @param environment the variables
   * @param property gives Java's system properties
   */
  public SettingsReader(Map<String, String> environment, UnaryOperator<String> property) {
    SecretFiles files = SecretFiles.read(environment);
    this.environment = files.variables();
    this.property = property;
    this.values = new Values(files.variables());
    files.problems().forEach(problem -> values.report(problem.variable(), problem.sentence()));
  }

  /**
   * Returns a reader for the fictional firm, which leaves all settings alone but those that tests
   * and a try-out need.
   */
  public static SettingsReader forSandbox(
      Map<String, String> environment, UnaryOperator<String> property) {
    return new SettingsReader(SandboxVariables.of(environment), property);
  }

  /**
   * Returns the settings of a server for a firm.
   *
   * @throws ConfigurationErrors with all problems
   */
  public Settings read() throws ConfigurationErrors {
    PublicUrl url = publicUrl();
    InetSocketAddress listen = listen(1);
    if (!url.isHttps() && !listen.getAddress().isLoopbackAddress()) {
      values.report(
          Variable.LISTEN.name(),
          "must be a loopback address while PUBLIC_URL is http: tokens would cross the network in"
              + " clear. Put a proxy with https in front.");
    }
    Settings.MyCase mycase =
        new Settings.MyCase(
            required(Setting.CLIENT_ID),
            Secret.of(required(Setting.CLIENT_SECRET)),
            address(Setting.API_BASE),
            address(Setting.AUTH_URL),
            address(Setting.TOKEN_URL),
            values.number(Setting.RATE_LIMIT_PER_MINUTE.variable(), 1, 100_000, 1500),
            proxies());
    KeySource keys = keys();
    List<String> admins = admins();
    Path home = home();
    Settings.Database database = database(home);
    Settings settings =
        new Settings(
            network(url, listen),
            mycase,
            oauth(),
            database,
            keys,
            admins,
            Optional.ofNullable(values.text(Variable.MYCASE_FIRM_UUID.name())),
            nodeId(database),
            home,
            tools(),
            false);
    misspelled();
    throwProblems();
    return settings;
  }

  /**
   * Returns the settings of a server for the fictional firm: only those that tests and a try-out
   * need are read.
   *
   * @param url the address that clients use
   * @param listen the address that the server binds
   * @param mycase the sandbox
   * @param admin the staff id of its admin
   * @param home a folder of its own
   * @throws ConfigurationErrors with all problems
   */
  public Settings readSandbox(
      PublicUrl url,
      InetSocketAddress listen,
      Settings.MyCase mycase,
      long admin,
      Path home,
      KeySource keys)
      throws ConfigurationErrors {
    Settings settings =
        new Settings(
            network(url, listen),
            mycase,
            oauth(),
            new Settings.Database("jdbc:sqlite:" + home.resolve("remote.db"), null, null),
            keys,
            List.of(Long.toString(admin)),
            Optional.empty(),
            Optional.empty(),
            home,
            new Settings.Tools(
                values.flag(Setting.READ_ONLY.variable(), false),
                values.flag(Setting.EXPERIMENTAL_TOOLS.variable(), false),
                false,
                100,
                true,
                defaultMirrorBytes(),
                ParamPolicy.FULL,
                null),
            true);
    throwProblems();
    return settings;
  }

  /**
   * Returns the settings that the audit log needs, without looking at any other: the folder, and
   * the variables with the keys in them.
   *
   * @throws ConfigurationErrors with all problems
   */
  public AuditAccess readAuditAccess() throws ConfigurationErrors {
    Path home = home();
    throwProblems();
    return new AuditAccess(home, environment);
  }

  /**
   * What the audit log needs.
   *
   * @param variables the variables, with the contents of files put in
   */
  public record AuditAccess(Path home, Map<String, String> variables) {
    /** Names the folder only. */
    @Override
    public String toString() {
      return "AuditAccess[home=" + home + "]";
    }
  }

  /**
   * Returns the address that clients use in the sandbox: that of the settings, or the one that the
   * server binds.
   *
   * @param port the port that the server binds
   */
  public PublicUrl sandboxUrl(int port) {
    if (values.text(Variable.PUBLIC_URL.name()) != null) {
      return publicUrl();
    }
    return SandboxVariables.address(values.text(Variable.LISTEN.name()), port);
  }

  /** Returns the address that the sandbox binds; port 0 is a free one. */
  public InetSocketAddress sandboxListen() {
    return listen(0);
  }

  private void throwProblems() throws ConfigurationErrors {
    if (!values.problems().isEmpty()) {
      throw new ConfigurationErrors(values.problems());
    }
  }

  private PublicUrl publicUrl() {
    String name = Variable.PUBLIC_URL.name();
    String given =
        values.required(
            name, "Set the https address under which the server is reached, without a path.");
    PublicUrl url = PublicUrl.parse(given);
    if (url == null && values.text(name) != null) {
      values.report(
          name,
          "must be an https address such as https://mcp.lawfirm.example, or http on localhost,"
              + " 127.0.0.1 or [::1], without path, query and user, and without a slash at the end.");
    }
    return url == null ? new PublicUrl("https://localhost") : url;
  }

  private InetSocketAddress listen(int leastPort) {
    InetSocketAddress given = values.listen(Variable.LISTEN.name(), leastPort);
    return given == null ? new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT) : given;
  }

  private Settings.Network network(PublicUrl url, InetSocketAddress listen) {
    return new Settings.Network(
        url,
        listen,
        trustedProxies(),
        allowedOrigins(),
        values.listen(Variable.METRICS_LISTEN.name(), 0),
        seconds(Variable.STOP_DELAY_SECONDS, 0, 60, 2));
  }

  private TrustedProxies trustedProxies() {
    String given = values.text(Variable.TRUSTED_PROXIES.name());
    if (given == null) {
      return TrustedProxies.NONE;
    }
    TrustedProxies proxies = TrustedProxies.parse(given);
    if (proxies == null) {
      values.report(
          Variable.TRUSTED_PROXIES.name(),
          "must be addresses or networks such as 10.0.0.0/8, separated by commas. No names.");
      return TrustedProxies.NONE;
    }
    return proxies;
  }

  private List<String> allowedOrigins() {
    List<String> origins = new ArrayList<>();
    String name = Variable.ALLOWED_ORIGINS.name();
    String given = values.text(name);
    if (given != null) {
      for (String one : given.split(",", -1)) {
        String origin = one.strip();
        URI uri = Values.uri(origin);
        boolean fits =
            uri != null
                && uri.getHost() != null
                && (origin.startsWith("https://") || origin.startsWith("http://"))
                && uri.getRawUserInfo() == null
                && "".equals(uri.getRawPath())
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (fits) {
          origins.add(origin);
        } else {
          values.report(
              name,
              "must be origins such as https://app.lawfirm.example, separated by commas, without a"
                  + " slash at the end.");
          return List.of();
        }
      }
    }
    return origins;
  }

  private Settings.Oauth oauth() {
    return new Settings.Oauth(
        values.flag(Variable.OAUTH_ISS.name(), true),
        values.isFirst(Variable.REGISTRATION.name(), "open", "off", true),
        seconds(Variable.ACCESS_TOKEN_SECONDS, 5, 86_400, 3600),
        seconds(Variable.CODE_SECONDS, 2, 600, 60),
        seconds(Variable.REFRESH_GRACE_SECONDS, 0, 300, 60),
        Duration.ofDays(values.number(Variable.REFRESH_TOKEN_DAYS.name(), 1, 90, 30)),
        values.number(Variable.TOKEN_MAX_DAYS.name(), 1, 365, 365));
  }

  private Duration seconds(Variable variable, int least, int most, int fallback) {
    return Duration.ofSeconds(values.number(variable.name(), least, most, fallback));
  }

  private String required(Setting setting) {
    return values.required(setting.variable(), "MyCase support gives it to the firm.");
  }

  private URI address(Setting setting) {
    return values.address(setting.variable(), setting.defaultValue().orElseThrow());
  }

  private Map<String, String> proxies() {
    Map<String, String> proxies = new HashMap<>(environment);
    proxies.keySet().retainAll(NetworkVariables.names());
    for (String problem : NetworkVariables.problems(environment)) {
      // Each sentence begins with the name of its variable.
      String name = problem.split("[^A-Za-z_]", 2)[0];
      values.report(name, problem.substring(name.length()).strip());
    }
    return proxies;
  }

  private KeySource keys() {
    String name = Setting.ENCRYPTION_KEY.variable();
    String given =
        values.required(
            name,
            "`java -jar mycase-mcp-remote.jar key` prints a new key. Keep a copy of it safe.");
    EncryptionKey current = key(name, values.text(name) == null ? null : given);
    String previousName = Setting.ENCRYPTION_KEY_PREVIOUS.variable();
    EncryptionKey previous = key(previousName, values.text(previousName));
    return KeySource.of(current == null ? EncryptionKey.random() : current, previous);
  }

  private @Nullable EncryptionKey key(String name, @Nullable String given) {
    try {
      return given == null ? null : EncryptionKey.parse(name, given);
    } catch (TokenStoreException e) {
      values.report(name, "must be 64 hexadecimal digits.");
      return null;
    }
  }

  private List<String> admins() {
    String name = Variable.MYCASE_ADMINS.name();
    List<String> admins = new ArrayList<>();
    String unused =
        values.required(
            name, "Name who may see all grants: staff ids or e-mail addresses, with commas.");
    List<String> given = values.list(name);
    if (given.isEmpty() && values.text(name) != null) {
      values.report(name, "must be staff ids or e-mail addresses, separated by commas.");
    }
    for (String admin : given) {
      if (!admin.matches("\\d{1,18}") && !admin.matches("[^@\\s]+@[^@\\s]+")) {
        values.report(name, "must be staff ids or e-mail addresses, separated by commas.");
        return List.of();
      }
      admins.add(admin.toLowerCase(Locale.ROOT));
    }
    return admins;
  }

  private Settings.Database database(Path home) {
    String name = Variable.DATABASE_URL.name();
    String url = values.text(name);
    if (url == null) {
      url = "jdbc:sqlite:" + home.resolve("remote.db");
    } else if (!url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:")) {
      values.report(name, "must begin with jdbc:sqlite: or jdbc:postgresql:.");
    }
    String password = values.text(Variable.DATABASE_PASSWORD.name());
    return new Settings.Database(
        url,
        values.text(Variable.DATABASE_USER.name()),
        password == null ? null : Secret.of(password));
  }

  private Optional<String> nodeId(Settings.Database database) {
    String name = Variable.NODE_ID.name();
    String id = values.text(name);
    if (id == null) {
      if (database.isPostgresql()) {
        values.report(name, "is required with PostgreSQL: a name of its own for each node.");
      }
      return Optional.empty();
    }
    if (!id.matches("[a-z0-9-]{1,32}")) {
      values.report(name, "must be 1 to 32 lower-case letters, digits and hyphens.");
    }
    return Optional.of(id);
  }

  private Path home() {
    String name = Setting.HOME.variable();
    String given = values.text(name);
    try {
      Path path = new HomePath(environment, property).expand(name, given == null ? HOME : given);
      if (path.isAbsolute()) {
        return path.normalize();
      }
      values.report(name, "must be an absolute path.");
    } catch (UnusableHomeException e) {
      values.report(name, "must be the absolute path of a folder for the log and the database.");
    }
    return Path.of("").toAbsolutePath();
  }

  private Settings.Tools tools() {
    int maxWrites = values.number(Setting.MAX_WRITES.variable(), 0, 1_000_000, 100);
    return new Settings.Tools(
        values.flag(Setting.READ_ONLY.variable(), false) || maxWrites == 0,
        values.flag(Setting.EXPERIMENTAL_TOOLS.variable(), false),
        values.flag(Setting.CONFIRM_WRITES.variable(), false),
        maxWrites,
        values.isFirst(Setting.MIRROR.variable(), "memory", "off", true),
        mirrorBytes(),
        values.isFirst(Setting.AUDIT_PARAMS.variable(), "hashed", "full", false)
            ? ParamPolicy.HASHED
            : ParamPolicy.FULL,
        values.text(Setting.TOOLS.variable()));
  }

  private long mirrorBytes() {
    int megabytes = values.number(Variable.MYCASE_MIRROR_MB.name(), 1, 1_000_000, 0);
    return megabytes == 0 ? defaultMirrorBytes() : (long) megabytes << 20;
  }

  private static long defaultMirrorBytes() {
    return Runtime.getRuntime().maxMemory() / 2;
  }

  /** A misspelled switch must not leave a server open that was meant to be restricted. */
  private void misspelled() {
    List<String> known = Variable.prefixed();
    for (String name : new TreeSet<>(environment.keySet())) {
      UnknownVariables.meant(name, known)
          .ifPresent(
              meant ->
                  values.report(
                      name, "is not a setting of this program. Did you mean " + meant + "?"));
    }
  }
}
