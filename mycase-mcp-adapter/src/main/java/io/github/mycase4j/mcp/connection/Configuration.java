package io.github.mycase4j.mcp.connection;

import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.network.NetworkVariables;
import io.github.mycase4j.credstore.LoginOrigins;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says. A wrong value never stops the server: it is kept as a problem that
 * names the variable, and where guessing could do harm the safe side is taken.
 *
 * @param home the folder of login and audit log; null when it is not certain which one is meant
 * @param readOnly whether no writes are offered, which is also so where none are allowed
 * @param maxWrites how many writes to MyCase are sent in any hour
 * @param apiBase where the API is; null when the variable holds something that must not be used
 * @param encryptionKey 64 hex digits as given, unchecked; null when there is none
 * @param auditParams how much of the parameters the audit log shows
 * @param mirror how long what was read of the firm is kept
 * @param tools the firm's own tool jars as given, unchecked; null when there are none
 * @param network the variables of proxy and certificates; they may hold a password
 * @param problems what is wrong, a sentence each, for standard error and {@code auth-status}
 */
public record Configuration(
    @Nullable String clientId,
    @Nullable Secret clientSecret,
    @Nullable Secret encryptionKey,
    @Nullable Secret previousEncryptionKey,
    int redirectPort,
    boolean experimentalTools,
    boolean readOnly,
    int maxWrites,
    @Nullable Path home,
    int requestsPerMinute,
    @Nullable URI apiBase,
    @Nullable URI authorizationUrl,
    @Nullable URI tokenUrl,
    ParamPolicy auditParams,
    Mirror mirror,
    @Nullable String tools,
    Map<String, String> network,
    List<String> problems) {

  private static final int MAX_WRITES = 100;
  private static final String API_BASE = "https://external-integrations.mycase.com/v1";
  private static final String AUTH_URL = "https://auth.mycase.com/login_sessions/new";
  private static final String TOKEN_URL = "https://auth.mycase.com/tokens";
  private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|localhost|\\[::1]");

  /** Reads the environment; {@code property} gives Java's system properties. */
  public static Configuration of(
      Map<String, String> environment, java.util.function.UnaryOperator<String> property) {
    return new Reader(environment, property).read();
  }

  /**
   * Returns the folder of login and audit log. There is no other one in its place.
   *
   * @throws UnusableHomeException when it is not certain which folder is meant; says what to set
   */
  @Override
  public Path home() {
    if (home == null) {
      throw new UnusableHomeException(
          problems.isEmpty() ? "MYCASE_HOME cannot be used." : problems.get(0));
    }
    return home;
  }

  /** Tells whether it is certain which folder is meant. */
  public boolean hasHome() {
    return home != null;
  }

  /** Tells whether client id and secret are there. */
  public boolean hasClient() {
    return clientId != null && clientSecret != null;
  }

  /** Returns the redirect URI that MyCase support was told. */
  public URI redirectUri() {
    return URI.create("http://127.0.0.1:" + redirectPort + "/callback");
  }

  /**
   * Returns what a login is bound to. An address that must not be used counts as MyCase's own:
   * nothing is sent to it.
   */
  public LoginOrigins loginOrigins() {
    return LoginOrigins.of(
        Objects.requireNonNullElse(apiBase, URI.create(API_BASE)),
        Objects.requireNonNullElse(authorizationUrl, URI.create(AUTH_URL)),
        Objects.requireNonNullElse(tokenUrl, URI.create(TOKEN_URL)));
  }

  @Override
  public String toString() {
    return "Configuration[home=" + home + ", problems=" + problems.size() + "]";
  }

  private static final class Reader {
    private final Map<String, String> environment;
    private final java.util.function.UnaryOperator<String> property;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final UnknownVariables unknown;

    Reader(Map<String, String> environment, java.util.function.UnaryOperator<String> property) {
      this.environment = environment;
      this.property = property;
      this.unknown = new UnknownVariables(environment);
    }

    Configuration read() {
      Path home = home(); // first, so that its problem is the first one
      TimeZoneVariable.problem(environment, property).ifPresent(problems::add);
      int maxWrites = maxWrites();
      return new Configuration(
          text("MYCASE_CLIENT_ID"),
          secret("MYCASE_CLIENT_SECRET"),
          secret("ENCRYPTION_KEY"),
          secret("ENCRYPTION_KEY_PREVIOUS"),
          number("MYCASE_REDIRECT_PORT", 5678, 1, 65_535),
          flag("MYCASE_EXPERIMENTAL_TOOLS", false),
          flag("MYCASE_READ_ONLY", true) || maxWrites == 0,
          maxWrites,
          home,
          number("MYCASE_RATE_LIMIT_PER_MINUTE", 30, 1, 1_000_000),
          address("MYCASE_API_BASE", API_BASE),
          address("MYCASE_AUTH_URL", AUTH_URL),
          address("MYCASE_TOKEN_URL", TOKEN_URL),
          auditParams(),
          mirror(),
          text("MYCASE_TOOLS"),
          network(),
          allProblems());
    }

    private Map<String, String> network() {
      problems.addAll(NetworkVariables.problems(environment));
      Map<String, String> network = new HashMap<>(environment);
      network.keySet().retainAll(NetworkVariables.names());
      return Map.copyOf(network);
    }

    /** For the end, when it is known which variables were looked at. */
    private List<String> allProblems() {
      problems.addAll(unknown.problems(known));
      return List.copyOf(problems);
    }

    private @Nullable String text(String name) {
      known.add(name);
      String value = environment.get(name);
      if (value == null || value.isBlank()) {
        return null;
      }
      String stripped = value.strip();
      if (stripped.startsWith("${") && stripped.endsWith("}")) {
        problems.add(
            name
                + " holds a placeholder: the AI client did not put the value in. Set "
                + name
                + " in the client's environment, or write the value into its configuration.");
        return null;
      }
      return stripped;
    }

    private @Nullable Secret secret(String name) {
      String value = text(name);
      return value == null ? null : Secret.of(value);
    }

    private int number(String name, int standard, int least, int most) {
      String value = text(name);
      if (value == null) {
        return standard;
      }
      try {
        int number = Integer.parseInt(value);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Said below, as for a number out of range.
      }
      problems.add(
          name
              + " must be a whole number from "
              + least
              + " to "
              + most
              + ", not \""
              + value
              + "\"; "
              + standard
              + " is used.");
      return standard;
    }

    /** Where nobody understands the number or its name, fewer writes are the safe side. */
    private int maxWrites() {
      if (text("MYCASE_MAX_WRITES") != null) {
        return number("MYCASE_MAX_WRITES", 0, 0, 1_000_000);
      }
      return unknown
          .misspelled("MYCASE_MAX_WRITES")
          .map(
              value ->
                  value.matches("\\d{1,9}") ? Math.min(MAX_WRITES, Integer.parseInt(value)) : 0)
          .orElse(MAX_WRITES);
    }

    /**
     * A switch whose value nobody understands is taken as {@code safe}, and so is one whose name is
     * misspelled.
     */
    private boolean flag(String name, boolean safe) {
      String value = text(name);
      if (safe
          && (isPlaceholder(name) || unknown.misspelled(name).filter(Reader::isOn).isPresent())) {
        return true;
      }
      if (value == null || value.equals("0") || value.toLowerCase(Locale.ROOT).equals("false")) {
        return false;
      }
      if (value.equals("1") || value.toLowerCase(Locale.ROOT).equals("true")) {
        return true;
      }
      problems.add(
          name + " must be 1 or 0, not \"" + value + "\"; " + (safe ? "1" : "0") + " is used.");
      return safe;
    }

    private static boolean isOn(String value) {
      return !value.equals("0") && !value.toLowerCase(Locale.ROOT).equals("false");
    }

    private boolean isPlaceholder(String name) {
      return environment.getOrDefault(name, "").strip().startsWith("${");
    }

    /** What nobody understands is taken as the policy that shows less. */
    private ParamPolicy auditParams() {
      String value = text("MYCASE_AUDIT_PARAMS");
      boolean less =
          unknown
              .misspelled("MYCASE_AUDIT_PARAMS")
              .filter(each -> !each.equalsIgnoreCase("full"))
              .isPresent();
      if (less || isPlaceholder("MYCASE_AUDIT_PARAMS")) {
        return ParamPolicy.HASHED;
      }
      if (value == null || value.toLowerCase(Locale.ROOT).equals("full")) {
        return ParamPolicy.FULL;
      }
      if (!value.toLowerCase(Locale.ROOT).equals("hashed")) {
        problems.add(
            "MYCASE_AUDIT_PARAMS must be full or hashed, not \"" + value + "\"; hashed is used.");
      }
      return ParamPolicy.HASHED;
    }

    private Mirror mirror() {
      String value = text("MYCASE_MIRROR");
      if (unknown.misspelled("MYCASE_MIRROR").filter("off"::equalsIgnoreCase).isPresent()) {
        return Mirror.OFF;
      }
      if (value == null) {
        return Mirror.MEMORY;
      }
      for (Mirror mirror : Mirror.values()) {
        if (mirror.name().equalsIgnoreCase(value)) {
          return mirror;
        }
      }
      problems.add(
          "MYCASE_MIRROR must be memory, disk or off, not \"" + value + "\"; memory is used.");
      return Mirror.MEMORY;
    }

    private @Nullable Path home() {
      known.add("MYCASE_HOME");
      String given = environment.getOrDefault("MYCASE_HOME", "");
      HomePath paths = new HomePath(environment, property);
      try {
        return given.isBlank() ? paths.standard() : paths.absolute("MYCASE_HOME", given);
      } catch (UnusableHomeException e) {
        problems.add(String.valueOf(e.getMessage()));
        return null;
      }
    }

    private @Nullable URI address(String name, String standard) {
      String value = text(name);
      if (value == null) {
        return URI.create(standard);
      }
      try {
        URI uri = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
        String host = uri.getHost();
        boolean allowed =
            host != null
                && uri.getUserInfo() == null
                && uri.getQuery() == null
                && uri.getFragment() == null
                && ("https".equalsIgnoreCase(uri.getScheme())
                    || ("http".equalsIgnoreCase(uri.getScheme())
                        && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()));
        if (allowed) {
          return uri;
        }
      } catch (java.net.URISyntaxException e) {
        // Said below, as for an address that must not be used.
      }
      problems.add(
          name
              + " must be an https address, or http on a loopback address, without user, query and"
              + " fragment; nothing is sent to the one that is given.");
      return null;
    }
  }
}
