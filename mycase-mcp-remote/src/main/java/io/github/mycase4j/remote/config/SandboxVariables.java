package io.github.mycase4j.remote.config;

import io.github.mycase4j.mcp.config.Setting;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The few settings that the fictional firm has. */
final class SandboxVariables {
  private static final Set<String> NAMES =
      Set.of(
          Variable.LISTEN.name(),
          Variable.PUBLIC_URL.name(),
          Setting.EXPERIMENTAL_TOOLS.variable(),
          Setting.READ_ONLY.variable(),
          Variable.ACCESS_TOKEN_SECONDS.name(),
          Variable.CODE_SECONDS.name(),
          Variable.REFRESH_GRACE_SECONDS.name(),
          Variable.STOP_DELAY_SECONDS.name(),
          Variable.OAUTH_ISS.name(),
          Variable.REGISTRATION.name(),
          Variable.METRICS_LISTEN.name(),
          Variable.TRUSTED_PROXIES.name());

  private SandboxVariables() {}

  /** Returns the variables without those of a server for a firm. */
  static Map<String, String> of(Map<String, String> environment) {
    Map<String, String> read = new HashMap<>(environment);
    read.keySet().retainAll(NAMES);
    return read;
  }

  /**
   * Returns the address that clients use where no setting says it.
   *
   * @param listen the address and the port that the server binds, as given; null for the default
   * @param port the port that the server binds, also where a free one was asked for
   */
  static PublicUrl address(@Nullable String listen, int port) {
    int colon = listen == null ? -1 : listen.lastIndexOf(':');
    return PublicUrl.http(
        listen == null || colon < 0 ? "127.0.0.1" : listen.substring(0, colon), port);
  }
}
