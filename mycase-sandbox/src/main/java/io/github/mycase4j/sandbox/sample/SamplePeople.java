package io.github.mycase4j.sandbox.sample;

import io.github.mycase4j.sandbox.value.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The staff, the clients, the companies and the leads of the sample firm. */
final class SamplePeople {
  static final long STAFF = 501;
  static final long CLIENTS = 20_001;

  /** Within the clients' numbers on purpose: a contact is told apart by type and id. */
  static final long COMPANIES = 20_081;

  private static final List<String[]> TEAM =
      List.of(
          new String[] {"Priya", "Raman", "Attorney", "Managing Partner", "425"},
          new String[] {"Daniel", "Whitaker", "Attorney", "Partner", "395.5"},
          new String[] {"Sofía", "Nuñez", "Attorney", "Senior Associate", "312.55"},
          new String[] {"Caleb", "Stone", "Attorney", "Associate", "275"},
          new String[] {"Marguerite", "Lefèvre", "Attorney", "Of Counsel", "350"},
          new String[] {"Jonah", "Feld", "Paralegal", "Senior Paralegal", "165.25"},
          new String[] {"Tess", "Calloway", "Paralegal", "Paralegal", "140"},
          new String[] {"Rafael", "Ibarra", "Paralegal", "Litigation Paralegal", "150"},
          new String[] {"Nora", "Eklund", "Staff", "Office Manager", "0"},
          new String[] {"Gus", "Abbott", "Staff", "Bookkeeper", "0"},
          new String[] {"Lena", "Marsh", "Attorney", "Associate", "260"},
          new String[] {"Owen", "Pryce", "Paralegal", "Paralegal", "135"});

  private final Sample sample;
  private final Map<Long, List<Long>> casesOfClient;
  private final Map<Long, List<Long>> casesOfCompany;

  SamplePeople(
      Sample sample, Map<Long, List<Long>> casesOfClient, Map<Long, List<Long>> casesOfCompany) {
    this.sample = sample;
    this.casesOfClient = casesOfClient;
    this.casesOfCompany = casesOfCompany;
  }

  static String first(int client) {
    return Sample.pick(SampleWords.FIRST, client);
  }

  static String last(int client) {
    return Sample.pick(SampleWords.LAST, client + 5 * (client / SampleWords.LAST.size()));
  }

  static String company(int i) {
    int turn = i / SampleWords.COMPANY.size();
    String name = Sample.pick(SampleWords.COMPANY, i);
    return switch (turn) {
      case 0 -> name;
      case 1 -> name.replaceAll(" (LLC|Inc\\.|Co\\.)$", "") + " Holdings";
      default -> name + " " + turn;
    };
  }

  void make() {
    staff();
    clients();
    companies();
    leads();
  }

  private static Map<String, Object> address(int i) {
    return Json.ordered(
        "address1",
        (100 + i * 13 % 900) + " " + Sample.pick(SampleWords.STREETS, i),
        "city",
        Sample.pick(List.of("Oakland", "Berkeley", "San Mateo", "Petaluma"), i),
        "state",
        "CA",
        "zip_code",
        String.valueOf(94_000 + i * 7 % 900),
        "country",
        "US");
  }

  private void staff() {
    for (int i = 0; i < sample.size("staff"); i++) {
      String[] one = Sample.pick(TEAM, i);
      long id = STAFF + i;
      String mark = i < TEAM.size() ? "" : String.valueOf(i);
      sample.add(
          "staff",
          id,
          Sample.fields(
              id,
              "email",
              SampleWords.plain(one[0]) + "." + SampleWords.plain(one[1]) + mark + "@example.com",
              "first_name",
              one[0],
              "middle_initial",
              i % 3 == 0 ? null : Sample.MISSING,
              "last_name",
              one[1],
              "address",
              i % 4 == 0 ? address(i) : null,
              "cell_phone_number",
              SampleWords.phone(80 + i),
              "work_phone_number",
              "(415) 555-0100",
              "type",
              one[2],
              "title",
              one[3],
              "active",
              i < 10 || i >= TEAM.size(),
              "default_hourly_rate",
              new BigDecimal(one[4]),
              "created_at",
              sample.stamp(1200 - i),
              "updated_at",
              sample.stamp(40 + i)));
    }
  }

  private void clients() {
    for (int i = 0; i < sample.size("clients"); i++) {
      long id = CLIENTS + i;
      String mark = i < 400 ? "" : String.valueOf(i);
      String email =
          SampleWords.plain(first(i)) + "." + SampleWords.plain(last(i)) + mark + "@example.com";
      sample.add(
          "clients",
          id,
          Sample.fields(
              id,
              "email",
              i % 19 == 9 ? null : i % 19 == 13 ? Sample.MISSING : email,
              "first_name",
              first(i),
              "middle_name",
              i % 5 == 0 ? "M." : i % 5 == 1 ? null : Sample.MISSING,
              "last_name",
              last(i),
              "address",
              i % 6 == 5 ? null : address(i),
              "cell_phone_number",
              SampleWords.phone(i),
              "work_phone_number",
              i % 4 == 1 ? SampleWords.phone(i + 31) : null,
              "home_phone_number",
              i % 7 == 2 ? SampleWords.phone(i + 57) : Sample.MISSING,
              "people_group",
              i % 10 == 3 ? null : Json.reference(1 + i % 2),
              "notes",
              i % 8 == 0 ? "Prefers to be called in the afternoon." : "",
              "birthdate",
              i % 3 == 0 ? sample.date(-9_000 - i * 61 % 12_000) : null,
              "archived",
              i % 14 == 6,
              "cases",
              references(casesOfClient.getOrDefault(id, List.of())),
              "custom_field_values",
              List.of(),
              "created_at",
              sample.stamp(700 - i % 600),
              "updated_at",
              sample.stamp(i % 90)));
    }
  }

  private void companies() {
    int clients = sample.size("clients");
    for (int i = 0; i < sample.size("companies"); i++) {
      long id = COMPANIES + i;
      String plain = SampleWords.plain(company(i));
      List<Long> members = new ArrayList<>();
      for (int k = 0; k < i % 3 && clients > 0; k++) {
        members.add(CLIENTS + (i * 3 + k) % clients);
      }
      sample.add(
          "companies",
          id,
          Sample.fields(
              id,
              "name",
              company(i),
              "email",
              i % 9 == 4 ? null : "office@" + plain + ".example.com",
              "website",
              i % 4 == 0 ? "https://" + plain + ".example.com" : null,
              "main_phone_number",
              SampleWords.phone(40 + i),
              "fax_phone_number",
              i % 5 == 0 ? SampleWords.phone(70 + i) : Sample.MISSING,
              "address",
              address(i + 3),
              "notes",
              i % 6 == 0 ? "Invoices go to the bookkeeper." : "",
              "cases",
              references(casesOfCompany.getOrDefault(id, List.of())),
              "clients",
              references(members),
              "custom_field_values",
              List.of(),
              "archived",
              i % 11 == 7,
              "created_at",
              sample.stamp(800 - i % 300),
              "updated_at",
              sample.stamp(i % 120)));
    }
  }

  private void leads() {
    List<String> statuses = List.of("New", "Contacted", "Consult scheduled", "Hot lead!", "Lost");
    for (int i = 0; i < sample.size("leads"); i++) {
      long id = 30_001L + i;
      String first = first(i * 5 + 2);
      String last = last(i * 3 + 11);
      sample.add(
          "leads",
          id,
          Sample.fields(
              id,
              "email",
              SampleWords.plain(first) + "." + SampleWords.plain(last) + i + "@example.com",
              "first_name",
              first,
              "last_name",
              last,
              "address",
              i % 3 == 0 ? address(i) : null,
              "cell_phone_number",
              SampleWords.phone(i + 17),
              "lead_details",
              "Asked about " + Sample.pick(SampleWords.AREAS, i) + ".",
              "status",
              Sample.pick(statuses, i),
              "approved",
              i % 4 == 0,
              "referral_source",
              Sample.pick(SampleWords.SOURCES, i),
              "referral_source_reference",
              Json.reference(1 + i % SampleWords.SOURCES.size()),
              "referred_by",
              i % 6 == 0 ? Json.reference(CLIENTS) : null,
              "custom_field_values",
              List.of(),
              "created_at",
              sample.stamp(60 - i % 60),
              "updated_at",
              sample.stamp(i % 20)));
    }
  }

  static List<Map<String, Object>> references(List<Long> ids) {
    return ids.stream().map(Json::reference).toList();
  }
}
