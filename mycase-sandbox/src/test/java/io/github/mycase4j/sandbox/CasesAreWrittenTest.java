package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.Caller.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CasesAreWrittenTest extends WritesTestBase {
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
    void takesCustomFieldsOfCasesOnly() throws Exception {
      Reply reply =
          caller.post(
              "/cases",
              "{'name':'A','custom_field_values':[{'custom_field':{'id':1},'value':'x'},"
                  + "{'custom_field':{'id':2},'value':'2020-01-01'}]}");

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.pointer()).isEqualTo("/custom_field_values/1/custom_field/id");
    }

    @Test
    void showsTheNewNameOfItsStageAndNoneOnceThatIsDeleted() throws Exception {
      String stage = row("cases", 1001).get("case_stage").toString();
      long id =
          sandbox.rows("case_stages").stream()
              .filter(row -> stage.equals(row.get("name")))
              .mapToLong(row -> (Long) row.get("id"))
              .findFirst()
              .orElseThrow();
      caller.put("/case_stages/" + id, "{'name':'Renamed'}");
      assertThat(row("cases", 1001)).containsEntry("case_stage", "Renamed");
      caller.delete("/case_stages/" + id);
      assertThat(row("cases", 1001)).containsEntry("case_stage", null);
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
}
