package io.github.mycase4j.mcp.connection;

import io.github.mycase4j.client.network.NetworkVariables;
import java.util.Map;

/**
 * Allows Java to log in to a proxy with a user name and a password. Java does so only if a property
 * of the whole process is set before the first request. The SDK leaves that to the owner of the
 * process; this program sets the property if the proxy variable contains a password.
 */
public final class ProxyLogin {
  private static final String PROPERTY = "jdk.http.auth.tunneling.disabledSchemes";

  private ProxyLogin() {}

  /**
   * Sets the property if it is needed and not set.
   *
   * @param network the proxy variables
   */
  public static void allow(Map<String, String> network) {
    if (NetworkVariables.hasProxyPassword(network) && System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, "");
    }
  }
}
