package io.github.mycase4j.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsTest {
  private static final String SENTINEL = "sentinel-text-5550142";

  @Test
  void allRecordsAreFound() {
    assertThat(ModelRecords.all())
        .contains(Ref.class, LegalCase.class, NewCase.class, PersonQuery.class);
    assertThat(ModelRecords.answers())
        .contains(Ref.class, Firm.class)
        .doesNotContain(NewTask.class);
  }

  @Nested
  class EveryRecord {
    static List<Class<?>> records() {
      return ModelRecords.all();
    }

    @ParameterizedTest
    @MethodSource("records")
    void keepsClientDataOutOfToString(Class<?> type) {
      Object record = ModelRecords.filled(type, SENTINEL);

      assertThat(record.toString()).startsWith(type.getSimpleName() + "[");
      assertThat(record.toString()).doesNotContain(SENTINEL).doesNotContain("12.50");
    }
  }

  @Nested
  class EveryAnswer {
    static List<Class<?>> answers() {
      return ModelRecords.answers();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void hasEmptyListsAndOneSharedMapWhenAllIsMissing(Class<?> type) throws Exception {
      Object record = TestJson.read("{'id': 7}", type);

      for (RecordComponent component : type.getRecordComponents()) {
        Object value = component.getAccessor().invoke(record);
        if (component.getName().equals("id")) {
          assertThat(value.toString()).isEqualTo("7");
        } else if (component.getName().equals("additionalProperties")
            && type.getRecordComponents()[0].getType() == long.class) {
          assertThat(value).isSameAs(Map.of());
        } else if (component.getType() == List.class) {
          assertThat(value).isEqualTo(List.of());
        } else if (!component.getName().equals("additionalProperties")) {
          assertThat(value).as(component.getName()).isNull();
        }
      }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void takesNullForMissing(Class<?> type) {
      StringBuilder json = new StringBuilder("{'id': 7");
      for (RecordComponent component : type.getRecordComponents()) {
        if (!List.of("id", "additionalProperties").contains(component.getName())) {
          json.append(", '").append(wireName(component)).append("': null");
        }
      }

      assertThat(TestJson.read(json + "}", type)).isEqualTo(TestJson.read("{'id': 7}", type));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void comesBackFromJsonAsItWas(Class<?> type) {
      Object record = ModelRecords.filled(type, SENTINEL);

      assertThat(TestJson.read(TestJson.write(record), type)).isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void keepsUnknownFields(Class<?> type) throws Exception {
      Object record =
          TestJson.read("{'id': 7, 'zeta': [1, {'a': null, 'b': 2.50}], 'alpha': null}", type);

      assertThat(TestJson.write(record)).contains("'zeta':[1,{'b':2.50}]").doesNotContain("alpha");
      assertThat(TestJson.read(TestJson.write(record), type)).isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void keepsAnUnknownFieldThatIsCalledOther(Class<?> type) {
      Object record = TestJson.read("{'other': 'x', 'others': 'y'}", type);

      assertThat(TestJson.write(record)).contains("'other':'x'").contains("'others':'y'");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void namesIdFirstAndOtherLast(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      List<Class<?>> withoutId =
          List.of(
              Firm.class,
              Address.class,
              BankAccount.class,
              CustomFieldOption.class,
              CustomFieldValue.class,
              UploadHeaders.class);

      assertThat(components[components.length - 1].getName()).isEqualTo("additionalProperties");
      assertThat(components[0].getName().equals("id")).isEqualTo(!withoutId.contains(type));
    }

    private static String wireName(RecordComponent component) {
      return component.getName().equals("legalCase")
          ? "case"
          : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Nested
  class Immutability {

    @Test
    void copiesListsAndDropsNullsInThem() {
      List<Ref> cases = new ArrayList<>();
      cases.add(Ref.of(1));
      cases.add(null);
      LegalCase legalCase =
          TestJson.read("{'id': 1, 'companies': [{'id': 2}, null]}", LegalCase.class);

      assertThat(legalCase.companies()).containsExactly(Ref.of(2));
      assertThat(ImmutableCopies.list(cases)).containsExactly(Ref.of(1));
      assertThatThrownBy(() -> legalCase.companies().clear())
          .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void copiesUnknownFieldsToTheirDepths() {
      List<Object> inner = new ArrayList<>(List.of("a"));
      Map<String, Object> map = new HashMap<>(Map.of("list", inner));
      Ref ref = new Ref(1, map);
      inner.add("b");
      map.put("more", 1);

      assertThat(ref.additionalProperties()).isEqualTo(Map.of("list", List.of("a")));
      assertThatThrownBy(() -> ref.additionalProperties().put("x", 1))
          .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void keepsUnknownFieldsInTheirOrder() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("b", 1);
      map.put("a", 2);
      map.put("c", null);

      assertThat(new Ref(1, map).additionalProperties().keySet()).containsExactly("b", "a");
    }
  }

  @Nested
  class FullNames {

    @Test
    void areFirstAndLastName() {
      assertThat(client("'first_name': 'Ann', 'last_name': ' Lee '").fullName())
          .isEqualTo("Ann Lee");
      assertThat(client("'last_name': 'Lee'").fullName()).isEqualTo("Lee");
      assertThat(client("'first_name': 'Ann'").fullName()).isEqualTo("Ann");
      assertThat(client("'first_name': ' '").fullName()).isNull();
    }

    @Test
    void areNoFieldOfTheJson() {
      assertThat(TestJson.write(client("'first_name': 'Ann'"))).doesNotContain("full");
    }

    private static Client client(String fields) {
      return TestJson.read("{'id': 1, " + fields + "}", Client.class);
    }
  }
}
