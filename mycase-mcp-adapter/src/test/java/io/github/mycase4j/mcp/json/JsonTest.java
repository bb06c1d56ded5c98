package io.github.mycase4j.mcp.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Nested
  class ADecimal {
    @Test
    void isWrittenWithoutAnExponent() {
      assertThat(Json.write(List.of(new BigDecimal("1E+3"), new BigDecimal("1.50"))))
          .isEqualTo("[1000,1.50]");
    }

    @Test
    void isWrittenWithOneWhereItWouldTakeThousandsOfDigits() {
      BigDecimal large = new BigDecimal("1E+1000000");
      assertThat(Json.write(large)).isEqualTo("1E+1000000");
      assertThat(new JsonSize().of(large)).isEqualTo(Json.write(large).length());
    }

    @Test
    void keepsAllItsDigits() {
      String json = "{\"amount\":12345678901234567890.1234567890}";
      assertThat(Json.write(Json.readObject(json.getBytes(UTF_8)))).isEqualTo(json);
    }
  }

  @Nested
  class AnObject {
    @Test
    void keepsTheOrderOfItsMembers() {
      Map<String, Object> read = Json.readObject("{\"b\":1,\"a\":[true,null]}".getBytes(UTF_8));
      assertThat(read.keySet()).containsExactly("b", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "1", "{\"a\":1", "{} {}", "{\"a\":1}x"})
    void isNothingElse(String text) {
      assertThatThrownBy(() -> Json.readObject(text.getBytes(UTF_8)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("not a JSON object");
    }
  }

  @Test
  void writesWhatIsPreparedAsItIs() {
    RawJson prepared = new RawJson("{ \"a\": 1 }");
    assertThat(Json.write(Map.of("schema", prepared))).isEqualTo("{\"schema\":{ \"a\": 1 }}");
    assertThat(prepared).containsEntry("a", 1);
  }

  @Test
  void isReadAsDeepAsATransportAllows() throws JsonProcessingException {
    assertThat(Json.read("[{\"a\":[1]}]", 3)).isEqualTo(List.of(Map.of("a", List.of(1))));
    assertThat(Json.read("7", 0)).isEqualTo(7);
    for (String deeper : List.of("[{\"a\":[1]}]", "[[[]]]", "{\"a\":1,\"b\":{\"c\":{}}}")) {
      assertThatThrownBy(() -> Json.read(deeper, 2))
          .isInstanceOf(StreamConstraintsException.class)
          .hasMessageContaining("2 deep");
    }
  }
}
