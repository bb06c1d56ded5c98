package io.github.mycase4j.client.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How money, dates and times are written in MyCase's JSON. */
final class MyCaseJacksonModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  MyCaseJacksonModule() {
    super("mycase-values");
    addDeserializer(long.class, new Id(long.class));
    addDeserializer(Long.class, new Id(Long.class));
    addDeserializer(BigDecimal.class, new Text<>(BigDecimal.class, MyCaseJacksonModule::decimal));
    addDeserializer(LocalDate.class, new Text<>(LocalDate.class, Timestamps::date));
    addDeserializer(Instant.class, new Text<>(Instant.class, t -> Timestamps.time(t).toInstant()));
    addDeserializer(OffsetDateTime.class, new Text<>(OffsetDateTime.class, Timestamps::time));
    addSerializer(UnreadableValue.class, new UnreadableValue.Writer());
    addSerializer(LocalDate.class, new AsText<>(LocalDate.class, LocalDate::toString));
    addSerializer(Instant.class, new AsText<>(Instant.class, Instant::toString));
    addSerializer(OffsetDateTime.class, new AsText<>(OffsetDateTime.class, Timestamps::written));
  }

  private static BigDecimal decimal(String text) {
    BigDecimal value = Bounds.decimal(text);
    if (value == null) {
      throw new NumberFormatException();
    }
    return value;
  }

  @FunctionalInterface
  private interface Parse<T> {
    T parse(String text);
  }

  @FunctionalInterface
  private interface Format<T> {
    String format(T value);
  }

  /** Reads a value from its text; nothing but blanks is no value. */
  private static final class Text<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Parse<T> parse;

    Text(Class<T> type, Parse<T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      boolean number = parser.currentToken().isNumeric() && handledType() == BigDecimal.class;
      boolean text = number || parser.currentToken() == JsonToken.VALUE_STRING;
      if (!text || parser.getTextLength() > Bounds.MAX_SCALAR) {
        return refuse(context);
      }
      String trimmed = parser.getText().trim();
      try {
        return trimmed.isEmpty() ? null : parse.parse(trimmed);
      } catch (NumberFormatException | DateTimeException e) {
        return refuse(context);
      }
    }

    private T refuse(DeserializationContext context) throws IOException {
      return context.reportInputMismatch(this, "of another shape");
    }
  }

  /** Reads an id or a count, as a number or as text; nothing but blanks is no value. */
  private static final class Id extends StdScalarDeserializer<Long> {
    private static final long serialVersionUID = 1L;

    /** As many digits as the largest has, a sign and blanks around them. */
    private static final int MAX_LENGTH = 30;

    Id(Class<Long> type) {
      super(type);
    }

    @Override
    public @Nullable Long deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonToken token = parser.currentToken();
      boolean integer = token == JsonToken.VALUE_NUMBER_INT;
      int length = integer || token == JsonToken.VALUE_STRING ? parser.getTextLength() : 0;
      if (integer && length < 19) {
        return parser.getLongValue();
      }
      String text = length > 0 && length <= MAX_LENGTH ? parser.getText().trim() : "";
      if (text.isEmpty() && token == JsonToken.VALUE_STRING && length <= MAX_LENGTH) {
        return getNullValue(context);
      }
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        return context.reportInputMismatch(this, "of another shape");
      }
    }

    @Override
    public @Nullable Long getNullValue(DeserializationContext context) {
      return handledType() == long.class ? Long.valueOf(0) : null;
    }
  }

  /** Writes a value as text. */
  private static final class AsText<T> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Format<T> format;

    AsText(Class<T> type, Format<T> format) {
      super(type);
      this.format = format;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(format.format(value));
    }
  }
}
