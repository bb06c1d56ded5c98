package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.Caller.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritesTest {
  private final MutableClock clock = MutableClock.start();
  private Sandbox sandbox;
  private Caller caller;

  @BeforeEach
  void start() {
    sandbox = Sandbox.builder().clock(clock).start();
    caller = new Caller(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Map<String, Object> row(String collection, long id) {
    return sandbox.rows(collection).stream()
        .filter(row -> row.get("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode created(String path, String json) throws Exception {
    Reply reply = caller.post(path, json);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(sandbox.refusals()).isEmpty();
    return reply.json();
  }

  @Nested
  class ACase {
    @Test
    void isCreatedAsMyCaseKeepsIt() throws Exception {
      JsonNode made =
          created(
              "/cases",
              "{'name':'Nuñez v. Harbor','practice_area':'family LAW','case_stage':'discovery',"
                  + "'clients':[{'id':20002}],'companies':[{'id':20081}],'sol_date':'2027-01-31',"
                  + "'staff':[{'id':501,'lead_lawyer':true}],'billing_contact':{'id':20002}}");

      assertThat(made.get("practice_area").asText()).isEqualTo("Family Law");
      assertThat(made.get("case_stage").asText()).isEqualTo("Discovery");
      assertThat(made.get("status").asText()).isEqualTo("open");
      assertThat(made.get("clients").toString()).isEqualTo("[{\"id\":20002}]");
      assertThat(made.get("contacts")).isEqualTo(made.get("clients"));
      assertThat(made.at("/staff/0/originating_lawyer").asBoolean()).isFalse();
      assertThat(made.get("created_at").asText()).isEqualTo("2026-03-11T17:30:00Z");
      long id = made.get("id").asLong();
      assertThat(caller.get("/cases/" + id).json()).isEqualTo(made);
      assertThat(caller.walk("/clients/20002/cases")).contains(id);
      assertThat(row("clients", 20_002).get("cases").toString()).contains("id=" + id);
    }

    @Test
    void losesAStageOrPracticeAreaThatTheFirmDoesNotHave() throws Exception {
      JsonNode made =
          created("/cases", "{'name':'A','practice_area':'Maritime','case_stage':'Nowhere'}");

      assertThat(made.get("practice_area").isNull()).isTrue();
      assertThat(made.get("case_stage").isNull()).isTrue();
    }

    @Test
    void needsANameOfItsOwn() throws Exception {
      Reply reply = caller.post("/cases", "{'name':'ALVAREZ v. Northwind Logistics'}");

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.pointer()).isEqualTo("/name");
      assertThat(sandbox.refusals()).isEmpty();
    }

    @Test
    void keepsItsOwnNameOnUpdate() throws Exception {
      clock.advance(Duration.ofHours(1));
      Reply reply =
          caller.put("/cases/1001", "{'name':'Alvarez v. Northwind Logistics','status':'closed'}");

      assertThat(reply.status()).isEqualTo(204);
      assertThat(reply.raw().body()).isEmpty();
      assertThat(row("cases", 1001))
          .containsEntry("status", "closed")
          .containsEntry("closed_date", "2026-03-11")
          .containsEntry("practice_area", "Personal Injury")
          .containsEntry("updated_at", "2026-03-11T18:30:00Z");
    }

    @Test
    void takesCustomFieldValuesInAdditionToThoseItHas() throws Exception {
      String body =
          "{'name':'Alvarez v. Northwind Logistics',"
              + "'custom_field_values':[{'custom_field':{'id':4},'value':'State'}]}";
      caller.put("/cases/1001", body);
      caller.put("/cases/1001", body);

      assertThat((List<?>) row("cases", 1001).get("custom_field_values")).hasSize(3);
    }

    @Test
    void isRelatedToFurtherPeople() throws Exception {
      assertThat(
              caller
                  .post(
                      "/cases/1001/relationships/clients",
                      "{'clients':[{'id':20005,'role':'Neighbor'},{'id':20001}]}")
                  .status())
          .isEqualTo(204);
      assertThat(
              caller
                  .post(
                      "/cases/1001/relationships/staff",
                      "{'staff':[{'id':504,'originating_lawyer':true}]}")
                  .status())
          .isEqualTo(204);
      assertThat(
              caller
                  .post("/cases/1001/relationships/companies", "{'companies':[{'id':20082}]}")
                  .status())
          .isEqualTo(204);

      JsonNode after = caller.get("/cases/1001").json();
      assertThat(after.get("clients")).hasSize(3);
      assertThat(after.get("staff")).hasSize(3);
      assertThat(after.at("/staff/0/lead_lawyer").asBoolean()).isTrue();
      assertThat(after.at("/staff/2/originating_lawyer").asBoolean()).isTrue();
      assertThat(after.get("companies").toString()).isEqualTo("[{\"id\":20082}]");
      assertThat(sandbox.rows("case_roles")).extracting("name").contains("Neighbor");
      assertThat(sandbox.refusals()).isEmpty();
    }

    @Test
    void leavesItsReferencesDanglingWhenDeleted() throws Exception {
      long task =
          created(
                  "/tasks",
                  "{'name':'T','priority':'Low','due_date':'2026-04-01','staff':[],"
                      + "'case':{'id':1001}}")
              .get("id")
              .asLong();

      assertThat(caller.delete("/cases/1001").status()).isEqualTo(204);
      assertThat(caller.get("/cases/1001").status()).isEqualTo(404);
      assertThat(caller.get("/cases/1001/notes").status()).isEqualTo(404);
      assertThat(row("tasks", task).get("case")).isEqualTo(Map.of("id", 1001L));
    }
  }

  @Nested
  class AReference {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'name':'A','clients':[{'id':20001},{'id':999}]}",
          "{'name':'A','companies':[{'id':20081},{'id':999}]}",
          "{'name':'A','staff':[{'id':501},{'id':999}]}"
        })
    void toNothingIsRefusedByItsPlace(String json) throws Exception {
      Reply reply = caller.post("/cases", json);

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.pointer()).endsWith("/1/id");
      assertThat(sandbox.rows("cases")).hasSize(60);
      assertThat(sandbox.refusals()).isEmpty();
    }
  }

  @Nested
  class ATask {
    private static final String START =
        "{'name':'Call','priority':'Low','due_date':'2026-04-01','staff':[{'id':501}]";

    @Test
    void remembersWhenItWasCompleted() throws Exception {
      long id = created("/tasks", START + "}").get("id").asLong();
      assertThat(row("tasks", id)).containsEntry("completed", false);
      caller.put("/tasks/" + id, START + ",'completed':true}");
      assertThat(row("tasks", id)).containsEntry("completed_at", "2026-03-11T17:30:00Z");
      caller.put("/tasks/" + id, START + ",'completed':false}");
      assertThat(row("tasks", id)).containsEntry("completed_at", null);
    }

    @Test
    void canBeGivenToOthersAndDeleted() throws Exception {
      long id = created("/tasks", START + "}").get("id").asLong();
      caller.post("/tasks/" + id + "/relationships/staff", "{'staff':[{'id':502},{'id':501}]}");
      assertThat((List<?>) row("tasks", id).get("staff")).hasSize(2);
      assertThat(caller.delete("/tasks/" + id).status()).isEqualTo(204);
      assertThat(caller.delete("/tasks/" + id).status()).isEqualTo(404);
    }
  }

  @Nested
  class ACall {
    private static final String START =
        "{'called_at':'2026-03-11T09:00:00-08:00','caller_phone_number':'(415) 555-0123',"
            + "'call_for':{'id':501},'message':'Please call back'";

    @ParameterizedTest
    @ValueSource(
        strings = {",'caller_name':'Sam'}", ",'client':{'id':20001}}", ",'lead':{'id':30001}}"})
    void isAcceptedWithoutAnAnswer(String caller1) throws Exception {
      Reply reply = caller.post("/calls", START + caller1);

      assertThat(reply.status()).as(reply.text()).isEqualTo(202);
      assertThat(reply.raw().body()).isEmpty();
      assertThat(sandbox.rows("calls")).hasSize(41);
      assertThat(sandbox.rows("calls").get(40))
          .containsEntry("call_type", "incoming")
          .containsEntry("resolved", false)
          .containsEntry("case", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", ",'caller_name':'Sam','client':{'id':20001}}"})
    void needsExactlyOneCaller(String caller1) throws Exception {
      assertThat(caller.post("/calls", START + caller1).status()).isEqualTo(422);
      assertThat(sandbox.rows("calls")).hasSize(40);
      assertThat(sandbox.refusals()).hasSize(1);
    }

    @Test
    void hasNoCase() throws Exception {
      Reply reply = caller.post("/calls", START + ",'caller_name':'S','case':{'id':1001}}");

      assertThat(reply.pointer()).isEqualTo("/case");
    }

    @Test
    void canChangeItsCaller() throws Exception {
      assertThat(caller.put("/calls/70001", START + ",'caller_name':'Sam'}").status())
          .isEqualTo(204);
      assertThat(row("calls", 70_001)).containsEntry("client", null).containsEntry("lead", null);
    }
  }

  @Nested
  class ANote {
    @Test
    void isAnsweredWithTwoHundredAndKnowsItsRecord() throws Exception {
      String note = "{'subject':'S','note':'N','date':'2026-03-11T10:00:00Z'}";
      Reply onCase = caller.post("/cases/1001/notes", note);
      Reply onCompany = caller.post("/companies/20081/notes", note);

      assertThat(onCase.status()).isEqualTo(200);
      assertThat(onCase.json().at("/case/id").asLong()).isEqualTo(1001);
      assertThat(onCase.json().at("/created_by/id").asLong()).isEqualTo(501);
      assertThat(onCompany.json().at("/company/id").asLong()).isEqualTo(20_081);
      long id = onCase.json().get("id").asLong();
      assertThat(caller.walk("/cases/1001/notes")).contains(id);
      assertThat(caller.get("/notes/" + id).status()).isEqualTo(200);
      assertThat(caller.post("/cases/1/notes", note).status()).isEqualTo(404);
    }
  }

  @Nested
  class Billing {
    @Test
    void aRateIsANumberInTheRequestAndATextInTheAnswer() throws Exception {
      JsonNode made =
          created(
              "/time_entries",
              "{'activity_name':'Research','entry_date':'2026-03-11','rate':250,'hours':0.25,"
                  + "'case':{'id':1001},'staff':{'id':501}}");

      assertThat(made.get("rate").toString()).isEqualTo("\"250.0\"");
      assertThat(made.get("hours").toString()).isEqualTo("0.25");
      assertThat(made.get("billable").asBoolean()).isTrue();
      assertThat(caller.get("/time_entries/" + made.get("id")).json()).isEqualTo(made);
    }

    @Test
    void aPaymentMovesTheInvoice() throws Exception {
      sandbox.put(
          "invoices",
          Map.of(
              "id",
              1,
              "total_amount",
              "100.0",
              "paid_amount",
              "20.5",
              "status",
              "overdue",
              "case",
              Map.of("id", 1001)));
      Reply part =
          caller.post(
              "/invoices/1/payments", "{'amount':30.25,'date':'2026-03-11','notes':'Check'}");

      assertThat(part.status()).isEqualTo(200);
      assertThat(part.json().get("status").asText()).isEqualTo("success");
      assertThat(row("invoices", 1))
          .containsEntry("paid_amount", "50.75")
          .containsEntry("status", "partial");
      caller.post("/invoices/1/payments", "{'amount':49.25,'date':'2026-03-11'}");
      assertThat(row("invoices", 1)).containsEntry("status", "paid");
      assertThat(caller.walk("/invoice_payments?filter%5Bpayable_id%5D=1")).hasSize(2);
      assertThat(caller.post("/invoices/1/payments", "{'amount':0,'date':'2026-03-11'}").status())
          .isEqualTo(422);
      assertThat(caller.delete("/invoices/1").status()).isEqualTo(204);
    }

    @Test
    void anExpenseHasItsAmountsAsText() throws Exception {
      JsonNode made =
          created(
              "/expenses",
              "{'activity_name':'Postage','billable':true,'entry_date':'2026-03-11','cost':8.95,"
                  + "'units':2,'case':{'id':1001}}");

      assertThat(made.get("cost").asText()).isEqualTo("8.95");
      assertThat(made.get("units").asText()).isEqualTo("2.0");
    }
  }

  @Nested
  class People {
    @Test
    void aClientIsCreatedChangedAndDeleted() throws Exception {
      JsonNode made =
          created(
              "/clients",
              "{'first_name':'Ana','last_name':'Peña','cases':[{'id':1002}],"
                  + "'address':{'city':'Oakland'}}");
      long id = made.get("id").asLong();

      assertThat(made.get("archived").asBoolean()).isFalse();
      assertThat(row("cases", 1002).get("clients").toString()).contains("id=" + id);
      assertThat(
              caller
                  .put("/clients/" + id, "{'first_name':'Ana','last_name':'Peña','cases':[]}")
                  .status())
          .isEqualTo(204);
      assertThat(row("cases", 1002).get("clients").toString()).doesNotContain("id=" + id);
      assertThat(caller.delete("/clients/" + id).status()).isEqualTo(204);
    }

    @Test
    void aClientHasOneMiddleName() throws Exception {
      Reply reply =
          caller.post(
              "/clients",
              "{'first_name':'A','last_name':'B','middle_name':'C','middle_initial':'C'}");

      assertThat(reply.status()).isEqualTo(422);
    }

    @Test
    void aCompanyGathersClients() throws Exception {
      long id = created("/companies", "{'name':'Fern & Co.'}").get("id").asLong();
      caller.post("/companies/" + id + "/relationships/clients", "{'clients':[{'id':20001}]}");

      assertThat(caller.get("/companies/" + id).json().get("clients").toString())
          .isEqualTo("[{\"id\":20001}]");
    }

    @Test
    void aLeadForgetsAnUnknownReferrer() throws Exception {
      JsonNode made =
          created("/leads", "{'first_name':'L','last_name':'M','referred_by':{'id':1}}");

      assertThat(made.get("referred_by").isNull()).isTrue();
      assertThat(made.get("status").asText()).isEqualTo("New");
    }
  }

  @Nested
  class TheRest {
    @ParameterizedTest
    @ValueSource(strings = {"case_stages", "practice_areas", "people_groups", "locations"})
    void aNamedRecordIsCreatedRenamedAndDeleted(String collection) throws Exception {
      long id = created("/" + collection, "{'name':'One'}").get("id").asLong();
      assertThat(caller.put("/" + collection + "/" + id, "{'name':'Two'}").status()).isEqualTo(204);
      assertThat(row(collection, id)).containsEntry("name", "Two");
      assertThat(caller.delete("/" + collection + "/" + id).status()).isEqualTo(204);
    }

    @Test
    void anEventIsCreatedChangedAndDeleted() throws Exception {
      String event =
          "{'name':'Hearing','start':'2026-04-01T09:00:00-07:00','end':'2026-04-01T10:00:00-07:00',"
              + "'staff':[{'id':501,'required':true}],'location':{'id':1}}";
      JsonNode made = created("/events", event);
      String path = "/events/" + made.get("id");

      assertThat(made.get("staff").toString()).isEqualTo("[{\"id\":501}]");
      assertThat(caller.put(path, event).status()).isEqualTo(204);
      assertThat(caller.post(path + "/relationships/staff", "{'staff':[{'id':502}]}").status())
          .isEqualTo(204);
      assertThat(caller.delete(path).status()).isEqualTo(204);
    }

    @Test
    void aListFieldHasOptionsWithKeys() throws Exception {
      assertThat(
              caller
                  .post("/custom_fields", "{'name':'F','parent_type':'case','field_type':'list'}")
                  .status())
          .isEqualTo(422);
      sandbox.clearRequests();
      JsonNode field =
          created(
              "/custom_fields",
              "{'name':'F','parent_type':'case','field_type':'list',"
                  + "'list_options':[{'option_value':'A'}]}");
      String path = "/custom_fields/" + field.get("id") + "/list_options";
      JsonNode options = caller.post(path, "{'list_options':[{'option_value':'B'}]}").json();
      String key = options.at("/1/key").asText();

      assertThat(options).hasSize(2);
      assertThat(caller.put(path + "/" + key, "{'option_value':'C'}").status()).isEqualTo(204);
      assertThat(caller.get(path).json().at("/1/option").asText()).isEqualTo("C");
      assertThat(caller.delete(path + "/" + key).status()).isEqualTo(204);
      assertThat(caller.get(path).json()).hasSize(1);
      assertThat(caller.delete(path + "/nothing").status()).isEqualTo(404);
    }

    @Test
    void aThreadTakesMessages() throws Exception {
      JsonNode thread =
          created(
              "/cases/1001/message_threads",
              "{'subject':'S','first_message_body':'B','client_recipients':[{'id':20001}]}");
      JsonNode message =
          created(
              "/message_threads/" + thread.get("id") + "/messages",
              "{'sender':{'id':501},'body':'More'}");

      assertThat(thread.at("/sender/id").asLong()).isEqualTo(501);
      assertThat(message.at("/message_thread/subject").asText()).isEqualTo("S");
      assertThat(caller.walk("/clients/20001/message_threads")).contains(thread.get("id").asLong());
    }

    @Test
    void aSubscriptionHasATextAsId() throws Exception {
      JsonNode made =
          created(
              "/webhooks/subscriptions",
              "{'model':'case','url':'https://hooks.example.com/x','actions':['created']}");

      assertThat(made.get("id").isTextual()).isTrue();
      assertThat(caller.get("/webhooks/subscriptions").json()).hasSize(1);
      assertThat(caller.delete("/webhooks/subscriptions/" + made.get("id").asText()).status())
          .isEqualTo(204);
      assertThat(caller.delete("/webhooks/subscriptions/gone").status()).isEqualTo(404);
    }
  }

  @Nested
  class TheTest {
    @Test
    void canPutAnythingIntoTheFirm() throws Exception {
      long id =
          sandbox.put("cases", Map.of("name", "Odd", "from_the_future", List.of(Map.of("x", 1.5))));

      assertThat(row("cases", id).get("from_the_future"))
          .isEqualTo(List.of(Map.of("x", new BigDecimal("1.5"))));
      assertThat(caller.get("/cases/" + id).json().at("/from_the_future/0/x").asDouble())
          .isEqualTo(1.5);
      assertThat(sandbox.delete("cases", id)).isTrue();
      assertThat(sandbox.delete("cases", id)).isFalse();
    }
  }
}
