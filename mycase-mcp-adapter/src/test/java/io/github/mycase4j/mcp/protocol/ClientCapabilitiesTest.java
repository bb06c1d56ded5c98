package io.github.mycase4j.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCapabilitiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null|false|false",
        "[]|false|false",
        "{}|false|false",
        "{\"elicitation\":true}|false|false",
        "{\"elicitation\":{}}|false|true",
        "{\"elicitation\":{\"form\":{}}}|false|true",
        "{\"elicitation\":{\"url\":{}}}|true|false",
        "{\"elicitation\":{\"form\":{},\"url\":{}}}|true|true",
        "{\"elicitation\":{\"url\":true,\"form\":1}}|false|false",
      })
  void anEmptyElicitationMeansForms(String declared, boolean url, boolean form) throws Exception {
    assertThat(ClientCapabilities.of(Json.read(declared)))
        .isEqualTo(new ClientCapabilities(url, form));
  }
}
