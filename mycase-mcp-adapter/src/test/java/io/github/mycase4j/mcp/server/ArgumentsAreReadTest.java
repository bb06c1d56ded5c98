package io.github.mycase4j.mcp.server;

import static io.github.mycase4j.mcp.server.Everything.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Everything.Colour;
import io.github.mycase4j.mcp.server.Everything.Member;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsAreReadTest {
  @Test
  void readsEveryTypeExactly() {
    assertThat(read("person_id", 7).personId()).isEqualTo(7);
    assertThat(read("person_id", 9_000_000_000L).personId()).isEqualTo(9_000_000_000L);
    assertThat(read("limit", 200).limit()).isEqualTo(200);
    assertThat(read("hours", new BigDecimal("1.10")).hours()).isEqualTo(new BigDecimal("1.10"));
    assertThat(read("hours", 0.1).hours()).isEqualTo(new BigDecimal("0.1"));
    assertThat(read("resolved", false).resolved()).isFalse();
    assertThat(read("due_date", "2028-02-29").dueDate()).isEqualTo("2028-02-29");
    assertThat(read("called_at", "2026-11-21T17:20:00-05:00").calledAt())
        .isEqualTo(OffsetDateTime.parse("2026-11-21T17:20:00-05:00"));
    assertThat(read("time_zone", "Asia/Kolkata").timeZone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
    assertThat(read("colour", "green").colour()).isEqualTo(Colour.GREEN);
    assertThat(read("query", "Peña").query()).isEqualTo("Peña");
    assertThat(read("staff_ids", List.of(1, 2L)).staffIds()).containsExactly(1L, 2L);
  }

  @Test
  void readsRecordsInLists() {
    Everything in = read("staff", List.of(Map.of("id", 7, "lead_lawyer", true), Map.of("id", 8)));
    assertThat(in.staff()).containsExactly(new Member(7, true), new Member(8, null));
    assertThat(read("owner", Map.of("id", 7)).owner()).isEqualTo(new Member(7, null));
  }

  @Test
  void takesAWholeNumberThatIsWrittenAsADecimal() {
    assertThat(read("person_id", new BigDecimal("7.00")).personId()).isEqualTo(7);
    assertThat(read("person_id", 7.0).personId()).isEqualTo(7);
    assertThat(read("person_id", BigInteger.TEN).personId()).isEqualTo(10);
  }

  @Test
  void takesADateOfAnInstantAsMidnightUtc() {
    assertThat(read("updated_after", "2026-03-11").updatedAfter())
        .isEqualTo("2026-03-11T00:00:00Z");
    assertThat(read("updated_after", "2026-03-11T02:00:00+02:00").updatedAfter())
        .isEqualTo("2026-03-11T00:00:00Z");
  }

  @Test
  void leavesOutWhatIsNotGiven() {
    assertThat(Arguments.read(Map.of(), Everything.class)).hasAllNullFieldsOrProperties();
  }
}
