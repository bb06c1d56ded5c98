package io.github.mycase4j.client.internal.transport;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts what Java trusts, and otherwise what further authorities vouch for. It checks everything
 * that Java checks, the host name included; an error says whose certificate was rejected.
 */
final class MoreTrust extends X509ExtendedTrustManager {
  private static final int LONGEST_NAME = 200;

  private final X509ExtendedTrustManager java;
  private final X509ExtendedTrustManager more;
  private final List<String> problems;

  private MoreTrust(
      X509ExtendedTrustManager java, X509ExtendedTrustManager more, List<String> problems) {
    this.java = java;
    this.more = more;
    this.problems = List.copyOf(problems);
  }

  /** Reads the authorities and creates a context with them. */
  static SSLContext context(Authorities authorities) throws IOException {
    List<String> problems = new ArrayList<>();
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate each : authorities.read(problems)) {
        store.setCertificateEntry("authority-" + number++, each);
      }
      X509ExtendedTrustManager java = manager(null);
      X509ExtendedTrustManager more = number == 0 ? java : manager(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new MoreTrust(java, more, problems)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static X509ExtendedTrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager each : factory.getTrustManagers()) {
      if (each instanceof X509ExtendedTrustManager manager) {
        return manager;
      }
    }
    throw new GeneralSecurityException("this Java has no X.509 trust manager");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain, authType, manager -> manager.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, authType, manager -> manager.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, authType, manager -> manager.checkServerTrusted(chain, authType));
  }

  private interface Check {
    void by(X509ExtendedTrustManager manager) throws CertificateException;
  }

  private void check(X509Certificate[] chain, String authType, Check check)
      throws CertificateException {
    if (passes(check, java)) {
      return;
    }
    try {
      check.by(more);
    } catch (CertificateException e) {
      throw new UntrustedException(reason(chain, authType), e);
    }
  }

  private static boolean passes(Check check, X509ExtendedTrustManager manager) {
    try {
      check.by(manager);
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  /** Returns what is wrong with the certificate; quotes nothing from it but names. */
  private String reason(X509Certificate[] chain, String authType) {
    String whose =
        "its certificate, for "
            + name(chain[0].getSubjectX500Principal().getName())
            + " and issued by "
            + name(chain[chain.length - 1].getIssuerX500Principal().getName())
            + ",";
    for (X509Certificate each : chain) {
      try {
        each.checkValidity();
      } catch (CertificateException e) {
        return whose + " is not valid at this time. Is the clock of this computer right?";
      }
    }
    Check withoutHost = manager -> manager.checkServerTrusted(chain, authType);
    if (passes(withoutHost, java) || passes(withoutHost, more)) {
      return whose + " is for another host.";
    }
    return whose
        + " is not trusted by Java or by this computer. If your company or a virus scanner inspects"
        + " connections, set SSL_CERT_FILE or NODE_EXTRA_CA_CERTS to a file with the certificate of"
        + " its authority (PEM)."
        + problems.stream().map(problem -> " " + problem).collect(Collectors.joining());
  }

  private static String name(String given) {
    return given
        .codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .limit(LONGEST_NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    java.checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    java.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    java.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return java.getAcceptedIssuers();
  }

  /** A certificate was rejected; the message says whose and why. */
  static final class UntrustedException extends CertificateException {
    private static final long serialVersionUID = 1L;

    UntrustedException(String reason, CertificateException cause) {
      super(reason, cause);
    }
  }
}
