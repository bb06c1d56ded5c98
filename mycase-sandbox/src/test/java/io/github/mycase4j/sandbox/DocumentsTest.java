package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.Caller.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DocumentsTest extends SandboxTestBase {
  private Reply open(String address) throws Exception {
    return caller.send(HttpRequest.newBuilder(URI.create(address)));
  }

  private String address(String path) throws Exception {
    Reply reply = caller.get(path);
    assertThat(reply.status()).isEqualTo(302);
    return reply.header("Location");
  }

  @Nested
  class Reading {
    @Test
    void leadsToAnotherOriginThatNeedsNoLogin() throws Exception {
      String address = address("/documents/400001/data");
      Reply file = open(address);

      assertThat(URI.create(address).getAuthority()).isNotEqualTo(sandbox.apiBase().getAuthority());
      assertThat(file.status()).isEqualTo(200);
      assertThat(file.text()).startsWith("%PDF-1.4").contains("Complaint").endsWith("%%EOF\n");
      assertThat(sandbox.refusals()).isEmpty();
      assertThat(sandbox.requests().toString()).doesNotContain("signature");
    }

    @Test
    void refusesTheTokenOfTheApi() throws Exception {
      Reply file = caller.get(address("/documents/400001/data"));

      assertThat(file.status()).isEqualTo(400);
      assertThat(sandbox.refusals()).hasSize(1);
    }

    @Test
    void worksForAMinuteAndForAnHourWithAVersion() throws Exception {
      String latest = address("/documents/400001/data");
      String version = address("/documents/400001/versions/1/data");
      clock.advance(Duration.ofSeconds(59));
      assertThat(open(latest).status()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(1));
      assertThat(open(latest).status()).isEqualTo(403);
      assertThat(open(version).status()).isEqualTo(200);
      clock.advance(Duration.ofHours(1));
      assertThat(open(version).status()).isEqualTo(403);
    }

    @Test
    void ofWhatIsNotThereIsNotFound() throws Exception {
      assertThat(caller.get("/documents/1/data").status()).isEqualTo(404);
      assertThat(caller.get("/documents/400001/versions/9/data").status()).isEqualTo(404);
    }
  }

  @Nested
  class Uploading {
    private JsonNode create(String path) throws Exception {
      return caller
          .post(path, "{'path':'Pleadings/Draft/Reply brief','filename':'reply.txt'}")
          .json();
    }

    private HttpRequest.Builder upload(JsonNode made) {
      return HttpRequest.newBuilder(URI.create(made.get("put_url").asText()))
          .header("Content-Type", "application/octet-stream")
          .PUT(BodyPublishers.ofString("Reply."));
    }

    @Test
    void putsTheBytesWhereTheyAreFoundAgain() throws Exception {
      JsonNode made = create("/cases/1001/documents");
      long id = made.get("id").asLong();
      assertThat(made.get("name").asText()).isEqualTo("Reply brief");
      assertThat(made.at("/case/id").asLong()).isEqualTo(1001);
      assertThat(open(address("/documents/" + id + "/data")).status()).isEqualTo(404);
      HttpRequest.Builder upload = upload(made);
      made.get("put_headers")
          .properties()
          .forEach(h -> upload.header(h.getKey(), h.getValue().asText()));

      assertThat(caller.send(upload).status()).isEqualTo(200);
      assertThat(open(address("/documents/" + id + "/data")).text()).isEqualTo("Reply.");
      assertThat(caller.get("/documents/" + id).json().has("put_url")).isFalse();
      assertThat(caller.walk("/cases/1001/documents")).contains(id);
      assertThat(sandbox.refusals()).isEmpty();
    }

    @Test
    void needsTheHeadersThatCameWithTheAddress() throws Exception {
      assertThat(caller.send(upload(create("/documents"))).status()).isEqualTo(403);
      assertThat(sandbox.refusals()).hasSize(1);
    }

    @Test
    void createsTheFoldersOnTheWay() throws Exception {
      JsonNode made = create("/cases/1001/documents");
      JsonNode root = caller.get("/cases/1001/folder").json();
      String subfolders = caller.get("/folders/" + root.get("id") + "/subfolders").text();

      assertThat(subfolders).contains("Pleadings").doesNotContain("_parent", "_case");
      assertThat(caller.walk("/folders/" + made.at("/folder/id") + "/documents"))
          .containsExactly(made.get("id").asLong());
      assertThat(create("/cases/1001/documents").at("/folder/id")).isEqualTo(made.at("/folder/id"));
    }

    @Test
    void aVersionWithoutBytesHasNone() throws Exception {
      caller.send("POST", "/documents/400002/versions", null);

      assertThat(open(address("/documents/400002/data")).status()).isEqualTo(404);
      assertThat(open(address("/documents/400002/versions/1/data")).text()).startsWith("%PDF");
    }

    @Test
    void aDeletedVersionTakesItsBytesWithIt() throws Exception {
      Reply version = caller.send("POST", "/documents/400002/versions", null);
      caller.send(upload(version.json()).header("x-amz-acl", "private"));
      String address = address("/documents/400002/versions/2/data");
      caller.delete("/documents/400002/versions/2");
      assertThat(open(address).status()).isEqualTo(404);

      caller.send("POST", "/documents/400002/versions", null);
      assertThat(open(address("/documents/400002/versions/2/data")).status()).isEqualTo(404);
    }

    @Test
    void aDocumentWithoutAnyVersionHasNoBytes() throws Exception {
      caller.delete("/documents/400002/versions/1");

      assertThat(open(address("/documents/400002/data")).status()).isEqualTo(404);
    }

    @Test
    void isSharedWithStaffWhoExist() throws Exception {
      Reply reply =
          caller.post("/documents", "{'path':'A','filename':'a.txt','staff':[{'id':999}]}");

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.pointer()).isEqualTo("/staff/0/id");
    }

    @Test
    void aNewVersionIsTheOneThatIsRead() throws Exception {
      Reply version = caller.send("POST", "/documents/400002/versions", null);
      assertThat(version.status()).isEqualTo(201);
      assertThat(version.json().get("version").asInt()).isEqualTo(2);
      assertThat(caller.send(upload(version.json()).header("x-amz-acl", "private")).status())
          .isEqualTo(200);

      assertThat(open(address("/documents/400002/data")).text()).isEqualTo("Reply.");
      assertThat(open(address("/documents/400002/versions/1/data")).text()).startsWith("%PDF");
      assertThat(caller.walk("/documents/400002/versions")).hasSize(2);
      assertThat(caller.delete("/documents/400002/versions/2").status()).isEqualTo(204);
      assertThat(open(address("/documents/400002/data")).text()).startsWith("%PDF");
    }
  }

  @Test
  void aDocumentMovesAndGoes() throws Exception {
    Reply moved = caller.put("/documents/400001", "{'path':'Closed/Old','filename':'old.pdf'}");

    assertThat(moved.status()).isEqualTo(204);
    assertThat(caller.get("/documents/400001").json().get("name").asText()).isEqualTo("Old");
    assertThat(caller.delete("/documents/400001").status()).isEqualTo(204);
    assertThat(caller.get("/documents/400001").status()).isEqualTo(404);
    assertThat(caller.get("/documents/400001/versions").status()).isEqualTo(404);
  }

  @Test
  void aSubfolderIsAnsweredWithTwoHundred() throws Exception {
    Reply made = caller.post("/cases/1001/subfolders", "{'path':'A/B'}");

    assertThat(made.status()).isEqualTo(200);
    assertThat(made.json().get("name").asText()).isEqualTo("B");
  }
}
