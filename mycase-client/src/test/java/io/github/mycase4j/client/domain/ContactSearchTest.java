package io.github.mycase4j.client.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.Ref;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactSearchTest {
  private static final List<Client> CLIENTS =
      List.of(
          client(1, "Ann", "Marie", "Lee", "ann@example.com", "(555) 555-0101", false),
          client(2, "José", null, "Núñez", "JOSE@example.com", "+1 555 555 0102", false),
          client(3, "Bob", null, "Leeds", null, null, false),
          client(4, "Carl", null, "Ashlee", "lee@example.com", null, false),
          client(5, "Old", null, "Lee", "old@example.com", "555-555-0105", true),
          client(7, null, null, null, "nameless@example.com", "555-555-0107", false));
  private static final List<Company> COMPANIES =
      List.of(
          company(1, "Lee", "office@lee.example.com", "555-555-0111", false, 3),
          company(2, "Acme Übersee GmbH", null, null, false, 1, 5, 99),
          company(3, "Gone Ltd", null, null, true, 2),
          company(4, null, "anonymous@example.com", null, false));

  @Nested
  class AQuery {

    @Test
    void ranksWholeNamesThenStartsThenWordsThenTheRest() {
      assertThat(found(ContactSearch.all().withQuery("lee")))
          .containsExactly(
              "COMPANY 1", // the whole name
              "CLIENT 1", // "lee ann" starts with it
              "CLIENT 3", // "leeds bob" starts with it, and later in the alphabet
              "CLIENT 4"); // within Ashlee
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "jose nunez|CLIENT 2",
          "NÚÑEZ, josé|CLIENT 2",
          "nunez jose|CLIENT 2",
          "ann marie lee|CLIENT 1",
          "ann lee|CLIENT 1",
          "lee, ann marie|CLIENT 1",
          "nameless@|CLIENT 7",
          "mailto:Nameless@example.com|CLIENT 7",
          "Nobody <nameless@example.com>|CLIENT 7",
          "tel:+1-555-555-0107|CLIENT 7",
          "555-555-0107 ext. 4|CLIENT 7",
          "001 555 555 0102|CLIENT 2",
          "anonymous|COMPANY 4",
          "555-0107|CLIENT 7",
          "(555) 555 0102|CLIENT 2",
          "gone|CLIENT 2",
        })
    void searchesNameEmailPhoneAndCompany(String query, String contact) {
      assertThat(found(ContactSearch.all().withQuery(query))).containsExactly(contact);
    }

    @Test
    void findsClientsThroughTheirCompanyAfterTheCompany() {
      assertThat(found(ContactSearch.all().withQuery("ubersee")))
          .containsExactly("COMPANY 2", "CLIENT 1");
    }

    @Test
    void needsThreeDigitsToLookIntoNumbers() {
      assertThat(found(ContactSearch.all().withQuery("01"))).isEmpty();
      assertThat(found(ContactSearch.all().withQuery("5550107"))).containsExactly("CLIENT 7");
      assertThat(found(ContactSearch.all().withQuery("x5550107"))).isEmpty();
    }

    @Test
    void thatIsBlankFiltersNothing() {
      assertThat(found(ContactSearch.all().withQuery(" ")))
          .isEqualTo(found(ContactSearch.all()))
          .hasSize(8);
    }
  }

  @Nested
  class Filters {

    @Test
    void onNameLeaveOtherFieldsAside() {
      assertThat(found(ContactSearch.all().withName("example.com"))).isEmpty();
      assertThat(found(ContactSearch.all().withName("shle"))).containsExactly("CLIENT 4");
    }

    @Test
    void onEmailTakeTheWholeAddressWhateverItsCase() {
      assertThat(found(ContactSearch.all().withEmail("jose@EXAMPLE.com")))
          .containsExactly("CLIENT 2");
      assertThat(found(ContactSearch.all().withEmail("José <jose@example.com>")))
          .containsExactly("CLIENT 2");
      assertThat(found(ContactSearch.all().withEmail("jose"))).isEmpty();
    }

    @Test
    void onPhoneTakeTheWholeNumber() {
      assertThat(found(ContactSearch.all().withPhone("1-555-555-0101")))
          .containsExactly("CLIENT 1");
      assertThat(found(ContactSearch.all().withPhone("555.555.0102"))).containsExactly("CLIENT 2");
      assertThat(found(ContactSearch.all().withPhone("555-0101"))).isEmpty();
      assertThat(found(ContactSearch.all().withPhone("unknown"))).isEmpty();
    }

    @Test
    void onCompanyFindItAndItsClients() {
      assertThat(found(ContactSearch.all().withCompany("acme")))
          .containsExactly("COMPANY 2", "CLIENT 1");
      assertThat(found(ContactSearch.all().withCompany("acme").withType(Contact.Type.CLIENT)))
          .containsExactly("CLIENT 1");
    }

    @Test
    void onTypeKeepOneKind() {
      assertThat(found(ContactSearch.all().withType(Contact.Type.COMPANY)))
          .containsExactly("COMPANY 2", "COMPANY 1", "COMPANY 4");
      assertThat(found(ContactSearch.all().withQuery("lee").withType(Contact.Type.CLIENT)))
          .containsExactly("CLIENT 1", "CLIENT 3", "CLIENT 4");
    }

    @Test
    void mustAllHold() {
      ContactSearch both = ContactSearch.all().withName("lee").withEmail("ann@example.com");

      assertThat(found(both)).containsExactly("CLIENT 1");
      assertThat(found(both.withPhone("555-555-0102"))).isEmpty();
      assertThat(found(both.withCompany("acme"))).containsExactly("CLIENT 1");
      assertThat(found(both.withCompany("lee"))).isEmpty();
      assertThat(found(both.withQuery("nunez"))).isEmpty();
    }
  }

  @Nested
  class Names {
    private final List<Client> clients =
        List.of(
            client(1, "John", "Quincy", "Public", null, null, false),
            client(2, "John", null, "Public", null, null, false),
            client(3, "John", "Adam", "Public", null, null, false),
            client(4, "Robert", " ", "Zinn, Jr.", null, null, false),
            client(5, "Robert", null, "Zinn", null, null, true),
            client(6, "Mary Ann", null, "O'Zanlon-Zeta", null, null, false),
            withInitial(7, "Jane", "Q", "Public"));
    private final List<Company> companies =
        List.of(
            company(1, "Zacme, Inc.", null, null, false, 6),
            company(2, "Zacme L.L.C.", null, null, false),
            company(3, "Zacme Holdings", null, null, true),
            company(4, "Inc. Zacme Partners & Zinn", null, null, false));

    private List<String> found(ContactSearch search) {
      return ContactSearchTest.keys(search.run(clients, companies));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "John Q. Public|CLIENT 1,CLIENT 2",
          "Public, John Q.|CLIENT 1,CLIENT 2",
          "John Quincy Public|CLIENT 1",
          "Jane Quincy Public|CLIENT 7",
          "Jane Q. Public|CLIENT 7",
          "J. Public|CLIENT 7,CLIENT 3,CLIENT 2,CLIENT 1",
          "Zinn, Robert|CLIENT 4",
          "Robert Zinn Jr|CLIENT 4",
          "Mary O Zanlon|CLIENT 6",
          "Maryann OZanlon Zeta|CLIENT 6",
        })
    void ofPeopleAreComparedByWords(String name, String expected) {
      assertThat(found(ContactSearch.all().withName(name)))
          .containsExactlyInAnyOrder(expected.split(","));
      assertThat(found(ContactSearch.all().withQuery(name)))
          .containsExactlyInAnyOrder(expected.split(","));
    }

    @Test
    void areNotJoinedAcrossFirstAndLastName() {
      assertThat(TextMatch.of("Rowan").fitPerson("Ro", null, "Wan")).isEqualTo(TextMatch.Fit.NONE);
      assertThat(TextMatch.of("Rowan").fitPerson("Ro", "X", "Wan")).isEqualTo(TextMatch.Fit.NONE);
      assertThat(TextMatch.of("Maryann Wan").fitPerson("Mary", "Ann", "Wan"))
          .isEqualTo(TextMatch.Fit.SAME);
      assertThat(TextMatch.of("OZanlon").fitPerson("Mary", null, "O Zanlon"))
          .isEqualTo(TextMatch.Fit.WORDS);
    }

    @Test
    void ofCompaniesFindThemAndTheirClients() {
      assertThat(found(ContactSearch.all().withCompany("zacme incorporated")))
          .containsExactly("COMPANY 1", "COMPANY 4", "COMPANY 2", "CLIENT 6");
      assertThat(found(ContactSearch.all().withCompany("zacme llc")))
          .containsExactly("COMPANY 2", "COMPANY 4", "COMPANY 1", "CLIENT 6");
      assertThat(found(ContactSearch.all().withCompany("Zinn and Zacme Partners")))
          .containsExactly("COMPANY 4");
    }

    @Test
    void thatAreExactComeFirst() {
      assertThat(found(ContactSearch.all().withQuery("Zacme Inc")))
          .startsWith("COMPANY 1")
          .containsExactlyInAnyOrder("COMPANY 1", "COMPANY 2", "COMPANY 4", "CLIENT 6");
      assertThat(found(ContactSearch.all().withName("John Q. Public")))
          .containsExactly("CLIENT 1", "CLIENT 2");
    }

    @Test
    void ofTheArchivedAreCountedWhereTheyAreLeftOut() {
      assertThat(ContactSearch.all().withName("robert zinn").run(clients, companies))
          .extracting(ContactSearch.Result::archivedLeftOut)
          .isEqualTo(1);
      assertThat(ContactSearch.all().withQuery("zacme").run(clients, companies).archivedLeftOut())
          .isEqualTo(1);
      assertThat(
              ContactSearch.all()
                  .withQuery("zacme")
                  .withType(Contact.Type.CLIENT)
                  .run(clients, companies)
                  .archivedLeftOut())
          .isZero();
      assertThat(
              ContactSearch.all()
                  .withName("robert zinn")
                  .withArchived(true)
                  .run(clients, companies)
                  .archivedLeftOut())
          .isZero();
    }
  }

  @Nested
  class Archived {

    @Test
    void contactsAreLeftOutUnlessAskedFor() {
      assertThat(found(ContactSearch.all().withEmail("old@example.com"))).isEmpty();
      assertThat(found(ContactSearch.all().withEmail("old@example.com").withArchived(true)))
          .containsExactly("CLIENT 5");
    }

    @Test
    void companiesStillLeadToClientsThatAreNot() {
      assertThat(found(ContactSearch.all().withCompany("gone"))).containsExactly("CLIENT 2");
      assertThat(found(ContactSearch.all().withCompany("gone").withArchived(true)))
          .containsExactly("COMPANY 3", "CLIENT 2");
    }

    @Test
    void clientsOfACompanyAreLeftOutToo() {
      assertThat(found(ContactSearch.all().withCompany("acme").withArchived(true)))
          .containsExactly("COMPANY 2", "CLIENT 1", "CLIENT 5");
    }
  }

  @Nested
  class Order {

    @Test
    void isByNameThenTypeThenIdAndTheNamelessLast() {
      List<Client> clients =
          List.of(
              client(9, "Zoé", null, null, null, null, false),
              client(8, "zoe", null, null, null, null, false),
              client(7, null, null, null, null, null, false),
              client(6, "Ánna", null, null, null, null, false));
      List<Company> companies = List.of(company(1, "Zoe", null, null, false));

      assertThat(ContactSearch.all().run(clients, companies).matches())
          .extracting(ContactSearch.Match::contact)
          .extracting(contact -> contact.type() + " " + contact.id())
          .containsExactly("CLIENT 6", "CLIENT 8", "CLIENT 9", "COMPANY 1", "CLIENT 7");
    }
  }

  @Test
  void aContactHasWhatOneNeedsToGetInTouch() {
    Contact ann =
        ContactSearch.all().withName("ann lee").run(CLIENTS, COMPANIES).matches().get(0).contact();

    assertThat(ann.name()).isEqualTo("Ann Lee");
    assertThat(ann.email()).isEqualTo("ann@example.com");
    assertThat(ann.phones()).containsExactly("(555) 555-0101");
    assertThat(ann.archived()).isFalse();
    assertThat(ann.cases()).containsExactly(Ref.of(700));
    assertThat(ann.client()).isSameAs(CLIENTS.get(0));
    assertThat(ann.company()).isNull();
    assertThat(ann.toString()).doesNotContain("Ann").doesNotContain("555");
  }

  @Test
  void showsNoTextInToString() {
    assertThat(ContactSearch.all().withQuery("sentinel").withPhone("555-0142").toString())
        .doesNotContain("sentinel")
        .doesNotContain("555");
  }

  private static List<String> found(ContactSearch search) {
    return keys(search.run(CLIENTS, COMPANIES));
  }

  private static List<String> keys(ContactSearch.Result result) {
    return result.matches().stream()
        .map(ContactSearch.Match::contact)
        .map(contact -> contact.type() + " " + contact.id())
        .toList();
  }

  private static Client withInitial(long id, String first, String initial, String last) {
    return client(id, first, initial, "", last, null, null, false);
  }

  private static Client client(
      long id,
      String first,
      String middle,
      String last,
      String email,
      String phone,
      boolean archived) {
    return client(id, first, null, middle, last, email, phone, archived);
  }

  private static Client client(
      long id,
      String first,
      String initial,
      String middle,
      String last,
      String email,
      String phone,
      boolean archived) {
    return new Client(
        id,
        email,
        first,
        initial,
        middle,
        last,
        null,
        phone,
        null,
        phone,
        null,
        null,
        null,
        null,
        null,
        archived,
        List.of(Ref.of(700)),
        List.of(),
        null,
        null,
        Map.of());
  }

  private static Company company(
      long id, String name, String email, String phone, boolean archived, long... clients) {
    return new Company(
        id,
        name,
        email,
        null,
        phone,
        null,
        null,
        null,
        List.of(),
        Arrays.stream(clients).mapToObj(Ref::of).toList(),
        List.of(),
        archived,
        null,
        null,
        Map.of());
  }
}
