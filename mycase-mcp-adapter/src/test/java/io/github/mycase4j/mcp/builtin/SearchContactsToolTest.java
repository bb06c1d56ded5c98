package io.github.mycase4j.mcp.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Names;
import io.github.mycase4j.mcp.fixture.Plain;
import io.github.mycase4j.mcp.fixture.Row;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SearchContactsToolTest extends ToolTestBase {
  private List<Row> found(Object... arguments) {
    return firm.all("search-contacts", "contacts", arguments);
  }

  private static String key(String type, long id) {
    return type + " " + id;
  }

  private List<String> keys(Object... arguments) {
    return found(arguments).stream().map(row -> key(row.text("type"), row.id())).toList();
  }

  private static boolean isArchived(Row row) {
    return Boolean.TRUE.equals(row.find("archived"));
  }

  private Stream<String> truth(String collection, String type, Predicate<Row> filter) {
    return firm.truth(collection).stream().filter(filter).map(row -> key(type, row.id()));
  }

  @Test
  void tellsTheTruthOfEveryContact() {
    Names names = new Names(firm);
    List<Row> rows = found("include_archived", true, "limit", 200);
    assertThat(rows).hasSize(firm.truth("clients").size() + firm.truth("companies").size());
    for (Row row : rows) {
      boolean client = row.text("type").equals("client");
      Row real = firm.truth(client ? "clients" : "companies", row.id());
      Map<String, Object> expected = real.only("id", "email");
      expected.put("type", client ? "client" : "company");
      expected.put(
          "name",
          client ? real.text("first_name") + " " + real.text("last_name") : real.text("name"));
      expected.put(
          "phones",
          Stream.of(
                  "cell_phone_number",
                  "work_phone_number",
                  "home_phone_number",
                  "main_phone_number",
                  "fax_phone_number")
              .map(real::text)
              .filter(number -> number != null)
              .distinct()
              .toList());
      expected.put("archived", isArchived(real));
      expected.put("cases", names.cases(real.references("cases")));
      assertThat(row.plain()).isEqualTo(Plain.of(expected));
    }
  }

  @Test
  void leavesTheArchivedOutUnlessAsked() {
    assertThat(keys())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    truth("clients", "client", row -> !isArchived(row)),
                    truth("companies", "company", row -> !isArchived(row)))
                .toList());
  }

  @Test
  void tellsAClientAndACompanyOfOneIdApart() {
    List<String> both = keys("include_archived", true);
    assertThat(both).contains("client 20081", "company 20081").doesNotHaveDuplicates();
  }

  @Nested
  class Filters {
    @Test
    void byType() {
      assertThat(keys("type", "company")).allMatch(key -> key.startsWith("company"));
      assertThat(keys("type", "client"))
          .containsExactlyInAnyOrderElementsOf(
              truth("clients", "client", row -> !isArchived(row)).toList());
      assertThat(keys("type", "all")).isEqualTo(keys());
    }

    @Test
    void byPartOfTheNameWhateverCaseAndAccents() {
      assertThat(keys("name", "nunez", "type", "client"))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(
              truth(
                      "clients",
                      "client",
                      row -> !isArchived(row) && row.text("last_name").equals("Nuñez"))
                  .toList());
    }

    @Test
    void byTheWholeAddress() {
      Row real =
          firm.truth("clients").stream()
              .filter(row -> row.find("email") != null && !isArchived(row))
              .findFirst()
              .orElseThrow();
      assertThat(keys("email", real.text("email").toUpperCase(java.util.Locale.ROOT)))
          .contains(key("client", real.id()));
      assertThat(keys("email", real.text("email").substring(1))).isEmpty();
    }

    @Test
    void byTheWholeNumberHoweverItIsWritten() {
      firm.sandbox.put(
          "clients",
          Map.of(
              "id",
              1,
              "first_name",
              "Ann",
              "last_name",
              "Cole",
              "cell_phone_number",
              "(212) 555-0142"));
      for (String written :
          List.of("2125550142", "212-555-0142", "+1 212 555 0142", "1 (212) 555.0142")) {
        assertThat(keys("phone", written)).containsExactly("client 1");
      }
      assertThat(keys("phone", "5550142")).isEmpty();
      assertThat(keys("phone", "22125550142")).isEmpty();
    }

    @Test
    void byAnyNumberOfAFieldWithNotes() {
      firm.sandbox.put(
          "companies",
          Map.of(
              "id",
              1,
              "name",
              "Zacme",
              "main_phone_number",
              "212-555-0142 ext. 12 (ask for Ann) / +44 (0)20 5550 0143"));
      for (String written :
          List.of("001-212-555-0142", "212-555-0142 x12", "0044 20 5550 0143", "020 5550 0143")) {
        assertThat(keys("phone", written)).as(written).containsExactly("company 1");
      }
      assertThat(keys("phone", "212-555-0142 x13")).isEmpty();
    }

    @Test
    void byCompanyWithTheClientsThatBelongToIt() {
      Row company =
          firm.truth("companies").stream()
              .filter(row -> !row.references("clients").isEmpty() && !isArchived(row))
              .findFirst()
              .orElseThrow();
      assertThat(keys("company", company.text("name"), "include_archived", true))
          .contains(key("company", company.id()))
          .containsAll(
              company.references("clients").stream().map(id -> key("client", id)).toList());
    }

    @Test
    void byAnythingAtAll() {
      firm.sandbox.put(
          "clients",
          Map.of(
              "id",
              1,
              "first_name",
              "Ann",
              "last_name",
              "Qqcole",
              "email",
              "zzz@example.com",
              "cell_phone_number",
              "(212) 555-0142"));
      firm.sandbox.put(
          "companies",
          Map.of("id", 2, "name", "Xylem & Sons", "clients", List.of(Map.of("id", 1))));
      assertThat(keys("query", "qqcole")).containsExactly("client 1");
      assertThat(keys("query", "ZZZ@")).containsExactly("client 1");
      assertThat(keys("query", "212-555-0142")).containsExactly("client 1");
      assertThat(keys("query", "tel:+1-212-555-0142;ext=9")).containsExactly("client 1");
      assertThat(keys("query", "mailto:zzz@example.com")).containsExactly("client 1");
      assertThat(keys("query", "xylem")).containsExactly("company 2", "client 1");
    }

    @Test
    void byAllThatIsGiven() {
      assertThat(keys("name", "nunez", "company", "no such company")).isEmpty();
    }
  }

  @Test
  void comparesNamesByWords() {
    firm.sandbox.put(
        "clients",
        Map.of(
            "id", 1, "first_name", "Johnathan", "middle_name", "Quill", "last_name", "O'Zanlon"));
    firm.sandbox.put(
        "companies", Map.of("id", 2, "name", "Zacme, Inc.", "clients", List.of(Map.of("id", 1))));
    for (String written :
        List.of("OZanlon", "O Zanlon", "O’Zanlon", "O'Zanlon, J.", "Johnathan Q. O'Zanlon, Jr.")) {
      assertThat(keys("query", written)).as(written).containsExactly("client 1");
      assertThat(keys("name", written)).as(written).containsExactly("client 1");
    }
    for (String written : List.of("Zacme Inc", "zacme, incorporated", "ZACME LLC")) {
      assertThat(keys("query", written)).as(written).containsExactly("company 2", "client 1");
      assertThat(keys("company", written)).as(written).containsExactly("company 2", "client 1");
    }
    assertThat(keys("name", "Robert O'Zanlon")).isEmpty();
  }

  @Test
  void saysHowManyArchivedContactsMatchAsWell() {
    for (int id : new int[] {1, 2, 3}) {
      firm.sandbox.put(
          "clients",
          Map.of("id", id, "first_name", "Ann", "last_name", "Zellwood", "archived", id > 1));
    }
    Row answer = firm.ok("search-contacts", "name", "A. Zellwood");
    assertThat(answer.number("total_matches")).isEqualTo(1);
    assertThat(answer.number("archived_left_out")).isEqualTo(2);

    assertThat(firm.ok("search-contacts", "name", "no such name").find("archived_left_out"))
        .isNull();
    Row all = firm.ok("search-contacts", "name", "A. Zellwood", "include_archived", true);
    assertThat(all.number("total_matches")).isEqualTo(3);
    assertThat(all.find("archived_left_out")).isNull();
  }

  @Test
  void ignoresApostrophesAndHyphensInEveryFieldWithNames() {
    firm.sandbox.put("clients", Map.of("id", 1, "first_name", "Al", "last_name", "O'Zanlon"));
    firm.sandbox.put("clients", Map.of("id", 2, "first_name", "Bo", "last_name", "Zeta-Zones"));
    firm.sandbox.put(
        "companies",
        Map.of("id", 3, "name", "O’Zanlon-Zacme", "clients", List.of(Map.of("id", 2))));
    for (String written : List.of("OZanlon", "o'zanlon", "O’Zanlon", "O Zanlon", "O-Zanlon")) {
      assertThat(keys("name", written, "type", "client")).as(written).containsExactly("client 1");
      assertThat(keys("query", written)).as(written).contains("client 1", "client 2", "company 3");
      assertThat(keys("company", written)).as(written).containsExactly("company 3", "client 2");
    }
    for (String written : List.of("Zeta Zones", "zetazones", "Zeta‑Zones", "Zones, Bo")) {
      assertThat(keys("name", written)).as(written).containsExactly("client 2");
    }
  }

  @Test
  void putsTheBestMatchFirst() {
    for (String[] one :
        new String[][] {
          {"1", "Max", "De Rowan"},
          {"2", "Rowan", "Adler"},
          {"3", "Bea", "McRowan"},
          {"4", "Ro", "Wan"}
        }) {
      firm.sandbox.put(
          "clients", Map.of("id", Long.valueOf(one[0]), "first_name", one[1], "last_name", one[2]));
    }
    firm.sandbox.put("companies", Map.of("id", 5, "name", "Rowan"));
    assertThat(keys("query", "rowan"))
        .containsExactly("company 5", "client 2", "client 1", "client 3");
  }

  @Test
  void givesEveryFieldInFull() {
    Row row = found("type", "client", "detail", "full").get(0);
    assertThat(row.fields()).containsKeys("first_name", "last_name", "created_at");
  }

  @Test
  void namesBadArgumentsAndSendsNothing() {
    assertThat(firm.refused("search-contacts", "type", "person")).startsWith("type must be one of");
    assertThat(firm.refused("search-contacts", "phone", "none")).startsWith("phone must have");
    assertThat(firm.refused("search-contacts", "include_archived", "no"))
        .startsWith("include_archived");
    assertThat(firm.refused("search-contacts", "first_name", "x")).contains("\"first_name\"");
    assertThat(firm.requests()).isEmpty();
  }
}
