package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of an earlier version still open. They were made without this library and without Tink,
 * with the HMAC and the AES-GCM of the JDK.
 */
class ExistingFilesTest {
  private static final KeySource KEYS =
      KeySource.of(
          EncryptionKey.parse(
              "key", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

  private static final String TOKENS =
      "4d43344a01fd808a33743c1a6c000000dea0a1a2a3a4a5a6a7a8a9aaab9d3a1d4e26ae71cc3d"
          + "11e8b86214e2e452ca3073e6de2d02fd620be71cc81072a1546bddce4130582cef5bbc6611e6"
          + "97187e3e380ba27f0d1e3f7f7c9e52b780868aa85f0388d4d2a0d3cf22bffef68afd518988e7"
          + "b3fc1c9c104df2eeee22ffeaea099121c8e6f8eab2693ee4e4c05a413613cbad5db9100dbdbb"
          + "c2c63081259a65df14b62cdf724f2997f97739ceb7fcfb97498ce0c8bad0fd8ed89ef1601af6"
          + "222f818c5a704ca02609430cb1d9941952dfa27944db4de7f0295038a02560494b40d21d3281"
          + "4b8d3bf19c70e0aed99b8c";

  private static final String MIRROR =
      "4d43344d01fd808a33743c1a6c0102030405060708090a0b0c0d0e0f100000002ca0a1a2a3a4"
          + "a5a6a7a8a9aaabf6a94dc0c40f89a8d94f444d1bc20b667a0111dea41edd34320fa938848105"
          + "db";

  @TempDir Path folder;

  private void write(String name, String hex) throws IOException {
    Files.write(folder.resolve(name), HexFormat.of().parseHex(hex));
  }

  @Test
  void aLoginOpens() throws IOException {
    write("tokens.enc", TOKENS);
    Tokens tokens = new EncryptedTokenStore(folder, KEYS).load().orElseThrow();
    assertThat(tokens.accessToken()).isEqualTo(Secret.of("fictional-access"));
    assertThat(tokens.refreshToken()).isEqualTo(Secret.of("fictional-refresh"));
    assertThat(tokens.accessTokenExpiresAt()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
    assertThat(tokens.account().userId()).isEqualTo(7);
  }

  @Test
  void aMirrorOpens() throws IOException {
    write("cases.mirror", MIRROR);
    List<String> parts = new ArrayList<>();
    new EncryptedMirrorStore(folder, KEYS)
        .read("cases", part -> parts.add(new String(part, StandardCharsets.US_ASCII)));
    assertThat(parts).containsExactly("a fictional part");
  }
}
