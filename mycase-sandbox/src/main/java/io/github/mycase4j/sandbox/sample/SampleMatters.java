package io.github.mycase4j.sandbox.sample;

import io.github.mycase4j.sandbox.value.Json;
import io.github.mycase4j.sandbox.value.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cases of the sample firm, who belongs to them, and the notes on them. */
final class SampleMatters {
  static final long CASES = 1_001;

  private static final List<String> OPEN_STAGES =
      List.of("Discovery", "Pending", "Pleadings", "Negotiation", "Trial Prep", "Intake");
  private static final List<String> BILLING =
      List.of("hourly", "contingency", "flat", "", "mixed", "pro_bono");

  private final Sample sample;
  private final List<String> names = new ArrayList<>();
  private final List<String> areas = new ArrayList<>();
  final Map<Long, List<Long>> casesOfClient = new HashMap<>();
  final Map<Long, List<Long>> casesOfCompany = new HashMap<>();
  private final List<List<Long>> clients = new ArrayList<>();
  private final List<List<Long>> companies = new ArrayList<>();

  SampleMatters(Sample sample) {
    this.sample = sample;
    Set<String> taken = new HashSet<>();
    int people = sample.size("clients");
    int firms = sample.size("companies");
    for (int i = 0; i < sample.size("cases"); i++) {
      boolean corporate = i % 12 >= 9 && firms > 0;
      List<Long> ofPeople = new ArrayList<>();
      List<Long> ofFirms = new ArrayList<>();
      if (corporate) {
        ofFirms.add(SamplePeople.COMPANIES + i % firms);
      }
      // Cases without any client exist in every real firm.
      if (i % 13 != 5 && people > 0 && !corporate) {
        ofPeople.add(SamplePeople.CLIENTS + i % people);
        if (i % 8 == 0 && people > 60) {
          ofPeople.add(SamplePeople.CLIENTS + (i + 60) % people);
        }
      }
      clients.add(ofPeople);
      companies.add(ofFirms);
      long id = CASES + i;
      ofPeople.forEach(each -> casesOfClient.computeIfAbsent(each, c -> new ArrayList<>()).add(id));
      ofFirms.forEach(each -> casesOfCompany.computeIfAbsent(each, c -> new ArrayList<>()).add(id));
      name(i, firms, taken);
    }
  }

  private void name(int i, int firms, Set<String> taken) {
    String last = SamplePeople.last(i);
    String opponent = Sample.pick(SampleWords.OPPONENT, i / 9);
    String company = SamplePeople.company(firms == 0 ? i : i % firms);
    String[] made =
        switch (i % 12) {
          case 0 -> new String[] {last + " v. " + opponent, "Personal Injury"};
          case 1 ->
              new String[] {"Estate of " + SamplePeople.first(i) + " " + last, "Estate Planning"};
          case 2 -> new String[] {"In re Marriage of " + last, "Family Law"};
          case 3 -> new String[] {last + " Lease Review", "Real Estate"};
          case 4 -> new String[] {"People v. " + last, "Criminal Defense"};
          case 5 -> new String[] {last + " v. Harbor Mutual Insurance", "Personal Injury"};
          case 6 -> new String[] {last + " Family Petition", "Immigration"};
          case 7 -> new String[] {last + " v. " + opponent + " (Wages)", "Employment"};
          case 8 -> new String[] {last + " Chapter 7 Petition", "Bankruptcy"};
          case 9 -> new String[] {company + " v. " + opponent, "Business Litigation"};
          case 10 -> new String[] {company + " Trademark", "Intellectual Property"};
          default -> new String[] {company + " Asset Purchase", "Corporate"};
        };
    String name = made[0];
    for (int n = 2; !taken.add(name); n++) {
      name = made[0] + " No. " + n;
    }
    names.add(name);
    areas.add(made[1]);
  }

  String name(int i) {
    return names.get(i);
  }

  boolean isClosed(int i) {
    return i % 3 == 2;
  }

  long attorney(int i) {
    return SamplePeople.STAFF + i % Math.min(5, Math.max(1, sample.size("staff")));
  }

  @Nullable Map<String, Object> billingContact(int i) {
    List<Long> who = clients.get(i).isEmpty() ? companies.get(i) : clients.get(i);
    return who.isEmpty() ? null : Json.reference(who.get(0));
  }

  /** Generates the cases, given their outstanding balances. */
  void make(Map<Long, BigDecimal> outstanding) {
    for (int i = 0; i < names.size(); i++) {
      long id = CASES + i;
      int age = 20 + i * 11 % 600;
      boolean closed = isClosed(i);
      BigDecimal balance = outstanding.getOrDefault(id, BigDecimal.ZERO);
      List<Map<String, Object>> people = SamplePeople.references(clients.get(i));
      boolean injury = areas.get(i).equals("Personal Injury");
      sample.add(
          "cases",
          id,
          Sample.fields(
              id,
              "name",
              names.get(i),
              "case_number",
              i % 10 == 7 ? null : caseNumber(i, age),
              "description",
              i % 9 == 4 ? Sample.MISSING : areas.get(i) + " matter.",
              "opened_date",
              i % 11 == 3 ? null : sample.date(-age),
              "closed_date",
              closed ? sample.date(-(age / 3)) : null,
              "sol_date",
              injury ? sample.date(5 + i * 9 % 700) : null,
              "practice_area",
              i % 14 == 8 ? null : areas.get(i),
              "case_stage",
              stage(i, closed),
              "status",
              closed ? "closed" : "open",
              "outstanding_balance",
              i % 2 == 0 ? balance : Money.text(balance),
              "billing_contact",
              billingContact(i),
              "billing_type",
              Sample.pick(BILLING, i),
              "contacts",
              people,
              "clients",
              people,
              "companies",
              SamplePeople.references(companies.get(i)),
              "staff",
              staff(i),
              "custom_field_values",
              i % 4 == 0 ? docket(i) : List.of(),
              "office",
              office(),
              "created_at",
              sample.stamp(age),
              "updated_at",
              sample.stamp(untouched(i, age))));
    }
    notes();
  }

  /** Returns a case number with the year in which the case was opened. */
  private String caseNumber(int i, int age) {
    return sample.today.minusDays(age).getYear() + "-" + String.valueOf(10_001 + i).substring(1);
  }

  /** Returns the days since the last change: few for most cases, months for some. */
  private static int untouched(int i, int age) {
    return i % 6 == 4 ? Math.min(age, 61 + i % 90) : i % 20;
  }

  /** Returns a stage that may contradict the status, as in real firms. */
  private static @Nullable String stage(int i, boolean closed) {
    if (i % 10 == 9) {
      return null;
    }
    return closed && i % 4 != 0 ? "Settled" : Sample.pick(OPEN_STAGES, i);
  }

  private List<Object> staff(int i) {
    List<Object> staff = new ArrayList<>();
    staff.add(caseStaff(attorney(i), true, i % 4 == 0, i % 7 == 0 ? "310.0" : null));
    if (sample.size("staff") > 7) {
      staff.add(caseStaff(SamplePeople.STAFF + 5 + i % 3, false, false, null));
    }
    return staff;
  }

  private static Map<String, @Nullable Object> caseStaff(
      long id, boolean lead, boolean originating, @Nullable String rate) {
    Map<String, @Nullable Object> staff = new LinkedHashMap<>();
    staff.put("id", id);
    staff.put("lead_lawyer", lead);
    staff.put("originating_lawyer", originating);
    staff.put("case_rate", rate);
    return staff;
  }

  private List<Object> docket(int i) {
    return List.of(
        Json.ordered(
            "custom_field",
            Json.reference(1),
            "value",
            "CV-" + (4_100 + i),
            "created_at",
            sample.stamp(90),
            "updated_at",
            sample.stamp(30)));
  }

  private Map<String, Object> office() {
    return Json.ordered(
        "id",
        1,
        "name",
        "Downtown",
        "main_phone",
        "(415) 555-0100",
        "created_at",
        sample.stamp(1200),
        "updated_at",
        sample.stamp(600));
  }

  private void notes() {
    List<String> subjects =
        List.of("Call with client", "Settlement authority", "Witness", "Next steps");
    List<String> texts =
        List.of(
            "Client confirmed the dates and will send the photographs.",
            "Authority up to the figure that was discussed; confirm in writing.",
            "A neighbor saw the delivery truck; address is in the file.",
            "Wait for the production, then set the deposition.");
    int cases = names.size();
    for (int i = 0; i < sample.size("notes") && cases > 0; i++) {
      long id = 60_001L + i;
      boolean onClient = i % 5 == 4 && sample.size("clients") > 0;
      boolean onCompany = i % 15 == 6 && sample.size("companies") > 0;
      boolean onCase = !onClient && !onCompany;
      sample.add(
          "notes",
          id,
          Sample.fields(
              id,
              "subject",
              Sample.pick(subjects, i),
              "note",
              Sample.pick(texts, i / 2),
              "archived",
              i % 20 == 19,
              "date",
              i % 17 == 3 ? null : sample.date(-(i % 80)),
              "client",
              onClient ? reference(SamplePeople.CLIENTS, i, "clients") : null,
              "company",
              onClient || !onCompany ? null : reference(SamplePeople.COMPANIES, i, "companies"),
              "case",
              onCase ? Json.reference(CASES + i % cases) : null,
              "created_by",
              Json.reference(attorney(i)),
              "updated_by",
              Json.reference(attorney(i)),
              "created_at",
              sample.stamp(i % 80),
              "updated_at",
              sample.stamp(i % 80)));
    }
  }

  private Map<String, Object> reference(long base, int i, String collection) {
    return Json.reference(base + i % sample.size(collection));
  }
}
