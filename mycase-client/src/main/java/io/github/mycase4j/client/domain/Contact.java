package io.github.mycase4j.client.domain;

import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.Ref;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client or a company, seen as someone to get in touch with. Contacts are told apart by type and
 * id together.
 *
 * @param type the type
 * @param id MyCase's id
 * @param name first and last name of a client, the name of a company; null when there is none
 * @param email the e-mail address
 * @param phones its telephone and fax numbers as MyCase has them, cell first, without the missing
 * @param archived whether it is archived
 * @param cases the cases it is on
 * @param client the whole record of a client, null for a company
 * @param company the whole record of a company, null for a client
 */
public record Contact(
    Type type,
    long id,
    @Nullable String name,
    @Nullable String email,
    List<String> phones,
    boolean archived,
    List<Ref> cases,
    @Nullable Client client,
    @Nullable Company company) {

  /** The two kinds of contacts. */
  public enum Type {
    /** A person. */
    CLIENT,
    /** A company. */
    COMPANY
  }

  /**
   * Makes collections unmodifiable.
   *
   * @param type the type
   * @param id MyCase's id
   * @param name first and last name of a client, the name of a company; null when there is none
   * @param email the e-mail address
   * @param phones its telephone and fax numbers as MyCase has them, cell first, without the missing
   * @param archived whether it is archived
   * @param cases the cases it is on
   * @param client the whole record of a client, null for a company
   * @param company the whole record of a company, null for a client
   */
  public Contact {
    phones = List.copyOf(phones);
    cases = List.copyOf(cases);
  }

  /**
   * {@return a client as a contact}
   *
   * @param client the client
   */
  public static Contact of(Client client) {
    return new Contact(
        Type.CLIENT,
        client.id(),
        client.fullName(),
        client.email(),
        present(
            client.cellPhoneNumber(),
            client.workPhoneNumber(),
            client.homePhoneNumber(),
            client.faxPhoneNumber()),
        Boolean.TRUE.equals(client.archived()),
        client.cases(),
        client,
        null);
  }

  /**
   * {@return a company as a contact}
   *
   * @param company the company
   */
  public static Contact of(Company company) {
    return new Contact(
        Type.COMPANY,
        company.id(),
        company.name(),
        company.email(),
        present(company.mainPhoneNumber(), company.faxPhoneNumber()),
        Boolean.TRUE.equals(company.archived()),
        company.cases(),
        null,
        company);
  }

  private static List<String> present(@Nullable String... numbers) {
    return Stream.of(numbers)
        .filter(Objects::nonNull)
        .filter(number -> !number.isBlank())
        .distinct()
        .toList();
  }

  @Override
  public String toString() {
    return "Contact[type=" + type + ", id=" + id + ", archived=" + archived + "]";
  }
}
