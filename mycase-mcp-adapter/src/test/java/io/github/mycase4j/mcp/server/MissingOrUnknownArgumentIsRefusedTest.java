package io.github.mycase4j.mcp.server;

import static io.github.mycase4j.mcp.server.Everything.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MissingOrUnknownArgumentIsRefusedTest {
  record Required(String name, long caseId) {}

  private static Map<String, Object> object(String name, Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(name, value);
    return object;
  }

  @Nested
  class WhenARecordIsInside {
    @Test
    void namesTheElementAndTheField() {
      assertThat(refusal("staff", List.of(Map.of("id", 1), Map.of("lead_lawyer", true))))
          .hasMessage("staff[1].id is missing; it is required.");
      assertThat(refusal("staff", List.of(object("id", "one"))))
          .hasMessage("staff[0].id must be an integer, not \"one\".");
      assertThat(refusal("staff", List.of(Map.of("id", 1, "lead_lawyer", "yes"))).argument())
          .isEqualTo("staff[0].lead_lawyer");
    }

    @Test
    void rejectsAFieldThatItDoesNotHave() {
      assertThat(refusal("staff", List.of(Map.of("id", 1, "rate", 5))))
          .hasMessage("staff[0] has no field \"rate\". Known: id, lead_lawyer.");
    }

    @Test
    void rejectsAFieldThatARecordOutsideAListDoesNotHave() {
      assertThat(refusal("owner", Map.of("id", 1, "rate", 5)).argument()).isEqualTo("owner.rate");
    }

    @Test
    void rejectsNullInsideAList() {
      assertThat(refusal("staff_ids", Arrays.asList(1, null)))
          .hasMessage("staff_ids[1] must not be null; leave it out instead.");
      assertThat(refusal("staff", Arrays.asList((Object) null)).argument()).isEqualTo("staff[0]");
    }
  }

  @Nested
  class WhenSomethingIsMissingOrUnknown {
    @Test
    void namesWhatIsMissing() {
      InvalidArgumentException refusal =
          catchThrowableOfType(
              InvalidArgumentException.class,
              () -> Arguments.read(Map.of("name", "x"), Required.class));
      assertThat(refusal).hasMessage("case_id is missing; it is required.");
      assertThat(refusal.argument()).isEqualTo("case_id");
    }

    @Test
    void takesNullForMissing() {
      InvalidArgumentException refusal =
          catchThrowableOfType(
              InvalidArgumentException.class,
              () -> {
                Map<String, Object> arguments = object("name", "x");
                arguments.put("case_id", null);
                Arguments.read(arguments, Required.class);
              });
      assertThat(refusal).hasMessage("case_id is missing; it is required.");
      assertThat(refusal("staff", List.of(object("id", null))))
          .hasMessage("staff[0].id is missing; it is required.");
    }

    @Test
    void namesWhatIsUnknownAndWhatIsKnown() {
      InvalidArgumentException refusal =
          catchThrowableOfType(
              InvalidArgumentException.class,
              () ->
                  Arguments.checkKnown(
                      Map.of("caseId", 1), List.of(Required.class, PageArguments.class)));
      assertThat(refusal)
          .hasMessage(
              "There is no argument \"caseId\". Known arguments: name, case_id, limit, cursor,"
                  + " detail.");
      assertThat(refusal.argument()).isEqualTo("caseId");
    }

    @Test
    void saysWhenAToolTakesNone() {
      record Nothing() {}
      assertThat(
              catchThrowableOfType(
                  InvalidArgumentException.class,
                  () -> Arguments.checkKnown(Map.of("x", 1), List.of(Nothing.class))))
          .hasMessage("There is no argument \"x\". This tool takes none.");
    }

    @Test
    void letsTheRecordRejectAnArgument() {
      @SuppressWarnings("UnusedMethod")
      record Strict(String name) {
        Strict {
          if (name.isEmpty()) {
            throw new InvalidArgumentException("name", "name must not be empty.");
          }
        }
      }
      assertThat(
              catchThrowableOfType(
                  InvalidArgumentException.class,
                  () -> Arguments.read(Map.of("name", ""), Strict.class)))
          .hasMessage("name must not be empty.");
    }
  }
}
