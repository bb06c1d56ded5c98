package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.credstore.OwnerOnly;
import io.github.mycase4j.mcp.config.Configuration;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The fictional firm that a connector can connect to: a stand-in for MyCase on a loopback address,
 * with its own folder and key. It never touches the files of the real connector.
 */
final class SandboxFirm implements AutoCloseable {
  /** The other variables of the user that also apply in the sandbox. */
  private static final Set<String> KEPT = Set.of("BROWSER", "HOME", "USERPROFILE", "TZ");

  private final Sandbox sandbox;
  private final Map<String, String> settings;
  private final Configuration configuration;
  private final EncryptionKey key;

  private SandboxFirm(
      Sandbox sandbox,
      Map<String, String> settings,
      Configuration configuration,
      EncryptionKey key) {
    this.sandbox = sandbox;
    this.settings = settings;
    this.configuration = configuration;
    this.key = key;
  }

  /** Starts the firm; its files are in {@code sandbox} in the connector's folder. */
  static SandboxFirm start(Map<String, String> environment, UnaryOperator<String> property)
      throws IOException {
    Path home = Configuration.of(environment, property).home().resolve("sandbox");
    return start(environment, property, home);
  }

  /** Starts the firm; its files are in the given folder. */
  static SandboxFirm start(
      Map<String, String> environment, UnaryOperator<String> property, Path home)
      throws IOException {
    OwnerOnly.createFolder(home);
    // A login of an earlier sandbox ended with the process of that sandbox.
    Files.deleteIfExists(home.resolve("tokens.enc"));
    EncryptionKey key = key(home.resolve("sandbox.key"));
    int port = freePort();
    Sandbox sandbox =
        Sandbox.builder().redirectUri(URI.create("http://127.0.0.1:" + port + "/callback")).start();
    Map<String, String> settings = new HashMap<>();
    // Misspelled names are passed on too: the connector reports them and takes the safe value.
    environment.forEach(
        (name, value) -> {
          if (KEPT.contains(name) || name.toUpperCase(Locale.ROOT).startsWith(Setting.PREFIX)) {
            settings.put(name, value);
          }
        });
    settings.put(Setting.HOME.variable(), home.toString());
    settings.put(Setting.CLIENT_ID.variable(), sandbox.clientId());
    settings.put(Setting.CLIENT_SECRET.variable(), sandbox.clientSecret());
    settings.put(Setting.REDIRECT_PORT.variable(), Integer.toString(port));
    settings.put(Setting.API_BASE.variable(), sandbox.apiBase().toString());
    settings.put(Setting.AUTH_URL.variable(), sandbox.authorizationUrl().toString());
    settings.put(Setting.TOKEN_URL.variable(), sandbox.tokenUrl().toString());
    settings.put(Setting.RATE_LIMIT_PER_MINUTE.variable(), "1000");
    return new SandboxFirm(sandbox, settings, Configuration.of(settings, property), key);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The firm is fictional, so its key may be stored next to the data that it encrypts. */
  private static EncryptionKey key(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] bytes = EncryptionKey.random().bytes(SecretAccess.get());
      Files.createFile(file, OwnerOnly.fileAttributes(file));
      OwnerOnly.restrict(file);
      Files.writeString(file, HexFormat.of().formatHex(bytes));
    }
    return EncryptionKey.parse(file.getFileName().toString(), Files.readString(file).strip());
  }

  Path home() {
    return configuration.home();
  }

  Configuration configuration() {
    return configuration;
  }

  KeySource keys() {
    return KeySource.of(key);
  }

  /** Returns the environment of a connector in a process of its own, with the key in it. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put(
        Setting.ENCRYPTION_KEY.variable(), HexFormat.of().formatHex(key.bytes(SecretAccess.get())));
    return environment;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
