package io.github.mycase4j.remote.config;

import io.github.mycase4j.mcp.config.Setting;
import java.util.ArrayList;
import java.util.List;

/** The environment variables of the server that the connector on a user's machine does not have. */
public enum Variable {
  /** The address under which the server is reached. */
  PUBLIC_URL,
  /** The address that the server binds. */
  LISTEN,
  /** Who may see the admin page. */
  MYCASE_ADMINS,
  /** The firm whose staff may log in. */
  MYCASE_FIRM_UUID,
  /** Where users, grants and logins are kept. */
  DATABASE_URL,
  /** The user of the database. */
  DATABASE_USER,
  /** The password of the database. */
  DATABASE_PASSWORD,
  /** The name of this process among several. */
  NODE_ID,
  /** Proxies whose {@code X-Forwarded-For} counts. */
  TRUSTED_PROXIES,
  /** Further origins that may use the MCP endpoint. */
  ALLOWED_ORIGINS,
  /** The address for metrics. */
  METRICS_LISTEN,
  /** Whether authorization responses name the issuer. */
  OAUTH_ISS,
  /** Whether clients may register. */
  REGISTRATION,
  /** The life of an access token. */
  ACCESS_TOKEN_SECONDS,
  /** The life of a code. */
  CODE_SECONDS,
  /** How long a replaced refresh token still counts. */
  REFRESH_GRACE_SECONDS,
  /** How long connections are taken after the signal to stop. */
  STOP_DELAY_SECONDS,
  /** The life of a refresh token after its last use. */
  REFRESH_TOKEN_DAYS,
  /** The longest life of an API token. */
  TOKEN_MAX_DAYS,
  /** How much memory firm data may take. */
  MYCASE_MIRROR_MB;

  /** Ends the name of a variable that names a file with the value. */
  public static final String FILE = "_FILE";

  /** Returns the names of all variables with the prefix of the connector. */
  static List<String> prefixed() {
    List<String> names = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      names.add(setting.variable());
      if (setting.isSecret()) {
        names.add(setting.variable() + FILE);
      }
    }
    for (Variable variable : values()) {
      names.add(variable.name());
    }
    names.removeIf(name -> !name.startsWith(Setting.PREFIX));
    return names;
  }
}
