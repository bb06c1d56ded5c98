package io.github.mycase4j.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.internal.json.Json;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Withers are copies by hand: each must change what it names and nothing else. */
class WithersTest {
  /** Exactly one of them says who the other party of a call was. */
  private static final Set<String> PARTY = Set.of("caller_name", "client", "lead");

  static Stream<Method> withers() {
    return ModelRecords.all().stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getName().startsWith("with"));
  }

  @ParameterizedTest
  @MethodSource("withers")
  void changesOneFieldAndReturnsACopy(Method wither) throws Exception {
    Record before = (Record) ModelRecords.filled(wither.getDeclaringClass(), "before");
    Map<String, Object> fields = Json.toMap(before);

    Record after = (Record) wither.invoke(before, arguments(wither));

    Set<String> changed = new TreeSet<>();
    Map<String, Object> others = Json.toMap(after);
    for (String name : union(fields.keySet(), others.keySet())) {
      if (!String.valueOf(fields.get(name)).equals(String.valueOf(others.get(name)))) {
        changed.add(name);
      }
    }
    assertThat(Json.toMap(before)).isEqualTo(fields);
    if (PARTY.containsAll(changed) && wither.getDeclaringClass() == CallUpdate.class) {
      assertThat(others.keySet()).containsAnyElementsOf(PARTY);
    } else {
      assertThat(changed).hasSize(1);
      // A wither for one value of a list is in the singular; a query delegates to its fields.
      String name = wither.getName().substring("with".length()).toLowerCase(Locale.ROOT);
      assertThat(changed.iterator().next().replace("_", ""))
          .matches(field -> field.startsWith(name) || field.equals("fields"), name);
    }
  }

  private static Object[] arguments(Method wither) {
    return Arrays.stream(wither.getParameters()).map(WithersTest::argument).toArray();
  }

  private static Object argument(Parameter parameter) {
    Class<?> type = parameter.getType();
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), 1);
      Array.set(array, 0, value(type.getComponentType()));
      return array;
    }
    if (type == List.class) {
      Type item =
          ((ParameterizedType) parameter.getParameterizedType()).getActualTypeArguments()[0];
      return List.of(item((Class<?>) item));
    }
    return value(type);
  }

  private static Object item(Class<?> type) {
    return type.isRecord() ? TestJson.read("{'id': 8}", type) : value(type);
  }

  private static Object value(Class<?> type) {
    if (type == String.class) {
      return "after";
    } else if (type == long.class || type == Long.class) {
      return 8L;
    } else if (type == boolean.class || type == Boolean.class) {
      return false;
    } else if (type == BigDecimal.class) {
      return new BigDecimal("99");
    } else if (type == LocalDate.class) {
      return LocalDate.of(2027, 1, 1);
    } else if (type == Instant.class) {
      return Instant.parse("2027-01-01T00:00:00Z");
    } else if (type == OffsetDateTime.class) {
      return OffsetDateTime.parse("2027-01-01T00:00:00Z");
    } else if (OpenEnum.class.isAssignableFrom(type)) {
      try {
        return type.getMethod("of", String.class).invoke(null, "later");
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(type.getName(), e);
      }
    }
    return ModelRecords.filled(type, "after");
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }
}
