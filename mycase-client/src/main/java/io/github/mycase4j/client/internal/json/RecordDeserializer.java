package io.github.mycase4j.client.internal.json;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one kind of record. A large firm has hundreds of thousands of them, and Jackson's own way
 * takes three times as long. The values of fields are read by Jackson's deserializers of their
 * types.
 *
 * <p>A field that cannot be read costs the field and not the response: it is left out, and an
 * {@link UnreadableValue} stands under its path among the other fields of the row, also for what is
 * within its lists and objects. Only a row's own id must be right. A record that keeps no other
 * fields is read strictly.
 */
final class RecordDeserializer extends StdDeserializer<Object> implements ResolvableDeserializer {
  private static final long serialVersionUID = 1L;

  /** Lets a mapper read every record so. */
  static final class ForAllRecords extends SimpleModule {
    private static final long serialVersionUID = 1L;

    ForAllRecords() {
      super("mycase-records");
    }

    @Override
    public void setupModule(SetupContext context) {
      context.addDeserializers(
          new Deserializers.Base() {
            @Override
            public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
              Class<?> raw = type.getRawClass();
              return raw.isRecord() && raw.getRecordComponents().length > 0
                  ? new RecordDeserializer(raw)
                  : null;
            }
          });
    }
  }

  /** A whole number with fewer characters than this fits into a {@code long}. */
  private static final int SURELY_LONG = 19;

  private final transient Constructor<?> constructor;
  private final transient RecordComponent[] components;
  private final transient SerializableString[] names;
  private final transient JsonDeserializer<?>[] readers;
  private final transient Map<String, Integer> positions = new HashMap<>();

  /** The values of components whose fields are missing. */
  private final transient @Nullable Object[] absent;

  /** Where the fields go that have no component of their own, or -1. */
  private final int rest;

  /** The shapes in which the fields come, and the most characters that each may have. */
  private final transient FieldShape[] shapes;

  private final transient int[] longest;

  private final transient boolean[] isBoolean;

  /** Whether its first component is an id, which each must have. */
  private final boolean hasId;

  /** Whether it has an id and nothing else that is known. */
  private final boolean isReference;

  /**
   * Which component was read after each the last time, for MyCase keeps to one order. Threads may
   * write over each other here: a wrong guess costs one map lookup.
   */
  private final transient int[] followers;

  RecordDeserializer(Class<?> type) {
    super(type);
    components = type.getRecordComponents();
    constructor = constructor(type, components);
    int count = components.length;
    names = new SerializableString[count];
    readers = new JsonDeserializer<?>[count];
    absent = new Object[count];
    followers = new int[count + 1];
    int forOthers = -1;
    int last = count;
    for (int i = 0; i < count; i++) {
      Class<?> value = components[i].getType();
      names[i] = new SerializedString(name(components[i]));
      absent[i] = value.isPrimitive() ? Array.get(Array.newInstance(value, 1), 0) : null;
      if (takesOthers(components[i])) {
        forOthers = i;
      } else {
        followers[last] = i;
        last = i;
        positions.put(names[i].getValue(), i);
      }
    }
    rest = forOthers;
    hasId = components[0].getType() == long.class && names[0].getValue().equals("id");
    isReference = count == 2 && rest == 1 && hasId;
    shapes = new FieldShape[count];
    longest = new int[count];
    isBoolean = new boolean[count];
    for (int i = 0; i < count; i++) {
      shapes[i] = FieldShape.of(components[i].getType());
      longest[i] = FieldShape.longest(components[i].getType());
      isBoolean[i] = components[i].getType() == Boolean.class;
    }
  }

  private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical;
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " is no record", e);
    }
  }

  private static String name(RecordComponent component) {
    JsonProperty own = component.getAccessor().getAnnotation(JsonProperty.class);
    return own == null
        ? PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName())
        : own.value();
  }

  private static boolean takesOthers(RecordComponent component) {
    return Arrays.stream(component.getAccessor().getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(a -> a == JsonAnySetter.class || a.isAnnotationPresent(JsonAnySetter.class));
  }

  /** Finds how the fields are read; a record may have fields of its own kind, so not earlier. */
  @Override
  public void resolve(DeserializationContext context) throws JsonMappingException {
    for (int i = 0; i < components.length; i++) {
      Type type = i == rest ? Object.class : components[i].getGenericType();
      JavaType java = context.getTypeFactory().constructType(type);
      readers[i] =
          shapes[i] == FieldShape.LIST
              ? new ListReader(context.findContextualValueDeserializer(java.getContentType(), null))
              : context.findContextualValueDeserializer(java, null);
    }
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      return context.handleUnexpectedToken(handledType(), parser);
    }
    return read(parser, context, ValueInterner.of(context));
  }

  /** Reads the object that the parser is at. */
  @Nullable Object read(JsonParser parser, DeserializationContext context, ValueInterner shared)
      throws IOException {
    JsonStreamContext own = parser.getParsingContext();
    boolean row = shared.begins(own, rest >= 0);
    @Nullable Object[] values = new Object[absent.length];
    System.arraycopy(absent, 0, values, 0, values.length);
    Map<String, Object> others = null;
    boolean idSeen = false;
    int before = components.length;
    int at = followers[before];
    boolean asBefore = parser.nextFieldName(names[at]);
    while (asBefore || parser.hasToken(JsonToken.FIELD_NAME)) {
      if (!asBefore) {
        at = positions.getOrDefault(parser.currentName(), -1);
      }
      if (at < 0 || at == rest) {
        others = other(parser, shared, own, others);
      } else {
        followers[before] = at;
        before = at;
        idSeen |= hasId && at == 0;
        JsonToken token = parser.nextToken();
        if (isReference && !row && others == null && isPlainId(token, parser)) {
          long id = parser.getLongValue();
          at = followers[before];
          asBefore = parser.nextFieldName(names[at]);
          if (parser.hasToken(JsonToken.END_OBJECT) && id != 0) {
            return reference(id, context, shared);
          }
          values[0] = id;
          continue;
        }
        if (token != JsonToken.VALUE_NULL) {
          values[at] = field(at, token, parser, context, shared, own);
        }
      }
      at = followers[before];
      asBefore = parser.nextFieldName(names[at]);
    }
    if (!row && shared.isLenient() && isNothing(values, idSeen, own, shared, others)) {
      return null;
    }
    Map<String, Object> unreadable = row ? shared.ends() : null;
    if (others == null && unreadable == null && isReference) {
      return reference((Long) values[0], context, shared);
    }
    if (unreadable != null) {
      others = others == null ? new LinkedHashMap<>() : others;
      others.putAll(unreadable);
    }
    if (others != null && rest >= 0) {
      values[rest] = others;
    }
    return create(values, context);
  }

  private static boolean isPlainId(JsonToken token, JsonParser parser) throws IOException {
    return token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() < SURELY_LONG;
  }

  /** Returns the reference to an id, which many rows may have. */
  private Object reference(long id, DeserializationContext context, ValueInterner shared)
      throws IOException {
    Object known = shared.reference(handledType(), id);
    return known == null
        ? shared.keep(id, create(new @Nullable Object[] {id, absent[1]}, context))
        : known;
  }

  private @Nullable Object field(
      int at,
      JsonToken token,
      JsonParser parser,
      DeserializationContext context,
      ValueInterner shared,
      JsonStreamContext own)
      throws IOException {
    if (isBoolean[at] && token.isBoolean()) {
      return token == JsonToken.VALUE_TRUE;
    }
    int length = Bounds.length(token, parser);
    if (!shared.isLenient() || (at == 0 && hasId && own == shared.row())) {
      return strictly(at, token, length, parser, context, shared);
    }
    if (length > longest[at] || !shapes[at].takes(token)) {
      boolean blank = token == JsonToken.VALUE_STRING && length == 0;
      return blank ? absent[at] : leftOut(at, parser, shared, own);
    }
    if (shapes[at] == FieldShape.ANY) {
      return any(parser, shared, own, names[at].getValue());
    }
    if (shapes[at] != FieldShape.SCALAR) {
      Object value = ListReader.nested(readers[at], parser, context, shared);
      return value == null ? absent[at] : value;
    }
    try {
      Object value = shared.read(readers[at], token, parser, context, length);
      return value == null ? absent[at] : value;
    } catch (JsonProcessingException | RuntimeException e) {
      // The token was whole before, so that it is the value and not the JSON that is wrong.
      return leftOut(at, parser, shared, own);
    }
  }

  private @Nullable Object strictly(
      int at,
      JsonToken token,
      int length,
      JsonParser parser,
      DeserializationContext context,
      ValueInterner shared)
      throws IOException {
    try {
      Object value = shared.read(readers[at], token, parser, context, length);
      return value == null ? absent[at] : value;
    } catch (JsonMappingException | RuntimeException e) {
      throw JsonMappingException.wrapWithPath(e, handledType(), names[at].getValue());
    }
  }

  private @Nullable Object leftOut(
      int at, JsonParser parser, ValueInterner shared, JsonStreamContext own) throws IOException {
    shared.note(own, names[at].getValue(), UnreadableValue.take(parser));
    return absent[at];
  }

  /** Returns whether an object within a row is none of these records, and notes what it is. */
  private boolean isNothing(
      @Nullable Object[] values,
      boolean idSeen,
      JsonStreamContext own,
      ValueInterner shared,
      @Nullable Map<String, Object> others) {
    boolean withoutId = hasId && Long.valueOf(0).equals(values[0]);
    String stored = others == null ? null : UnreadableValue.stored(others);
    if (!withoutId && stored == null) {
      return false;
    }
    // An id that is null refers to nothing, and one that cannot be read was noted.
    if (!idSeen) {
      JsonStreamContext around = own.getParent();
      Object sent = others == null ? Map.of() : others;
      shared.note(
          around,
          around.inObject() ? around.getCurrentName() : null,
          stored == null ? UnreadableValue.of(sent) : UnreadableValue.of(stored));
    }
    return true;
  }

  /** Reads a value of any shape; one that is over a bound is left out. */
  private static @Nullable Object any(
      JsonParser parser, ValueInterner shared, JsonStreamContext own, String name)
      throws IOException {
    Untyped untyped = new Untyped();
    Object value = untyped.read(parser);
    String stored = value instanceof Map<?, ?> map ? UnreadableValue.stored(map) : null;
    if (value == null || (stored == null && untyped.isWhole())) {
      return value;
    }
    boolean text = stored == null && value instanceof String;
    shared.note(
        own,
        name,
        stored != null || text
            ? UnreadableValue.of(stored == null ? (String) value : stored)
            : UnreadableValue.of(value));
    return null;
  }

  private @Nullable Map<String, Object> other(
      JsonParser parser,
      ValueInterner shared,
      JsonStreamContext own,
      @Nullable Map<String, Object> others)
      throws IOException {
    String name = parser.currentName();
    JsonToken token = parser.nextToken();
    boolean full = others != null && others.size() >= Bounds.MAX_FIELDS;
    if (rest < 0 || token == JsonToken.VALUE_NULL || full) {
      if (full && shared.isLenient()) {
        shared.note(own, name, UnreadableValue.take(parser));
      } else {
        parser.skipChildren();
      }
      return others;
    }
    Object value = shared.isLenient() ? any(parser, shared, own, name) : new Untyped().read(parser);
    if (value == null) {
      return others;
    }
    Map<String, Object> more = others == null ? new LinkedHashMap<>() : others;
    more.put(name, value);
    return more;
  }

  private Object create(@Nullable Object[] values, DeserializationContext context)
      throws IOException {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      return context.handleInstantiationProblem(handledType(), null, e.getCause());
    } catch (InstantiationException | IllegalAccessException e) {
      return context.handleInstantiationProblem(handledType(), null, e);
    }
  }
}
