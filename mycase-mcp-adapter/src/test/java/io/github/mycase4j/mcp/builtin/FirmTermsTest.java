package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.collection.RowFilter;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.sandbox.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A filter by a name that the firm does not have is rejected instead of finding nothing. */
class FirmTermsTest extends ToolTestBase {
  private void put(long id, String field, String value) {
    firm.sandbox.put("cases", Map.of("id", id, "name", "Odd", "status", "open", field, value));
  }

  private List<Long> found(String argument, String value) {
    return Row.ids(firm.all("list-cases", "cases", argument, value));
  }

  private List<String> listed(String collection) {
    return firm.truth(collection).stream().map(row -> row.text("name")).toList();
  }

  @Nested
  class AnUnknownName {
    @Test
    void isRejectedWithTheFirmsOwn() {
      assertThat(firm.refused("list-cases", "practice_area", " Maritime "))
          .isEqualTo(
              "practice_area: the firm has no practice area named \"Maritime\". The firm's practice"
                  + " areas: "
                  + String.join(", ", listed("practice_areas"))
                  + ".");
      assertThat(firm.refused("list-cases", "case_stage", "Jury"))
          .startsWith(
              "case_stage: the firm has no case stage named \"Jury\". The firm's case stages: ")
          .contains(String.join(", ", listed("case_stages")));
    }

    @Test
    void isRejectedAlsoWhereNothingElseMatches() {
      assertThat(firm.refused("list-cases", "query", "zzyzx", "practice_area", "Maritime"))
          .startsWith("practice_area");
    }

    @Test
    void isShownWithTheNamesThatOnlyCasesHave() {
      put(77, "practice_area", "Admiralty");
      assertThat(firm.refused("list-cases", "practice_area", "Maritime")).contains("Admiralty.");
    }

    @Test
    void isNotRepeatedWhereItIsLong() {
      assertThat(firm.refused("list-cases", "practice_area", "Maritime ".repeat(900)))
          .startsWith("practice_area: the firm has no practice area of this name. The firm's ");
    }

    @Test
    void isShownWithFiftyOfManyNames() {
      IntStream.range(0, 100)
          .forEach(
              i -> firm.sandbox.put("practice_areas", Map.of("id", 9000 + i, "name", "A" + i)));
      int more = listed("practice_areas").size() - 50;
      assertThat(firm.refused("list-cases", "practice_area", "Maritime"))
          .contains(", A1,")
          .endsWith(", and " + more + " more.")
          .doesNotContain("A99");
    }

    @Test
    void filtersNothingElseWhereTheListMayNotBeRead() {
      firm.sandbox.failNext(Fault.status(403).on("GET", "/v1/practice_areas").times(9));
      assertThat(found("practice_area", "Maritime")).isEmpty();
    }

    @Test
    void isNotRejectedWhileTheListCannotBeRead() {
      firm.sandbox.failNext(Fault.status(400).on("GET", "/v1/practice_areas").times(9));
      assertThat(firm.refused("list-cases", "practice_area", "Maritime"))
          .doesNotContain("the firm has no");
    }
  }

  @Nested
  class WhileNotAllCasesAreRead {
    /** Returns a snapshot of cases that are not all read yet. */
    private Snapshot<LegalCase> some() {
      return new Snapshot<>() {
        @Override
        public List<LegalCase> rows() {
          return List.of();
        }

        @Override
        public List<LegalCase> rows(RowFilter selection) {
          return rows();
        }

        @Override
        public Optional<LegalCase> find(long id) {
          return Optional.empty();
        }

        @Override
        public Instant asOf() {
          return firm.clock.instant();
        }

        @Override
        public Optional<Incompleteness> incompleteness() {
          return Optional.of(new Incompleteness("Some.", 0, 10L, Duration.ofSeconds(5)));
        }
      };
    }

    @Test
    void aNameIsNotRejectedThatOneOfTheOthersMayHave() {
      FirmTerms terms = new FirmTerms(firm.connection.mycase().collections());
      assertThat(terms.practiceArea("Maritime", some()).equalsWhole("MARITIME")).isTrue();
      assertThat(terms.caseStage("Jury", some()).equalsWhole("Discovery")).isFalse();
    }
  }

  @Nested
  class AKnownName {
    @Test
    void mayHaveNoCases() {
      firm.sandbox.put("practice_areas", Map.of("id", 9001, "name", "Maritime"));
      firm.sandbox.put("case_stages", Map.of("id", 9002, "name", "Jury"));
      assertThat(found("practice_area", "MARITIME")).isEmpty();
      assertThat(found("case_stage", "jury")).isEmpty();
    }

    @Test
    void mayBeOneThatOnlyACaseHas() {
      put(77, "practice_area", "Admiralty");
      put(78, "case_stage", "Old stage");
      assertThat(found("practice_area", "admiralty")).containsExactly(77L);
      assertThat(found("case_stage", "Old Stage")).containsExactly(78L);
      assertThat(firm.requests()).doesNotContain("/v1/practice_areas", "/v1/case_stages");
    }

    @Test
    void isNeverBlankWhichWouldLetEverythingThrough() {
      for (String argument : List.of("practice_area", "case_stage")) {
        for (String blank : List.of("", "  ", "\u200b")) {
          assertThat(firm.refused("list-cases", argument, blank))
              .isEqualTo(argument + " must not be blank; leave it out for no filter.");
        }
      }
    }
  }

  @Nested
  class PendingAsAStatus {
    private void withoutTheStage() {
      firm.truth("case_stages").stream()
          .filter(row -> row.text("name").equals("Pending"))
          .forEach(row -> firm.sandbox.delete("case_stages", row.id()));
      firm.truth("cases").stream()
          .filter(row -> "Pending".equals(row.text("case_stage")))
          .forEach(row -> firm.sandbox.delete("cases", row.id()));
    }

    @Test
    void isRejectedWhereTheFirmHasNoSuchStage() {
      withoutTheStage();
      assertThat(firm.refused("list-cases", "status", "pending"))
          .startsWith("status: the firm has no case stage named \"Pending\".")
          .contains("Discovery");
    }

    @Test
    void isAnEmptyListWhereTheStageHasNoCases() {
      withoutTheStage();
      firm.sandbox.put("case_stages", Map.of("id", 9002, "name", "pending"));
      assertThat(found("status", "pending")).isEmpty();
    }
  }
}
