package io.github.mycase4j.client.internal.json;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
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
 * takes three times as long. What a field may look like is left to Jackson's deserializer of its
 * type.
 */
final class RecordReader extends StdDeserializer<Object> implements ResolvableDeserializer {
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
                  ? new RecordReader(raw)
                  : null;
            }
          });
    }
  }

  private final transient Constructor<?> constructor;
  private final transient RecordComponent[] components;
  private final transient SerializableString[] names;
  private final transient JsonDeserializer<?>[] readers;
  private final transient Map<String, Integer> positions = new HashMap<>();

  /** What a component is whose field is not there. */
  private final transient @Nullable Object[] absent;

  /** Where the fields go that have no component of their own, or -1. */
  private final int rest;

  /** Whether it has an id and nothing else that is known. */
  private final boolean isReference;

  /**
   * Which component was read after each the last time, for MyCase keeps to one order. Threads may
   * write over each other here: a wrong guess costs a look into a map.
   */
  private final transient int[] followers;

  RecordReader(Class<?> type) {
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
    isReference = count == 2 && rest == 1 && components[0].getType() == long.class;
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
      readers[i] =
          context.findContextualValueDeserializer(
              context.getTypeFactory().constructType(type), null);
    }
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      return context.handleUnexpectedToken(handledType(), parser);
    }
    Shared shared = Shared.of(context);
    @Nullable Object[] values = new Object[absent.length];
    System.arraycopy(absent, 0, values, 0, values.length);
    Map<String, Object> others = null;
    int before = components.length;
    while (true) {
      int at = followers[before];
      if (!parser.nextFieldName(names[at])) {
        if (!parser.hasToken(JsonToken.FIELD_NAME)) {
          break;
        }
        at = positions.getOrDefault(parser.currentName(), -1);
      }
      if (at < 0 || at == rest) {
        others = other(parser, context, others);
      } else {
        followers[before] = at;
        before = at;
        if (parser.nextToken() != JsonToken.VALUE_NULL) {
          values[at] = field(at, parser, context, shared);
        }
      }
    }
    if (others == null && isReference) {
      Object known = shared.reference(handledType(), (Long) values[0]);
      return known == null ? shared.keep((Long) values[0], create(values, context)) : known;
    }
    if (others != null) {
      values[rest] = others;
    }
    return create(values, context);
  }

  private @Nullable Object field(
      int at, JsonParser parser, DeserializationContext context, Shared shared) throws IOException {
    try {
      Object value = shared.read(readers[at], parser, context);
      return value == null ? absent[at] : value;
    } catch (JsonMappingException | RuntimeException e) {
      throw JsonMappingException.wrapWithPath(e, handledType(), names[at].getValue());
    }
  }

  private @Nullable Map<String, Object> other(
      JsonParser parser, DeserializationContext context, @Nullable Map<String, Object> others)
      throws IOException {
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    if (rest < 0 || value == JsonToken.VALUE_NULL) {
      parser.skipChildren();
      return others;
    }
    Map<String, Object> more = others == null ? new LinkedHashMap<>() : others;
    try {
      more.put(name, readers[rest].deserialize(parser, context));
    } catch (JsonMappingException | RuntimeException e) {
      throw JsonMappingException.wrapWithPath(e, handledType(), name);
    }
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
