package io.github.mycase4j.client.internal.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The network settings of environment and JVM: a proxy, and whom to trust. The JVM's own settings
 * take precedence: its proxy properties or a selector of the host application, and its trust store.
 */
final class Network {
  /**
   * The authentication schemes that Java disables for proxies unless started with another value.
   */
  private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  private final EnvironmentProxy proxy;
  private final Authorities authorities;

  Network(Map<String, String> environment) {
    proxy = EnvironmentProxy.of(environment);
    authorities = new Authorities(environment);
  }

  /** Returns a factory of clients; they trust what Java trusts, or the given context. */
  Function<Executor, HttpClient> factory(Duration connectTimeout, @Nullable SSLContext trust) {
    return executor -> {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(connectTimeout)
              .proxy(new Selector())
              .executor(executor);
      if (trust != null) {
        builder.sslContext(trust);
      }
      return builder.build();
    };
  }

  /** Reads the further authorities; performs I/O. */
  SSLContext moreTrust() throws IOException {
    return MoreTrust.context(authorities);
  }

  private boolean isProxied(URI uri) {
    return !javaDecides() && proxy.isFor(uri);
  }

  private static boolean javaDecides() {
    ProxySelector standard = ProxySelector.getDefault();
    return (standard != null && standard.getClass().getModule() != Object.class.getModule())
        || Boolean.getBoolean("java.net.useSystemProxies")
        || !System.getProperty("https.proxyHost", "").isBlank()
        || !System.getProperty("socksProxyHost", "").isBlank();
  }

  /**
   * Prepares a request to an address: HTTP/1.1, and the proxy's user and password.
   *
   * @throws HttpTransport.NotSentException when nothing can be sent there
   */
  void prepare(HttpRequest.Builder request, URI uri) throws HttpTransport.NotSentException {
    request.version(HttpClient.Version.HTTP_1_1);
    if (isProxied(uri)) {
      String problem = proxy.problem().orElse(null);
      if (problem != null) {
        throw new HttpTransport.NotSentException(null, "proxy", problem);
      }
      String login = proxy.authorization();
      if (login != null) {
        request.setHeader("Proxy-Authorization", login); // The JDK sends it to the proxy alone.
      }
    }
  }

  /** Returns the name of the proxy for a message; empty without one. */
  String through(URI uri) {
    return isProxied(uri) ? ", through " + proxy.name() : "";
  }

  /** Returns why a proxy requires authentication (status 407), as a sentence. */
  String loginRefused(URI uri) {
    if (!isProxied(uri)) {
      return "The proxy on the way asks for a user and a password.";
    }
    String name = proxy.name();
    if (proxy.authorization() == null) {
      return name + " asks for a user and a password; put them into " + proxy.variable() + ".";
    }
    String disabled = System.getProperty(DISABLED_SCHEMES, "Basic");
    return disabled.toLowerCase(Locale.ROOT).contains("basic")
        ? name
            + " asks for a user and a password, which Java does not send to it unless it is started"
            + " with -D"
            + DISABLED_SCHEMES
            + "= (an empty value)."
        : name + " does not accept the user and password in " + proxy.variable() + ".";
  }

  private final class Selector extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      if (isProxied(uri) && proxy.isUsable()) {
        return List.of(
            new Proxy(
                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
      }
      ProxySelector standard = ProxySelector.getDefault();
      return standard == null ? List.of(Proxy.NO_PROXY) : standard.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      ProxySelector standard = ProxySelector.getDefault();
      if (standard != null) {
        standard.connectFailed(uri, address, failure);
      }
    }
  }
}
