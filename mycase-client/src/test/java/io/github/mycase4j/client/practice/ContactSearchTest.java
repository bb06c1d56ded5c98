package io.github.mycase4j.client.practice;

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
          "anonymous|COMPANY 4",
          "555-0107|CLIENT 7",
          "(555) 555 0102|CLIENT 2",
          "gone|CLIENT 2",
        })
    void looksInNameEmailPhoneAndCompany(String query, String contact) {
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

      assertThat(ContactSearch.all().run(clients, companies))
          .extracting(ContactSearch.Match::contact)
          .extracting(contact -> contact.type() + " " + contact.id())
          .containsExactly("CLIENT 6", "CLIENT 8", "CLIENT 9", "COMPANY 1", "CLIENT 7");
    }
  }

  @Test
  void aContactHasWhatOneNeedsToGetInTouch() {
    Contact ann = ContactSearch.all().withName("ann lee").run(CLIENTS, COMPANIES).get(0).contact();

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
    return search.run(CLIENTS, COMPANIES).stream()
        .map(ContactSearch.Match::contact)
        .map(contact -> contact.type() + " " + contact.id())
        .toList();
  }

  private static Client client(
      long id,
      String first,
      String middle,
      String last,
      String email,
      String phone,
      boolean archived) {
    return new Client(
        id,
        email,
        first,
        null,
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
