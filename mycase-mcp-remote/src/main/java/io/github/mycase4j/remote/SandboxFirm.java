package io.github.mycase4j.remote;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.credstore.OwnerOnly;
import io.github.mycase4j.remote.config.ConfigurationErrors;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.config.SettingsReader;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fictional firm: a stand-in for MyCase in this process, and a folder and a key for it alone,
 * which are deleted with it.
 */
final class SandboxFirm implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final Sandbox sandbox;
  private final Path home;
  private final Settings settings;

  private SandboxFirm(Sandbox sandbox, Path home, Settings settings) {
    this.sandbox = sandbox;
    this.home = home;
    this.settings = settings;
  }

  /**
   * Starts the firm.
   *
   * @param port the port of the server, 0 for a free one; null where the variables say it
   */
  static SandboxFirm start(
      Map<String, String> environment, UnaryOperator<String> property, @Nullable Integer port)
      throws IOException, ConfigurationErrors {
    SettingsReader reader = SettingsReader.forSandbox(environment, property);
    InetSocketAddress listen =
        port == null
            ? reader.sandboxListen()
            : new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    if (listen.getPort() == 0) {
      listen = new InetSocketAddress(listen.getAddress(), freePort(listen.getAddress()));
    }
    PublicUrl url =
        port == null
            ? reader.sandboxUrl(listen.getPort())
            : PublicUrl.http(LOOPBACK, listen.getPort());
    Path home = Files.createTempDirectory("mycase-mcp-remote-");
    OwnerOnly.restrict(home);
    Sandbox sandbox =
        Sandbox.builder()
            .redirectUris(List.of(URI.create(url.at("/oauth/mycase/callback"))))
            .start();
    try {
      Settings.MyCase mycase =
          new Settings.MyCase(
              sandbox.clientId(),
              Secret.of(sandbox.clientSecret()),
              sandbox.apiBase(),
              sandbox.authorizationUrl(),
              sandbox.tokenUrl(),
              1500,
              Map.of());
      Settings settings =
          reader.readSandbox(
              url, listen, mycase, sandbox.signedIn(), home, KeySource.of(EncryptionKey.random()));
      return new SandboxFirm(sandbox, home, settings);
    } catch (ConfigurationErrors | RuntimeException e) {
      sandbox.close();
      delete(home);
      throw e;
    }
  }

  private static int freePort(InetAddress address) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, address)) {
      return socket.getLocalPort();
    }
  }

  Settings settings() {
    return settings;
  }

  @Override
  public void close() {
    sandbox.close();
    delete(home);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
