package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.Caller.Reply;
import java.util.Map;

/** What a write made of the firm. */
abstract class WritesTestBase extends SandboxTestBase {
  final Map<String, Object> row(String collection, long id) {
    return sandbox.rows(collection).stream()
        .filter(row -> row.get("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  final JsonNode created(String path, String json) throws Exception {
    Reply reply = caller.post(path, json);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(sandbox.refusals()).isEmpty();
    return reply.json();
  }
}
