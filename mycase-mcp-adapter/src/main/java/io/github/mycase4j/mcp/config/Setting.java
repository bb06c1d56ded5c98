package io.github.mycase4j.mcp.config;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the connector: environment variables. Every other class, message and child
 * environment takes the name of a variable from here; the table in the README has the same names
 * and defaults.
 */
public enum Setting {
  /** The client id from MyCase support. */
  CLIENT_ID("MYCASE_CLIENT_ID", true, null),
  /** The client secret from MyCase support. */
  CLIENT_SECRET("MYCASE_CLIENT_SECRET", true, null),
  /** The key for login and audit log, 64 hexadecimal digits. */
  ENCRYPTION_KEY("ENCRYPTION_KEY", true, null),
  /** The previous key, while it is being changed. */
  ENCRYPTION_KEY_PREVIOUS("ENCRYPTION_KEY_PREVIOUS", true, null),
  /** The port of the redirect URI. */
  REDIRECT_PORT("MYCASE_REDIRECT_PORT", false, "5678"),
  /** Whether experimental tools are offered. */
  EXPERIMENTAL_TOOLS("MYCASE_EXPERIMENTAL_TOOLS", false, "0"),
  /** Whether no tool that writes is offered. */
  READ_ONLY("MYCASE_READ_ONLY", false, "0"),
  /** Whether each write is first shown to the user, and sent only when the user accepts. */
  CONFIRM_WRITES("MYCASE_CONFIRM_WRITES", false, "0"),
  /** The highest number of writes to MyCase in any hour. */
  MAX_WRITES("MYCASE_MAX_WRITES", false, "100"),
  /** The folder of login and audit log. */
  HOME("MYCASE_HOME", false, "~/.oktopeak-mycase"),
  /** The highest number of requests to MyCase in any 60 seconds. */
  RATE_LIMIT_PER_MINUTE("MYCASE_RATE_LIMIT_PER_MINUTE", false, "30"),
  /** The address of the API. */
  API_BASE("MYCASE_API_BASE", false, "https://external-integrations.mycase.com/v1"),
  /** The address of the login page. */
  AUTH_URL("MYCASE_AUTH_URL", false, "https://auth.mycase.com/login_sessions/new"),
  /** The address that gives tokens. */
  TOKEN_URL("MYCASE_TOKEN_URL", false, "https://auth.mycase.com/tokens"),
  /** How much of the parameters the audit log shows. */
  AUDIT_PARAMS("MYCASE_AUDIT_PARAMS", false, "full"),
  /** How long data read from MyCase is kept. */
  MIRROR("MYCASE_MIRROR", false, "memory"),
  /** The firm's own tool jars with their hashes. */
  TOOLS("MYCASE_TOOLS", false, null);

  /** The prefix of variables that belong to the connector alone. */
  public static final String PREFIX = "MYCASE_";

  private final String variable;
  private final boolean secret;
  private final @Nullable String defaultValue;

  Setting(String variable, boolean secret, @Nullable String defaultValue) {
    this.variable = variable;
    this.secret = secret;
    this.defaultValue = defaultValue;
  }

  /** Returns the name of the environment variable. */
  public String variable() {
    return variable;
  }

  /** Returns whether the value must not be shown, logged or passed on unasked. */
  public boolean isSecret() {
    return secret;
  }

  /** Returns the value that counts where none is given; empty when there is none. */
  public Optional<String> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  /** Returns the value in an environment without the blanks around it; null when it is blank. */
  public @Nullable String in(Map<String, String> environment) {
    String value = environment.get(variable);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Returns the name of the environment variable, so that a message can name the setting. */
  @Override
  public String toString() {
    return variable;
  }
}
