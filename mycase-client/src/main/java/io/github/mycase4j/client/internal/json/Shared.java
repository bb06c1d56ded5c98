package io.github.mycase4j.client.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values that stand in many rows of one answer, kept once: activities, rates, days, references to
 * cases. They must be immutable. Of two that fall on one place, the later is kept.
 *
 * <p>Used by one thread.
 */
final class Shared {
  private static final int PLACES = 1024;

  /** A longer text is seldom written twice. */
  private static final int LONGEST = 40;

  private final Text[] texts = new Text[PLACES];
  private final Object[] references = new Object[PLACES];
  private final long[] ids = new long[PLACES];

  /** What a reader has made of a text. */
  private static final class Text {
    private final JsonDeserializer<?> reader;
    private final JsonToken token;
    private final char[] chars;
    private final Object value;

    Text(JsonDeserializer<?> reader, JsonToken token, char[] chars, Object value) {
      this.reader = reader;
      this.token = token;
      this.chars = chars;
      this.value = value;
    }

    boolean is(JsonDeserializer<?> by, JsonToken of, char[] in, int from, int to) {
      return reader == by && token == of && Arrays.equals(chars, 0, chars.length, in, from, to);
    }
  }

  /** Returns those of the answer that is being read. */
  static Shared of(DeserializationContext context) {
    Shared shared = (Shared) context.getAttribute(Shared.class);
    if (shared == null) {
      shared = new Shared();
      context.setAttribute(Shared.class, shared);
    }
    return shared;
  }

  /** Reads a value, or finds it. */
  @Nullable Object read(
      JsonDeserializer<?> reader, JsonParser parser, DeserializationContext context)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_FLOAT) {
      return reader.deserialize(parser, context);
    }
    int length = parser.getTextLength();
    if (length > LONGEST) {
      return reader.deserialize(parser, context);
    }
    char[] chars = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int to = from + length;
    int place = place(chars, from, to);
    Text known = texts[place];
    if (known != null && known.is(reader, token, chars, from, to)) {
      return known.value;
    }
    char[] own = Arrays.copyOfRange(chars, from, to);
    Object value = reader.deserialize(parser, context);
    if (value != null) {
      texts[place] = new Text(reader, token, own, value);
    }
    return value;
  }

  /** Returns where a text goes, by some of its characters: all of them would cost too much. */
  private static int place(char[] chars, int from, int to) {
    int step = 1 + (to - from) / 12;
    int hash = to - from;
    for (int i = from; i < to; i += step) {
      hash = 31 * hash + chars[i];
    }
    return (hash ^ hash >>> 10) & PLACES - 1;
  }

  /** Returns the reference to an id, or null where it was not kept. */
  @Nullable Object reference(Class<?> type, long id) {
    int place = place(id);
    Object known = references[place];
    return known != null && ids[place] == id && known.getClass() == type ? known : null;
  }

  /** Keeps a reference. */
  Object keep(long id, Object reference) {
    ids[place(id)] = id;
    references[place(id)] = reference;
    return reference;
  }

  private static int place(long id) {
    return (int) id & PLACES - 1;
  }
}
