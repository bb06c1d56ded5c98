package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.mycase4j.sandbox.Caller.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TestingWithTheSandboxTest extends SandboxTestBase {
  private static final String TASK =
      "{'name':'Call','priority':'High','due_date':'2026-03-20','staff':[{'id':501}]}";

  @Nested
  class AFailure {
    @Test
    void strikesTheNamedPathOnce() throws Exception {
      sandbox.fail("/tasks", 429, "Retry-After", "2");

      assertThat(caller.get("/cases").status()).isEqualTo(200);
      assertThat(caller.get("/tasks/1/relationships").status()).isEqualTo(404);
      Reply failed = caller.get("/tasks?page_size=1");
      assertThat(failed.status()).isEqualTo(429);
      assertThat(failed.header("Retry-After")).isEqualTo("2");
      assertThat(failed.json().at("/errors/0/description").asText()).isNotEmpty();
      assertThat(caller.get("/tasks").status()).isEqualTo(200);
    }

    @Test
    void strikesAnyIdInBraces() throws Exception {
      sandbox.fail("/tasks/{id}", 503);

      assertThat(caller.put("/tasks/40001", TASK).status()).isEqualTo(503);
      assertThat(caller.put("/tasks/40001", TASK).status()).isEqualTo(204);
    }

    @Test
    void strikesTheTokenEndpointAndTheFilesToo() throws Exception {
      sandbox.fail("/tokens", 500);
      sandbox.fail("/files/{document}/{version}/{name}", 503);
      String address = caller.get("/documents/400001/data").header("Location");

      assertThat(caller.send("POST", sandbox.tokenUrl().toString(), "{}").status()).isEqualTo(500);
      assertThat(caller.send(HttpRequest.newBuilder(URI.create(address))).status()).isEqualTo(503);
      assertThat(caller.send(HttpRequest.newBuilder(URI.create(address))).status()).isEqualTo(200);
    }

    @Test
    void strikesSeveralTimes() throws Exception {
      sandbox.failNext(Fault.status(500).times(2));

      assertThat(List.of(caller.get("/me"), caller.get("/firm"), caller.get("/me")))
          .extracting(Reply::status)
          .containsExactly(500, 500, 200);
    }

    @Test
    void isRefusedWhenItMakesNoSense() {
      assertThatThrownBy(() -> sandbox.fail("tasks", 500))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("tasks");
      assertThatThrownBy(() -> sandbox.fail("/tasks", 429, "Retry-After"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Retry-After");
      assertThatThrownBy(() -> Fault.status(500).times(0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class ARequest {
    @Test
    void isFoundByMethodAndPathWithWhatWasSent() throws Exception {
      caller.put("/tasks/40001", TASK);
      caller.put("/tasks/40002", TASK);
      caller.get("/tasks?page_size=2");

      assertThat(sandbox.requests("PUT", "/tasks/{id}"))
          .hasSize(2)
          .allSatisfy(each -> assertThat(each.body()).isEqualTo(TASK.replace('\'', '"')));
      assertThat(sandbox.requests("PUT", "/tasks/40002")).hasSize(1);
      assertThat(sandbox.requests("GET", "/tasks"))
          .extracting(RecordedRequest::rawQuery, RecordedRequest::body)
          .containsExactly(tuple("page_size=2", null));
      assertThat(sandbox.requests("DELETE", "/tasks/{id}")).isEmpty();
    }

    @Test
    void thatFailedIsKeptWithItsBody() throws Exception {
      sandbox.fail("/tasks", 503);
      caller.post("/tasks", TASK);

      assertThat(sandbox.requests("POST", "/tasks"))
          .singleElement()
          .satisfies(each -> assertThat(each.body()).contains("Call"));
    }

    @Test
    void toTheTokenEndpointIsKeptWithoutItsBody() throws Exception {
      caller.send("POST", sandbox.tokenUrl().toString(), "{'client_secret':'x'}");

      assertThat(sandbox.requests("POST", "/tokens"))
          .singleElement()
          .satisfies(each -> assertThat(each.body()).isNull());
    }
  }

  @Nested
  class ACheckpoint {
    @Test
    void bringsBackTheRowsAndForgetsTheRequests() throws Exception {
      Runnable checkpoint = sandbox.checkpoint();
      List<Map<String, Object>> before = sandbox.rows("tasks");
      for (int i = 0; i < 2; i++) {
        long id = caller.post("/tasks", TASK).json().get("id").asLong();
        assertThat(id).isEqualTo(40_301);
        caller.delete("/tasks/40001");
        sandbox.signInAs(502);
        sandbox.fail("/tasks", 500);
        checkpoint.run();

        assertThat(sandbox.requests()).isEmpty();
        assertThat(sandbox.rows("tasks")).isEqualTo(before);
        assertThat(caller.get("/tasks").status()).isEqualTo(200);
        caller.token = sandbox.newAccessToken();
        assertThat(caller.get("/me").json().get("id").asLong()).isEqualTo(501);
      }
    }

    @Test
    void forgetsTheFilesThatCameSince() throws Exception {
      Runnable checkpoint = sandbox.checkpoint();
      for (boolean upload : new boolean[] {true, false}) {
        Reply made = caller.post("/documents", "{'path':'A','filename':'a.txt'}");
        if (upload) {
          caller.send(
              HttpRequest.newBuilder(URI.create(made.json().get("put_url").asText()))
                  .header("Content-Type", "application/octet-stream")
                  .header("x-amz-acl", "private")
                  .PUT(BodyPublishers.ofString("A.")));
        }
        String data = "/documents/" + made.json().get("id") + "/data";
        URI address = URI.create(caller.get(data).header("Location"));
        assertThat(caller.send(HttpRequest.newBuilder(address)).status())
            .isEqualTo(upload ? 200 : 404);
        checkpoint.run();
      }
    }
  }

  @Test
  void aRowIsStampedUnlessItSaysOtherwise() {
    Map<String, Object> timeless = new HashMap<>(Map.of("id", 1, "name", "A"));
    timeless.put("updated_at", null);
    sandbox.put("tasks", timeless);
    sandbox.put("webhooks", Map.of("id", "sub_1"));

    assertThat(sandbox.rows("tasks").get(0))
        .containsEntry("updated_at", null)
        .containsEntry("created_at", "2026-03-11T17:30:00Z");
    assertThat(sandbox.rows("webhooks").get(0)).containsOnlyKeys("id");
  }

  @Test
  void anEnvironmentIsALoginOfItsOwn() {
    Map<String, String> one = sandbox.environment();
    Map<String, String> other = sandbox.environment();

    assertThat(one.keySet()).isEqualTo(other.keySet());
    assertThat(one.get("MYCASE_REFRESH_TOKEN")).isNotEqualTo(other.get("MYCASE_REFRESH_TOKEN"));
    assertThat(one).containsEntry("MYCASE_RATE_LIMIT_PER_MINUTE", "1000000");
  }
}
