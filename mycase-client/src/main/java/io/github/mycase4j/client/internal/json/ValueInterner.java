package io.github.mycase4j.client.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shared state of the rows of one response while they are read: values that occur in many of
 * them, kept once (activities, rates, days, references to cases), and the position of the reader.
 * Values must be immutable. Of two with the same slot, the later is kept.
 *
 * <p>Used by one thread.
 */
final class ValueInterner {
  private static final int PLACES = 1024;

  private static final int ROWS_BETWEEN_CHECKS = 256;

  /** More than a person reads; what is wrong with the rest is most likely the same. */
  private static final int MAX_UNREADABLE = 100;

  private static final int MAX_NAME = 200;
  private static final String MORE = "…";

  /** A longer text is seldom written twice. */
  private static final int LONGEST = 40;

  private final Text[] texts = new Text[PLACES];
  private final Object[] references = new Object[PLACES];
  private final long[] ids = new long[PLACES];
  private final Runnable checkpoint;
  private int rows;
  private @Nullable JsonStreamContext row;
  private boolean lenient;
  private @Nullable Map<String, Object> unreadable;

  private ValueInterner(Runnable checkpoint) {
    this.checkpoint = checkpoint;
  }

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

  /** Returns the interner of the current response. */
  static ValueInterner of(DeserializationContext context) {
    ValueInterner shared = (ValueInterner) context.getAttribute(ValueInterner.class);
    if (shared == null) {
      Object checkpoint = context.getAttribute(Runnable.class);
      shared = new ValueInterner(checkpoint instanceof Runnable runnable ? runnable : () -> {});
      context.setAttribute(ValueInterner.class, shared);
    }
    return shared;
  }

  /**
   * Returns whether a record is a row, and not within another; then it must be ended.
   *
   * @param takes whether the row can take what cannot be read
   */
  boolean begins(JsonStreamContext record, boolean takes) {
    if (row != null) {
      return false;
    }
    row = record;
    lenient = takes;
    rows++;
    if (rows % ROWS_BETWEEN_CHECKS == 0) {
      checkpoint.run();
    }
    return true;
  }

  /** Ends the row, and returns what in it could not be read; null for the usual nothing. */
  @Nullable Map<String, Object> ends() {
    Map<String, Object> all = unreadable;
    row = null;
    unreadable = null;
    return all;
  }

  /** Returns the object of the row that is being read. */
  @Nullable JsonStreamContext row() {
    return row;
  }

  /** Returns whether a field of the row that cannot be read is left out, and is no failure. */
  boolean isLenient() {
    return lenient;
  }

  /**
   * Notes that a value within the row could not be read.
   *
   * @param within the object or list that has it
   * @param name of the field; null for an element of a list
   */
  void note(JsonStreamContext within, @Nullable String name, UnreadableValue value) {
    Map<String, Object> all = unreadable == null ? new LinkedHashMap<>() : unreadable;
    unreadable = all;
    if (all.size() < MAX_UNREADABLE || (name != null && within == row)) {
      all.put(path(within, name), value);
    } else {
      all.put(MORE, UnreadableValue.of("There are more fields that could not be read."));
    }
  }

  private String path(JsonStreamContext within, @Nullable String name) {
    String before = path(within);
    if (name == null) {
      return before + "[" + within.getCurrentIndex() + "]";
    }
    String own = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + MORE;
    return before.isEmpty() ? own : before + "." + own;
  }

  private String path(JsonStreamContext of) {
    JsonStreamContext parent = of.getParent();
    if (of == row || parent == null) {
      return "";
    }
    return path(parent, parent.inObject() ? parent.getCurrentName() : null);
  }

  /**
   * Reads a value, or finds it.
   *
   * @param length of its text
   */
  @Nullable Object read(
      JsonDeserializer<?> reader,
      JsonToken token,
      JsonParser parser,
      DeserializationContext context,
      int length)
      throws IOException {
    boolean mayRepeat = token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_FLOAT;
    if (!mayRepeat || length > LONGEST) {
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
    int step = 1 + (to - from) / 8;
    int hash = to - from;
    for (int i = to - 1; i >= from; i -= step) {
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
