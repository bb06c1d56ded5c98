package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.Caller.Reply;
import org.junit.jupiter.api.Test;

class PeopleAreWrittenTest extends WritesTestBase {
  @Test
  void aClientIsCreatedChangedAndDeleted() throws Exception {
    JsonNode made =
        created(
            "/clients",
            "{'first_name':'Ana','last_name':'Peña','cases':[{'id':1002}],"
                + "'address':{'address1':'1 Pier','address2':'','city':'Oakland','state':'CA',"
                + "'zip_code':'94607','country':'US'}}");
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
  void theDeprecatedTwinsOfAFieldSayTheSame() throws Exception {
    JsonNode client =
        created(
            "/clients",
            "{'first_name':'A','last_name':'B','middle_initial':'C','people_group':{'id':2}}");
    JsonNode lead =
        created(
            "/leads", "{'first_name':'L','last_name':'M','referral_source_reference':{'id':3}}");

    assertThat(client.get("middle_name").asText()).isEqualTo("C");
    assertThat(client.get("contact_group").asText()).isEqualTo("Opposing Party");
    assertThat(lead.get("referral_source").asText()).isEqualTo("Web search");
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
    JsonNode made = created("/leads", "{'first_name':'L','last_name':'M','referred_by':{'id':1}}");

    assertThat(made.get("referred_by").isNull()).isTrue();
    assertThat(made.get("status").asText()).isEqualTo("New");
  }
}
