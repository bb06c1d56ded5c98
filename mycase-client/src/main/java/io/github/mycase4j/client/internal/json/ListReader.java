package io.github.mycase4j.client.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list within a record. An element that cannot be read costs itself and not the list;
 * elements over the bound cost themselves as well.
 */
final class ListReader extends StdDeserializer<List<Object>> {
  private static final long serialVersionUID = 1L;

  private final transient JsonDeserializer<?> element;
  private final boolean records;

  ListReader(JsonDeserializer<?> element) {
    super(List.class);
    this.element = element;
    this.records = element instanceof RecordDeserializer;
  }

  @Override
  public List<Object> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      return castList(context.handleUnexpectedToken(handledType(), parser));
    }
    return read(parser, context, ValueInterner.of(context));
  }

  /** Reads the list that the parser is at. */
  List<Object> read(JsonParser parser, DeserializationContext context, ValueInterner shared)
      throws IOException {
    JsonStreamContext own = parser.getParsingContext();
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      return List.of();
    }
    List<Object> items = new ArrayList<>();
    for (JsonToken token = parser.currentToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      boolean fits = !records || token == JsonToken.START_OBJECT;
      if (token == JsonToken.VALUE_NULL) {
        continue;
      } else if (shared.isLenient() && (!fits || items.size() >= Bounds.MAX_ITEMS)) {
        shared.note(own, null, UnreadableValue.take(parser));
        continue;
      }
      Object item = element(parser, context, shared, items.size());
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  /** Reads a record or a list within a record, with the interner of the outer one. */
  static @Nullable Object nested(
      JsonDeserializer<?> reader,
      JsonParser parser,
      DeserializationContext context,
      ValueInterner shared)
      throws IOException {
    if (reader instanceof RecordDeserializer record && parser.hasToken(JsonToken.START_OBJECT)) {
      return record.read(parser, context, shared);
    }
    return reader instanceof ListReader list && parser.hasToken(JsonToken.START_ARRAY)
        ? list.read(parser, context, shared)
        : reader.deserialize(parser, context);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> castList(Object list) {
    return (List<Object>) list;
  }

  private @Nullable Object element(
      JsonParser parser, DeserializationContext context, ValueInterner shared, int index)
      throws IOException {
    try {
      return nested(element, parser, context, shared);
    } catch (JsonMappingException e) {
      throw JsonMappingException.wrapWithPath(e, List.class, index);
    }
  }
}
