package io.github.mycase4j.mcp.connection;

import io.github.mycase4j.client.network.NetworkVariables;
import java.util.Map;

/**
 * Lets Java log in at a proxy with a user and a password, which it does only when a property of the
 * whole process says so before the first request. The SDK leaves that to whose process it is; this
 * program's own is set where somebody has put a password into the proxy's variable, and not
 * otherwise.
 */
final class ProxyLogin {
  private static final String PROPERTY = "jdk.http.auth.tunneling.disabledSchemes";

  private ProxyLogin() {}

  static void allow(Map<String, String> network) {
    if (NetworkVariables.hasProxyPassword(network) && System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, "");
    }
  }
}
