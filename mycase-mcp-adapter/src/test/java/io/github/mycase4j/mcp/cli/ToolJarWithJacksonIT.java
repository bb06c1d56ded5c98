package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A firm's tool may use Jackson and SLF4J without bringing them along. */
class ToolJarWithJacksonIT {
  @TempDir Path root;

  private static final String SOURCE =
      """
      package firm;
      import com.fasterxml.jackson.annotation.*;
      import com.fasterxml.jackson.core.*;
      import com.fasterxml.jackson.databind.*;
      import com.fasterxml.jackson.databind.json.JsonMapper;
      import com.fasterxml.jackson.databind.module.SimpleModule;
      import com.fasterxml.jackson.databind.node.ObjectNode;
      import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
      import io.github.mycase4j.mcp.tool.*;
      import java.util.*;
      import org.slf4j.*;
      public final class RatesTool implements MyCaseTool<RatesTool.Input> {
        private static final Logger LOG = LoggerFactory.getLogger(RatesTool.class);
        public record Input(@Describe("x") String person) {}
        public record Output(String answer) {}
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
        @JsonSubTypes({@JsonSubTypes.Type(value = Hourly.class, name = "hourly")})
        public sealed interface Rate permits Hourly {}
        @JsonIgnoreProperties(ignoreUnknown = true)
        public record Hourly(@JsonProperty("dollars_per_hour") java.math.BigDecimal rate)
            implements Rate {}
        public ToolSpec<Input> spec() {
          return ToolSpec.read("firm-rates", "Says a rate of the firm's.", Input.class)
              .result(Output.class);
        }
        public ToolResult call(Input input, ToolContext context) {
          LOG.info("asked for {}", MDC.getCopyOfContextMap());
          ObjectMapper mapper =
              JsonMapper.builder()
                  .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                  .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                  .addModule(new SimpleModule().addSerializer(UUID.class, ToStringSerializer.instance))
                  .build();
          try (var in = getClass().getResourceAsStream("/firm/rates.json")) {
            JsonNode tree = mapper.readTree(in);
            Rate rate = mapper.treeToValue(tree.at("/rates/" + input.person()), Rate.class);
            ObjectNode answer = mapper.createObjectNode();
            answer.set("rate", mapper.valueToTree(rate));
            answer.put("xml-free", mapper.convertValue(Map.of("a", 1), JsonNode.class).size());
            return ToolResult.of(new Output(mapper.writeValueAsString(answer)));
          } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
          }
        }
      }
      """;

  private Map<String, String> environment() throws IOException {
    byte[] jar =
        CompiledToolJar.of(
            Files.createDirectory(root.resolve("classes")),
            "RatesTool",
            SOURCE,
            Map.of(
                CompiledToolJar.SERVICE,
                "firm.RatesTool\n",
                "firm/rates.json",
                "{\"rates\":{\"raman\":"
                    + "{\"kind\":\"hourly\",\"dollars_per_hour\":312.25,\"note\":\"\"}}}"));
    Map<String, String> environment = new HashMap<>();
    environment.put("MYCASE_HOME", root.resolve("home").toString());
    environment.put("ENCRYPTION_KEY", "5f".repeat(32));
    environment.put(
        "MYCASE_TOOLS", CompiledToolJar.entry(Files.write(root.resolve("rates.jar"), jar), jar));
    return environment;
  }

  @Test
  void isServed() throws Exception {
    try (JarSession session = new JarSession(environment())) {
      session.initialize();
      assertThat(session.request("tools/list", Map.of()).row("result").rows("tools"))
          .extracting(tool -> tool.get("name"))
          .contains("firm-rates", "list-cases");
      Row answer = session.ok("firm-rates", "person", "raman");
      assertThat(answer.text("answer"))
          .isEqualTo("{\"rate\":{\"kind\":\"hourly\",\"dollars_per_hour\":312.25},\"xml-free\":1}");
      assertThat(session.end()).isZero();
    }
  }
}
