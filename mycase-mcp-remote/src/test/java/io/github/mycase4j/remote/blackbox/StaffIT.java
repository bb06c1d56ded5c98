package io.github.mycase4j.remote.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in: from a server whose firm nobody has named to a member of the staff who leaves. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StaffIT {
  private static final long PARALEGAL = 9_001;
  private static final long LEAVER = 9_002;
  private static final String ADMIN_ADDRESS = "office@firm.example";

  @TempDir static Path folder;

  private static ServedFirm firm;

  @BeforeAll
  static void start() throws Exception {
    firm =
        ServedFirm.start(
            folder,
            Map.of("MYCASE_ADMINS", "Office@Firm.example"),
            sandbox -> sandbox.inactiveStaffMayLogIn(true));
    Map<String, Object> admin = staff(firm.full());
    admin.put("email", ADMIN_ADDRESS);
    firm.sandbox.put("staff", admin);
    firm.addStaff(PARALEGAL, "paralegal@firm.example");
    firm.addStaff(LEAVER, "leaver@firm.example");
  }

  @AfterAll
  static void stop() {
    firm.close();
  }

  private static Map<String, Object> staff(long id) {
    return new LinkedHashMap<>(
        firm.sandbox.rows("staff").stream()
            .filter(row -> ((Number) row.get("id")).longValue() == id)
            .findFirst()
            .orElseThrow());
  }

  private static void change(long id, String field, Object value) {
    Map<String, Object> row = staff(id);
    row.put(field, value);
    firm.sandbox.put("staff", row);
  }

  private static TestBrowser.Page login(TestBrowser browser, long id, String next)
      throws Exception {
    return browser.login(firm.url() + "/login?next=" + next, id, "");
  }

  private static void refused(long id, String code) throws Exception {
    int before = firm.events("login-refused").size();
    TestBrowser.Page page = login(new TestBrowser(), id, "/tokens");
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.error()).isEqualTo(code);
    List<Map<String, Object>> events = firm.events("login-refused");
    assertThat(events).hasSize(before + 1);
    assertThat(events.get(before))
        .containsEntry("outcome", "denied")
        .extracting(line -> ((Map<?, ?>) line.get("params")).get("reason"))
        .isEqualTo(code);
    assertThat(firm.query("SELECT user_id FROM mycase_logins WHERE user_id = " + id)).isEmpty();
  }

  @Test
  @Order(1)
  void row45_nobodyGetsInBeforeAnAdminOfTheConfiguration() throws Exception {
    refused(PARALEGAL, "firm_not_set");
    assertThat(firm.query("SELECT id FROM users")).isEmpty();

    assertThat(login(new TestBrowser(), firm.full(), "/admin").name()).isEqualTo("admin");

    assertThat(login(new TestBrowser(), PARALEGAL, "/tokens").name()).isEqualTo("tokens");
  }

  @Test
  @Order(2)
  void row46_anAdminsAddressStandsForTheFirstWhoHadIt() throws Exception {
    change(firm.full(), "email", "moved@firm.example");
    change(PARALEGAL, "email", ADMIN_ADDRESS);
    TestBrowser browser = new TestBrowser();
    int logins = firm.events("login").size();

    TestBrowser.Page page = login(browser, PARALEGAL, "/admin");

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.error()).isEqualTo("not_admin");
    assertThat(browser.get(firm.url() + "/tokens").html().select("a#admin")).isEmpty();
    assertThat(firm.events("login")).hasSize(logins + 1);
    assertThat(firm.events("admin-refused"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .containsEntry("outcome", "denied")
                    .containsEntry("user_id", (int) PARALEGAL));
    assertThat(login(new TestBrowser(), firm.full(), "/admin").name()).isEqualTo("admin");
  }

  @Test
  @Order(3)
  void row78_aBlockedUserIsRefusedAtTheNextRequest() throws Exception {
    TestClient client = firm.client();
    TestBrowser leaver = new TestBrowser();
    String token = client.connect(leaver, LEAVER, false).access();
    assertThat(client.call(token, "list-staff", Map.of()).get("isError")).isNotEqualTo(true);
    TestBrowser admin = new TestBrowser();
    TestBrowser.Page page = login(admin, firm.full(), "/admin");

    TestBrowser.Page blocked =
        admin.post(
            firm.url() + "/admin/block",
            Map.of(
                "csrf",
                page.html().select("input[name=csrf]").get(0).val(),
                "user_id",
                Long.toString(LEAVER),
                "blocked",
                "1"));

    assertThat(blocked.location()).endsWith("/admin");
    assertThat(client.legacy(token, "tools/list", Map.of()).status()).isEqualTo(401);
    assertThat(leaver.get(firm.url() + "/tokens").location()).contains("/login");
    assertThat(firm.events("blocked")).hasSize(1);
    refused(LEAVER, "user_blocked");
  }

  @Test
  @Order(4)
  void row78_aUserWhoLeftIsFoundOutAtTheNextRefreshOfTheLogin() throws Exception {
    TestClient client = firm.client();
    String token = client.connect(new TestBrowser(), PARALEGAL, false).access();
    assertThat(client.call(token, "list-staff", Map.of()).get("isError")).isNotEqualTo(true);
    change(PARALEGAL, "active", false);
    firm.sandbox.expireAccessTokens(PARALEGAL);

    // The rows in memory need no request; these were not read yet.
    Map<?, ?> first = client.call(token, "list-cases", Map.of());
    Map<?, ?> second = client.call(token, "list-staff", Map.of());

    assertThat(first.get("isError")).as(first.toString()).isEqualTo(true);
    assertThat(second.get("isError")).as(second.toString()).isEqualTo(true);
    assertThat(client.legacy(token, "tools/list", Map.of()).status()).isEqualTo(200);
  }

  @Test
  @Order(5)
  void row44_whoIsInactiveIsRefused() throws Exception {
    firm.addStaff(9_003, "former@firm.example");
    change(9_003, "active", false);
    refused(9_003, "user_inactive");
  }

  @Test
  @Order(6)
  void row44_anotherFirmsUserIsRefused() throws Exception {
    firm.server().stop();
    firm.serve(Map.of("MYCASE_FIRM_UUID", "another-firm"));
    firm.addStaff(9_004, "stranger@other.example");
    refused(9_004, "other_firm");
    assertThat(firm.verify()).isZero();
  }
}
