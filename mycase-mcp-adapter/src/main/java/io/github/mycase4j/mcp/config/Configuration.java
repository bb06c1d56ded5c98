package io.github.mycase4j.mcp.config;

import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.credstore.LoginOrigins;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, read from the environment. An invalid value never stops the server: it becomes
 * a problem that names the variable, and where a wrong guess could do harm the safe value is used.
 *
 * @param home the folder of login and audit log; null when it is not certain which one is meant
 * @param readOnly whether no writes are offered; also true when the limit of writes is 0
 * @param confirmWrites whether the user is asked before each write
 * @param maxWrites the highest number of writes to MyCase in any hour
 * @param apiBase the address of the API; null when the variable has an address that must not be
 *     used
 * @param encryptionKey 64 hex digits as given, unchecked; null when there is none
 * @param auditParams how much of the parameters the audit log shows
 * @param mirror how long data read from MyCase is kept
 * @param tools the firm's own tool jars as given, unchecked; null when there are none
 * @param network the variables for proxy and certificates; they may contain a password
 * @param settingProblems what is wrong, for standard error and {@code auth-status}
 */
public record Configuration(
    @Nullable String clientId,
    @Nullable Secret clientSecret,
    @Nullable Secret encryptionKey,
    @Nullable Secret previousEncryptionKey,
    int redirectPort,
    boolean experimentalTools,
    boolean readOnly,
    boolean confirmWrites,
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
    List<SettingProblem> settingProblems) {

  /** Reads the environment; {@code property} gives Java's system properties. */
  public static Configuration of(Map<String, String> environment, UnaryOperator<String> property) {
    return new ConfigurationReader(environment, property).read();
  }

  /**
   * Returns the folder of login and audit log. No other folder is used in its place.
   *
   * @throws UnusableHomeException when it is not certain which folder is meant; the message says
   *     what to set
   */
  @Override
  public Path home() {
    if (home == null) {
      throw new UnusableHomeException(
          problem(Setting.HOME).orElse(Setting.HOME + " cannot be used."));
    }
    return home;
  }

  /**
   * Returns the file of the audit log.
   *
   * @throws UnusableHomeException as {@link #home} does
   */
  public Path auditFile() {
    return home().resolve("audit.log");
  }

  /** Returns what is wrong, a sentence each, for standard error and {@code auth-status}. */
  public List<String> problems() {
    List<String> sentences = new ArrayList<>();
    for (SettingProblem problem : settingProblems) {
      sentences.add(problem.sentence());
    }
    return sentences;
  }

  /** Returns the sentence that says what is wrong with a setting; empty when nothing is. */
  public Optional<String> problem(Setting setting) {
    return settingProblems.stream()
        .filter(problem -> problem.setting() == setting)
        .map(SettingProblem::sentence)
        .findFirst();
  }

  /** Returns whether it is certain which folder is meant. */
  public boolean hasHome() {
    return home != null;
  }

  /** Returns whether client id and secret are set. */
  public boolean hasClient() {
    return clientId != null && clientSecret != null;
  }

  /** Returns the redirect URI registered with MyCase support. */
  public URI redirectUri() {
    return URI.create("http://127.0.0.1:" + redirectPort + "/callback");
  }

  /**
   * Returns the origins to which a login is bound. For an address that must not be used, MyCase's
   * own counts; nothing is sent to it.
   */
  public LoginOrigins loginOrigins() {
    return LoginOrigins.of(
        Objects.requireNonNullElse(apiBase, ConfigurationReader.standardAddress(Setting.API_BASE)),
        Objects.requireNonNullElse(
            authorizationUrl, ConfigurationReader.standardAddress(Setting.AUTH_URL)),
        Objects.requireNonNullElse(
            tokenUrl, ConfigurationReader.standardAddress(Setting.TOKEN_URL)));
  }

  @Override
  public String toString() {
    return "Configuration[home=" + home + ", problems=" + settingProblems.size() + "]";
  }
}
