package io.github.mycase4j.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority that nobody knows, made anew for a test, and servers that it certifies.
 */
public final class TestAuthority {
  /** What the authority is called. */
  public static final String NAME = "Example Firm Inspection CA";

  private static final String PASSWORD = "only-for-this-test";

  private final Path store;
  private final Path pem;

  /**
   * Makes an authority and a server key.
   *
   * @param host what the server's certificate is for
   * @param startDate when that begins to be valid for thirty days, as keytool reads it
   */
  public TestAuthority(Path folder, String host, String startDate) {
    store = folder.resolve("server.p12");
    pem = folder.resolve("authority.pem");
    keytool("-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=" + NAME, "-ext", "bc:c");
    keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + host,
        "-signer",
        "ca",
        "-ext",
        "san=dns:" + host,
        "-startdate",
        startDate,
        "-validity",
        "30");
    keytool("-exportcert", "-rfc", "-alias", "ca", "-file", pem.toString());
    keytool("-delete", "-alias", "ca");
  }

  private void keytool(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of(arguments));
    line.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(said);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the file with the authority's certificate. */
  public Path pem() {
    return pem;
  }

  /** Makes a trust store of the authority alone, with a password, as Java's property names it. */
  public Path trustStore(String password) {
    Path file = pem.resolveSibling("trust.p12");
    try {
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      try (InputStream in = Files.newInputStream(pem)) {
        trust.setCertificateEntry(
            "ca",
            java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in));
      }
      try (var out = Files.newOutputStream(file)) {
        trust.store(out, password.toCharArray());
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
    return file;
  }

  /** Listens on a loopback port with the server's certificate. */
  public ServerSocket listen() {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context
          .getServerSocketFactory()
          .createServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
