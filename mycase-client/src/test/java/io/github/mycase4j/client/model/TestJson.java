package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

/** The plainest mapping that the models must work with: snake case, nulls left out, ISO dates. */
final class TestJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .addModule(
              new SimpleModule()
                  .addDeserializer(
                      LocalDate.class, new Text<>(LocalDate.class, x -> LocalDate.parse(x)))
                  .addDeserializer(Instant.class, new Text<>(Instant.class, x -> Instant.parse(x)))
                  .addDeserializer(
                      OffsetDateTime.class,
                      new Text<>(OffsetDateTime.class, x -> OffsetDateTime.parse(x)))
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(OffsetDateTime.class, ToStringSerializer.instance))
          .build();

  private TestJson() {}

  static ObjectMapper mapper() {
    return MAPPER;
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json.replace('\'', '"'), type);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value).replace('"', '\'');
    } catch (JsonProcessingException e) {
      throw new AssertionError(value.toString(), e);
    }
  }

  private static final class Text<T> extends StdDeserializer<T> {
    private final transient Function<String, T> parse;

    Text(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return parse.apply(parser.getText());
    }
  }
}
