package io.github.mycase4j.sandbox;

import static io.github.mycase4j.sandbox.Caller.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.sandbox.Caller.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictnessTest extends SandboxTestBase {
  private static final String TASK =
      "{'name':'Call back','priority':'High','due_date':'2026-03-20','staff':[{'id':501}]}";

  private void assertRefused(Reply reply, int status) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(sandbox.refusals())
        .singleElement()
        .satisfies(request -> assertThat(request.status()).isEqualTo(status));
  }

  @Nested
  class WhenTheRequestIsDescribed {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "/cases?page_size=1000&filter%5Bstatus%5D=open&field%5Bclient%5D=id,first_name",
          "/tasks?filter%5Bupdated_after%5D=2026-01-01",
          "/tasks?filter%5Bupdated_after%5D=2026-01-01T10:00:00",
          "/tasks?filter%5Bupdated_after%5D=2026-01-01T10:00:00-08:00",
          "/invoices?only_allowed_online_payments=false",
          "/cases/1001/notes",
          "/folders/200001/subfolders?page_size=3",
          "/webhooks/subscriptions",
          "/me"
        })
    void itIsAnsweredAndNothingIsRecordedAsRefused(String path) throws Exception {
      assertThat(caller.get(path).status()).isEqualTo(200);
      assertThat(sandbox.refusals()).isEmpty();
      assertThat(sandbox.requests()).hasSize(1);
    }

    @Test
    void aRecordThatIsGoneIsNoFaultOfTheCaller() throws Exception {
      Reply reply = caller.get("/cases/999999");

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.json().at("/errors/0/description").asText()).isNotEmpty();
      assertThat(sandbox.refusals()).isEmpty();
    }

    @Test
    void itIsRecordedWithItsQueryAndWithoutItsToken() throws Exception {
      caller.get("/tasks?page_size=1");

      assertThat(sandbox.requests())
          .containsExactly(
              new RecordedRequest("GET", "/v1/tasks", "page_size=1", null, 200, false, 501L));
      assertThat(sandbox.requests().toString()).doesNotContain(caller.token);
    }
  }

  @Nested
  class WhenThePathIsUnknown {
    @ParameterizedTest
    @CsvSource({
      "GET,/case",
      "GET,/invoices/7001",
      "GET,/tasks/40001",
      "GET,/companies/20081/notes",
      "PUT,/time_entries/100001",
      "DELETE,/leads/30001",
      "GET,/cases/",
      "PATCH,/cases/1001",
      "GET,/cases/abc"
    })
    void itIsNotFoundAndRecorded(String method, String path) throws Exception {
      Reply reply = caller.send(method, path, null);

      assertRefused(reply, 404);
      assertThat(reply.json().get("errors")).isNotEmpty();
    }
  }

  @Nested
  class WhenAParameterIsWrong {
    @ParameterizedTest
    @CsvSource({
      "/cases?name=x,name",
      "/cases?filter%5Bname%5D=x,filter[name]",
      "/tasks?filter%5Bstatus%5D=open,filter[status]",
      "/invoice_payments?filter%5Bupdated_after%5D=2026-01-01,filter[updated_after]",
      "/cases?filter%5Bstatus%5D=pending,filter[status]",
      "/staff?filter%5Bstatus%5D=open,filter[status]",
      "/cases?page_size=0,page_size",
      "/cases?page_size=1001,page_size",
      "/cases?page_size=ten,page_size",
      "/cases?page_size=10&page_size=10,page_size",
      "/cases/1001/documents?page_size=10,page_size",
      "/tasks?filter%5Bupdated_after%5D=yesterday,filter[updated_after]",
      "/tasks?filter%5Bupdated_after%5D=2026-02-30,filter[updated_after]",
      "/invoices?only_allowed_online_payments=no,only_allowed_online_payments",
      "/invoice_payments?filter%5Bpayable_id%5D=INV-1,filter[payable_id]",
      "/tasks?page_token=made-up,page_token",
      "/cases/1001?page_size=5,page_size",
      "/webhooks/subscriptions?page_token=x,page_token"
    })
    void itIsABadRequestThatNamesTheParameter(String path, String parameter) throws Exception {
      Reply reply = caller.get(path);

      assertRefused(reply, 400);
      assertThat(reply.parameter()).isEqualTo(parameter);
    }

    @Test
    void aFieldThatNestedClientsDoNotHaveIsRefused() throws Exception {
      Reply reply = caller.get("/cases?" + encoded("field[client]") + "=id,password");

      assertRefused(reply, 400);
      assertThat(reply.parameter()).isEqualTo("field[client]");
    }
  }

  @Nested
  class WhenTheBodyIsWrong {
    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "/cases; {'name':'A','colour':'red'}; /colour",
          "/cases; {'name':'A','contacts':[{'id':20001}]}; /contacts",
          "/cases; {'name':7}; /name",
          "/cases; {'name':null}; /name",
          "/cases; {'name':'A','status':'pending'}; /status",
          "/cases; {'name':'A','opened_date':'2026-01-01T00:00:00Z'}; /opened_date",
          "/cases; {'name':'A','clients':{'id':20001}}; /clients",
          "/cases; {'name':'A','clients':[20001]}; /clients/0",
          "/cases; {'name':'A','clients':[{'id':'20001'}]}; /clients/0/id",
          "/cases; {'name':'A','staff':[{'id':501,'boss':true}]}; /staff/0/boss",
          "/cases; {'name':'A','outstanding_balance':'1.0'}; /outstanding_balance",
          "/cases; {}; /name",
          "/clients; {'first_name':'A'}; /last_name",
          "/tasks; {'priority':'High','due_date':'2026-03-20','staff':[]}; /name",
          "/calls; {'called_at':'2026-03-01','caller_phone_number':'1','call_for':{'id':501},"
              + "'message':'m','caller_name':'n'}; /called_at",
          "/clients; {'first_name':'A','last_name':'B','address':{'city':'Oakland'}};"
              + " /address/address1",
          "/leads; {'first_name':'A','last_name':'B','address':{'address1':'1','address2':'',"
              + "'city':'Oakland','state':'CA','zip_code':'94607'}}; /address/country",
          "/companies/20081/relationships/clients; {'clients':[]}; /clients",
          "/webhooks/subscriptions; {'model':'case','url':'u','actions':['read']}; /actions/0"
        })
    void itIsUnprocessableAndPointsToThePlace(String path, String json, String pointer)
        throws Exception {
      Reply reply = caller.post(path, json);

      assertRefused(reply, 422);
      assertThat(reply.pointer()).isEqualTo(pointer);
    }

    @Test
    void everyFaultIsNamedAtOnce() throws Exception {
      Reply reply = caller.post("/tasks", "{'name':1,'urgent':true}");

      assertThat(reply.json().get("errors")).hasSize(5);
    }

    @Test
    void aPutNeedsTheRequiredFieldsToo() throws Exception {
      Reply reply = caller.put("/cases/1001", "{'status':'closed'}");

      assertRefused(reply, 422);
      assertThat(reply.pointer()).isEqualTo("/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name':", "", "{'name':'A'} x", "{'name':'A','name':'B'}"})
    void whatIsNotJsonIsABadRequest(String text) throws Exception {
      assertRefused(caller.post("/cases", text), 400);
    }

    @Test
    void anArrayIsNoObject() throws Exception {
      assertRefused(caller.post("/cases", "[]"), 422);
    }

    @Test
    void aBodyOfOverAMegabyteIsNotRead() throws Exception {
      assertRefused(caller.post("/cases", "{'name':'" + "x".repeat(1 << 20) + "'}"), 400);
    }

    @Test
    void itMustBeDeclaredAsJson() throws Exception {
      assertRefused(
          caller.send(
              HttpRequest.newBuilder(URI.create(sandbox.apiBase() + "/tasks"))
                  .header("Authorization", "Bearer " + caller.token)
                  .POST(BodyPublishers.ofString(TASK.replace('\'', '"')))),
          400);
    }

    @Test
    void aReadTakesNone() throws Exception {
      assertRefused(caller.send("GET", "/tasks", "{}"), 400);
    }
  }

  @Nested
  class WhenTheCallerIsNotLoggedIn {
    @Test
    void itIsUnauthorisedInMyCasesForm() throws Exception {
      caller.token = null;
      Reply reply = caller.get("/cases");

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.json().at("/errors/0/description").asText()).contains("token");
    }

    @Test
    void anInventedTokenIsNone() throws Exception {
      caller.token = "invented";
      assertThat(caller.get("/cases").status()).isEqualTo(401);
    }
  }
}
