package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code revoke} beside a running server. */
class RevokeIT {
  private static final String LOGINS = "SELECT user_id FROM mycase_logins";

  @TempDir Path folder;

  private static void revoke(ServedFirm firm, int count, String... what) throws Exception {
    String[] arguments = new String[what.length + 1];
    arguments[0] = "revoke";
    System.arraycopy(what, 0, arguments, 1, what.length);
    RunningServer revoke = firm.command(Map.of(), arguments);
    assertThat(revoke.exit()).as(String.join("\n", revoke.errors())).isZero();
    assertThat(revoke.output()).containsExactly("revoked " + count);
  }

  @Test
  void deletesTheLoginOfAUserWhoHadASessionOnly() throws Exception {
    try (ServedFirm firm = ServedFirm.start(folder, Map.of())) {
      TestBrowser admin = firm.adminLoggedIn();
      TestBrowser other = new TestBrowser();
      other.login(firm.url() + "/login", firm.restricted(), "");
      assertThat(firm.query(LOGINS)).hasSize(2);

      revoke(firm, 0, "--user", Long.toString(firm.restricted()));

      assertThat(firm.query(LOGINS)).containsExactly(List.of(Long.toString(firm.full())));
      assertThat(other.get(firm.url() + "/tokens").status()).isEqualTo(303);
      assertThat(admin.get(firm.url() + "/tokens").status()).isEqualTo(200);

      revoke(firm, 0, "--all");

      assertThat(firm.query(LOGINS)).isEmpty();
      assertThat(admin.get(firm.url() + "/tokens").status()).isEqualTo(303);
    }
  }
}
