package io.github.mycase4j.client.internal.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The certificate authorities beside Java's own: those of the operating system, and of the files
 * that {@code SSL_CERT_FILE} and {@code NODE_EXTRA_CA_CERTS} name. They are added to Java's and
 * never replace them. Reads files only when certificates are requested.
 */
final class Authorities {
  static final List<String> NAMES = List.of("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS");

  private static final List<String> BUNDLES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
          "/etc/ssl/ca-bundle.pem",
          "/etc/ssl/cert.pem");
  private static final List<String> STORES =
      List.of("KeychainStore", "KeychainStore-ROOT", "Windows-ROOT", "Windows-ROOT-LOCALMACHINE");
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----");

  private final Map<String, String> environment;

  Authorities(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns which files cannot be read, a sentence each; does not read their contents. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (String name : NAMES) {
      given(name).ifPresent(file -> check(name, file).ifPresent(problems::add));
    }
    return problems;
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static Optional<String> check(String name, String file) {
    try {
      return Files.isReadable(Path.of(file)) && Files.isRegularFile(Path.of(file))
          ? Optional.empty()
          : Optional.of(unusable(name));
    } catch (InvalidPathException e) {
      return Optional.of(unusable(name));
    }
  }

  private static String unusable(String name) {
    return name + " must name a readable file with PEM certificates; its authorities are missing.";
  }

  /**
   * Reads all certificates.
   *
   * @param problems receives a sentence for each variable whose file cannot be used
   */
  Set<Certificate> read(Collection<String> problems) {
    Set<Certificate> all = new LinkedHashSet<>();
    for (String name : NAMES) {
      Optional<String> file = given(name);
      if (file.isPresent()) {
        int before = all.size();
        try {
          addPem(Path.of(file.get()), all);
        } catch (IOException | InvalidPathException e) {
          problems.add(unusable(name));
          continue;
        }
        if (all.size() == before) {
          problems.add(unusable(name));
        }
      }
    }
    for (String bundle : BUNDLES) {
      if (Files.isReadable(Path.of(bundle))) {
        try {
          addPem(Path.of(bundle), all);
          break;
        } catch (IOException e) {
          problems.add("The certificates of this computer in " + bundle + " cannot be read.");
        }
      }
    }
    STORES.forEach(type -> all.addAll(store(type)));
    return all;
  }

  private static void addPem(Path file, Set<Certificate> all) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    CertificateFactory factory;
    try {
      factory = CertificateFactory.getInstance("X.509");
    } catch (CertificateException e) {
      throw new IOException(e);
    }
    for (Matcher pem = PEM.matcher(text); pem.find(); ) {
      certificate(factory, pem.group()).ifPresent(all::add);
    }
  }

  /** Reads a certificate; empty if Java cannot parse it, so that it is not trusted. */
  private static Optional<Certificate> certificate(CertificateFactory factory, String pem) {
    byte[] plain = pem.replaceAll("(TRUSTED|X509) ", "").getBytes(StandardCharsets.ISO_8859_1);
    try {
      return Optional.of(factory.generateCertificate(new ByteArrayInputStream(plain)));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  /** Returns the certificates of a system's store; none if there is no such store. */
  private static Set<Certificate> store(String type) {
    Set<Certificate> held = new LinkedHashSet<>();
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      for (String alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)) {
          held.add(store.getCertificate(alias));
        }
      }
      return held;
    } catch (GeneralSecurityException | IOException e) {
      return Set.of();
    }
  }
}
