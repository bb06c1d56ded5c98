package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Several people of one firm, each with tokens of their own. */
class SeveralStaffTest extends LoginTestBase {
  private static final long RESTRICTED = 504;

  private Caller restricted;

  @BeforeEach
  void logInTheRestrictedPerson() {
    restricted = as(RESTRICTED);
  }

  private Caller as(long staffId) {
    Caller other = new Caller(sandbox);
    other.token = sandbox.newAccessToken(staffId);
    return other;
  }

  private static long me(Caller caller) throws Exception {
    return caller.get("/me").json().get("id").asLong();
  }

  @Nested
  class AToken {
    @Test
    void isOfOnePersonWhomMeNames() throws Exception {
      JsonNode user = as(502).get("/me").json();

      assertThat(user.get("id").asLong()).isEqualTo(502);
      assertThat(user.get("first_name").asText()).isEqualTo("Daniel");
      assertThat(user.get("email").asText()).isEqualTo("daniel.whitaker@example.com");
      assertThat(me(caller)).isEqualTo(501);
    }

    @Test
    void keepsItsPersonThroughEveryRefresh() throws Exception {
      String refreshToken = sandbox.newRefreshToken(RESTRICTED);
      for (int i = 0; i < 3; i++) {
        sandbox.signInAs(501 + i);
        JsonNode pair = refresh(refreshToken).json();
        restricted.token = pair.get("access_token").asText();
        refreshToken = pair.get("refresh_token").asText();

        assertThat(me(restricted)).isEqualTo(RESTRICTED);
        assertThat(restricted.get("/cases/1001").status()).isEqualTo(404);
      }
    }

    @Test
    void keepsItsPersonFromTheLoginOn() throws Exception {
      sandbox.approve(login(), RESTRICTED);
      sandbox.signInAs(502);
      JsonNode pair = exchange(codeOfCallback(), sandbox.redirectUri()).json();
      caller.token = pair.get("access_token").asText();

      assertThat(me(caller)).isEqualTo(RESTRICTED);
      caller.token =
          refresh(pair.get("refresh_token").asText()).json().get("access_token").asText();
      assertThat(me(caller)).isEqualTo(RESTRICTED);
    }

    @Test
    void endsForOnePersonAlone() throws Exception {
      String mine = sandbox.newRefreshToken(RESTRICTED);
      String other = sandbox.newRefreshToken(502);
      sandbox.expireAccessTokens(RESTRICTED);
      sandbox.revokeRefreshTokens(RESTRICTED);

      assertThat(restricted.get("/me").status()).isEqualTo(401);
      assertThat(caller.get("/me").status()).isEqualTo(200);
      assertThat(refresh(mine).status()).isEqualTo(400);
      assertThat(refresh(other).status()).isEqualTo(200);
    }

    @Test
    void isMadeForStaffOnly() {
      List<Callable<?>> wrong =
          List.of(
              () -> sandbox.newAccessToken(1),
              () -> sandbox.newRefreshToken(1),
              () -> sandbox.environment(1));
      for (Callable<?> each : wrong) {
        assertThatThrownBy(each::call).isInstanceOf(IllegalArgumentException.class);
      }
    }

    @Test
    void ofAnEnvironmentIsThatPersonsToo() throws Exception {
      caller.token = sandbox.environment(503).get("MYCASE_ACCESS_TOKEN");

      assertThat(me(caller)).isEqualTo(503);
    }

    @Test
    void ofSomebodyWhoLeftTheFirmIsForbiddenAtMe() throws Exception {
      sandbox.delete("staff", RESTRICTED);

      assertThat(restricted.get("/me").status()).isEqualTo(403);
    }
  }

  @Test
  void twoPeopleAtOnceEachGetTheirOwnRows() throws Exception {
    List<Long> all = caller.walk("/cases");
    List<Long> own = restricted.walk("/cases");
    assertThat(own).isNotEmpty().hasSizeLessThan(all.size());
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<Long>>> lists = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Caller who = i % 2 == 0 ? caller : restricted;
        lists.add(pool.submit(() -> who.walk("/cases?page_size=7")));
      }
      for (int i = 0; i < lists.size(); i++) {
        assertThat(lists.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(i % 2 == 0 ? all : own);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Nested
  class ARequestIsRecordedWithItsPerson {
    private List<Long> people(String method, String path) {
      return sandbox.requests(method, path).stream().map(RecordedRequest::staffId).toList();
    }

    @Test
    void atTheApi() throws Exception {
      caller.get("/cases");
      restricted.get("/cases");
      sandbox.fail("/cases", 503);
      restricted.get("/cases");
      String token = restricted.token;
      restricted.token = "guess";
      restricted.get("/cases");
      restricted.token = null;
      restricted.get("/cases");

      assertThat(people("GET", "/cases")).containsExactly(501L, RESTRICTED, RESTRICTED, null, null);
      assertThat(sandbox.requests().toString()).doesNotContain(token, caller.token);
    }

    @Test
    void atTheTokenEndpoint() throws Exception {
      sandbox.approve(login(), 502);
      exchange(codeOfCallback(), sandbox.redirectUri());
      String refreshToken = sandbox.newRefreshToken(RESTRICTED);
      refresh(refreshToken);
      refresh(refreshToken);
      token("{");

      assertThat(people("POST", "/tokens")).containsExactly(502L, RESTRICTED, null, null);
      assertThat(sandbox.requests().toString()).doesNotContain(refreshToken);
      assertThat(people("GET", "/login_sessions/new")).containsExactly((Long) null);
    }
  }

  @Nested
  class AWrite {
    @Test
    void isByThePersonOfTheToken() throws Exception {
      String note = "{'subject':'S','note':'N','date':'2026-03-11T10:00:00Z'}";
      long id = restricted.post("/cases/1004/notes", note).json().get("id").asLong();
      as(502).put("/notes/" + id, note);
      long invoice = restricted.walk("/invoices?only_allowed_online_payments=false").get(0);
      JsonNode payment =
          restricted
              .post("/invoices/" + invoice + "/payments", "{'amount':1,'date':'2026-03-11'}")
              .json();

      JsonNode made = caller.get("/notes/" + id).json();
      assertThat(made.at("/created_by/id").asLong()).isEqualTo(RESTRICTED);
      assertThat(made.at("/updated_by/id").asLong()).isEqualTo(502);
      assertThat(payment.at("/attorney/id").asLong()).isEqualTo(RESTRICTED);
    }

    @Test
    void withoutACaseStaysWithWhoeverMadeIt() throws Exception {
      String person = "{'first_name':'Mara','last_name':'Ito'}";
      String task =
          "{'name':'Call','priority':'High','due_date':'2026-03-20','staff':[{'id':502}]}";
      long mine = restricted.post("/clients", person).json().get("id").asLong();
      long theirs = as(502).post("/clients", person).json().get("id").asLong();
      long mineToo = restricted.post("/tasks", task).json().get("id").asLong();

      assertThat(restricted.get("/clients/" + mine).status()).isEqualTo(200);
      assertThat(restricted.get("/clients/" + theirs).status()).isEqualTo(404);
      assertThat(restricted.walk("/clients?page_size=1000")).contains(mine).doesNotContain(theirs);
      assertThat(restricted.walk("/tasks?page_size=1000")).contains(mineToo);
      assertThat(caller.get("/clients/" + mine).json().toString()).doesNotContain("_by");
    }
  }

  @Nested
  class WhatSomeoneSees {
    @Test
    void followsTheStaffOfACase() throws Exception {
      assertThat(restricted.get("/cases/1001").status()).isEqualTo(404);
      caller.post("/cases/1001/relationships/staff", "{'staff':[{'id':504}]}");

      assertThat(restricted.get("/cases/1001").status()).isEqualTo(200);
      assertThat(restricted.get("/clients/20001").status()).isEqualTo(200);
    }

    @Test
    void ofAContactNamesOnlyTheirOwnCasesAndClients() throws Exception {
      caller.post("/cases/1004/relationships/clients", "{'clients':[{'id':20001}]}");
      caller.post("/cases/1004/relationships/companies", "{'companies':[{'id':20091}]}");

      assertThat(restricted.get("/clients/20001").json().at("/cases").toString())
          .isEqualTo("[{\"id\":1004}]");
      JsonNode company = restricted.get("/companies/20091").json();
      assertThat(company.at("/cases").toString()).isEqualTo("[{\"id\":1004}]");
      List<Long> members = new ArrayList<>();
      company.get("clients").forEach(each -> members.add(each.get("id").asLong()));
      assertThat(restricted.walk("/clients?page_size=1000")).containsAll(members);
      assertThat(caller.get("/companies/20091").json().get("cases").size()).isGreaterThan(0);
      assertThat(caller.get("/clients/20001").json().get("cases").size()).isGreaterThan(1);
    }

    @Test
    void ofAContactIsAllThatTheirUpdateReplaces() throws Exception {
      caller.post("/cases/1004/relationships/clients", "{'clients':[{'id':20001}]}");
      List<Long> before = caller.walk("/clients/20001/cases");
      String update = "{'first_name':'Ana','last_name':'Ito','cases':[{'id':1009}]}";

      assertThat(restricted.put("/clients/20001", update).status()).isEqualTo(204);
      assertThat(caller.walk("/clients/20001/cases"))
          .containsAll(before.stream().filter(id -> id != 1004).toList())
          .contains(1009L)
          .doesNotContain(1004L);
    }

    @Test
    void withoutACaseIsTheirOwn() throws Exception {
      sandbox.put("tasks", Map.of("id", 1, "name", "Mine", "staff", staff(RESTRICTED)));
      sandbox.put("tasks", Map.of("id", 2, "name", "Hers", "staff", staff(502)));
      sandbox.put("tasks", Map.of("id", 3, "name", "Nobody's", "staff", List.of()));

      assertThat(restricted.walk("/tasks?page_size=1000")).contains(1L).doesNotContain(2L, 3L);
    }

    @Test
    void ofAPaymentFollowsItsInvoiceWhereItNamesNoCase() throws Exception {
      long mine = restricted.walk("/invoices?only_allowed_online_payments=false").get(0);
      sandbox.put("invoice_payments", Map.of("id", 1, "invoice", Map.of("id", mine)));
      sandbox.put("invoice_payments", Map.of("id", 2, "invoice", Map.of("id", 7001)));

      assertThat(restricted.walk("/invoice_payments")).contains(1L).doesNotContain(2L);
    }

    private static List<Map<String, Long>> staff(long id) {
      return List.of(Map.of("id", id));
    }
  }
}
