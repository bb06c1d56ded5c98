package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.audit.ParamPolicy;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.config.TrustedProxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of a server, of which tests change what clients notice. */
record TestSettings(String publicUrl, boolean readOnly, boolean registration, boolean iss) {
  static final String P = "https://mcp.firm.example";

  static TestSettings standard() {
    return new TestSettings(P, false, true, true);
  }

  TestSettings at(String otherUrl) {
    return new TestSettings(otherUrl, readOnly, registration, iss);
  }

  TestSettings withReadOnly() {
    return new TestSettings(publicUrl, true, registration, iss);
  }

  TestSettings withoutRegistration() {
    return new TestSettings(publicUrl, readOnly, false, iss);
  }

  TestSettings withoutIss() {
    return new TestSettings(publicUrl, readOnly, registration, false);
  }

  Settings build() {
    PublicUrl here = PublicUrl.parse(publicUrl);
    if (here == null) {
      throw new IllegalArgumentException("not a public URL: " + publicUrl);
    }
    URI mycase = URI.create("https://mycase.example");
    return new Settings(
        new Settings.Network(
            here,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            TrustedProxies.NONE,
            List.of(),
            null,
            Duration.ofSeconds(2)),
        new Settings.MyCase(
            "client", Secret.of("fictional-secret"), mycase, mycase, mycase, 1500, Map.of()),
        new Settings.Oauth(
            iss,
            registration,
            Duration.ofHours(1),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofDays(30),
            365),
        new Settings.Database("jdbc:sqlite:remote.db", null, null),
        KeySource.of(EncryptionKey.random()),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Path.of("home"),
        new Settings.Tools(readOnly, false, false, 100, true, 1 << 20, ParamPolicy.HASHED, null),
        false);
  }
}
