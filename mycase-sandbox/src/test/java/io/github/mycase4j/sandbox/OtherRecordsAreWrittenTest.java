package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.Caller.Reply;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherRecordsAreWrittenTest extends WritesTestBase {
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
  void onlyAListFieldTakesOptions() throws Exception {
    Reply reply =
        caller.post("/custom_fields/1/list_options", "{'list_options':[{'option_value':'B'}]}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(sandbox.rows("custom_fields").get(0)).doesNotContainKey("list_options");
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

  @Test
  void aTestPutsAnythingIntoTheFirm() throws Exception {
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
