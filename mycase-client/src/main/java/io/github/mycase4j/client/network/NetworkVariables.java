package io.github.mycase4j.client.network;

import io.github.mycase4j.client.internal.transport.NetworkCheck;
import java.util.List;
import java.util.Map;

/**
 * The environment variables for proxies and certificate authorities: {@code HTTPS_PROXY}, {@code
 * HTTP_PROXY}, {@code NO_PROXY} and their lower-case forms, which take precedence, and {@code
 * SSL_CERT_FILE} and {@code NODE_EXTRA_CA_CERTS}, whose certificate authorities are added to
 * Java's. A proxy is never used for loopback addresses. {@code MyCaseClient.Builder.environment}
 * takes them.
 *
 * <p>The JVM's own settings take precedence: {@code https.proxyHost}, {@code
 * java.net.useSystemProxies}, a default {@link java.net.ProxySelector}, the {@code
 * javax.net.ssl.trustStore} properties. If Java trusts a certificate, no further authority is read;
 * otherwise those of the operating system and of the two files are.
 *
 * <p>The JDK does not log in with a user and a password at a proxy for https unless the JVM is
 * started with {@code -Djdk.http.auth.tunneling.disabledSchemes=}. A library must not change that
 * for the whole process; the failure says so.
 *
 * <p>Thread-safe.
 */
public final class NetworkVariables {
  private NetworkVariables() {}

  /** {@return the names of all variables} */
  public static List<String> names() {
    return NetworkCheck.names();
  }

  /**
   * Returns the problems of their values, a sentence each that names the variable and never shows
   * the value. Checks whether the files exist.
   *
   * @param environment the variables
   * @return the problems, empty if there are none
   */
  public static List<String> problems(Map<String, String> environment) {
    return NetworkCheck.problems(environment);
  }

  /**
   * {@return whether the configured proxy needs a user and a password} Performs no I/O.
   *
   * @param environment the variables
   */
  public static boolean hasProxyPassword(Map<String, String> environment) {
    return NetworkCheck.hasProxyPassword(environment);
  }
}
