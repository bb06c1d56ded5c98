package io.github.mycase4j.client.domain;

import io.github.mycase4j.client.domain.TextMatch.FoldedName;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.Ref;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A search of the firm's clients and companies. A contact is found if it meets all conditions; a
 * blank text is no condition. Names and companies are compared as {@link TextMatch} compares names:
 * by words, without punctuation, with initials, suffixes and legal forms. It helps with a check for
 * conflicts of interest and does not replace one.
 *
 * <ul>
 *   <li>{@code query} is anywhere in the name, the e-mail address, a telephone number (three digits
 *       or more of it) or the name of a company
 *   <li>{@code name} is anywhere in the name: first and last, with the middle name or without, or
 *       last name first
 *   <li>{@code email} is the whole address, see {@link EmailAddress}
 *   <li>{@code phone} is a whole number by its digits, see {@link PhoneNumber}; a text without a
 *       digit is no contact's number
 *   <li>{@code company} is anywhere in the name of a company; it finds the company and the clients
 *       that belong to it
 *   <li>archived contacts are left out by default; an archived company still leads to the clients
 *       that belong to it and are not archived themselves
 * </ul>
 *
 * <p>Case and accents never matter. Immutable and thread-safe; performs no I/O.
 *
 * @param query the text to look for
 * @param name the name to look for
 * @param email the e-mail address to look for
 * @param phone the telephone number to look for
 * @param company the name of the company to look for
 * @param type null for both
 * @param includeArchived whether archived ones are included
 */
public record ContactSearch(
    @Nullable String query,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String company,
    Contact.@Nullable Type type,
    boolean includeArchived) {
  private static final ContactSearch ALL =
      new ContactSearch(null, null, null, null, null, null, false);
  private static final int DIGITS_TO_SEARCH = 3;

  /** {@return a search that finds every contact that is not archived} */
  public static ContactSearch all() {
    return ALL;
  }

  /**
   * {@return a copy that searches for this text in name, e-mail, phone or company}
   *
   * @param text the text to look for
   */
  public ContactSearch withQuery(@Nullable String text) {
    return new ContactSearch(text, name, email, phone, company, type, includeArchived);
  }

  /**
   * {@return a copy that searches for this text in the name}
   *
   * @param text the text to look for
   */
  public ContactSearch withName(@Nullable String text) {
    return new ContactSearch(query, text, email, phone, company, type, includeArchived);
  }

  /**
   * {@return a copy that searches for this e-mail address}
   *
   * @param address the email address
   */
  public ContactSearch withEmail(@Nullable String address) {
    return new ContactSearch(query, name, address, phone, company, type, includeArchived);
  }

  /**
   * {@return a copy that searches for this telephone number}
   *
   * @param number the phone number
   */
  public ContactSearch withPhone(@Nullable String number) {
    return new ContactSearch(query, name, email, number, company, type, includeArchived);
  }

  /**
   * {@return a copy that searches for this text in the name of the company}
   *
   * @param text the text to look for
   */
  public ContactSearch withCompany(@Nullable String text) {
    return new ContactSearch(query, name, email, phone, text, type, includeArchived);
  }

  /**
   * {@return a copy for clients only, companies only, or both if null}
   *
   * @param only the kind; null for both
   */
  public ContactSearch withType(Contact.@Nullable Type only) {
    return new ContactSearch(query, name, email, phone, company, only, includeArchived);
  }

  /**
   * {@return a copy with or without archived contacts}
   *
   * @param included true to include them
   */
  public ContactSearch withArchived(boolean included) {
    return new ContactSearch(query, name, email, phone, company, type, included);
  }

  /**
   * {@return the contacts found, best match first: the text is the whole name, its start, the start
   * of a word in it, elsewhere in it, or only in another field, see {@link TextMatch.Fit}; then by
   * name, clients before companies, and by id} {@code query}, {@code name} and, for companies,
   * {@code company} are the texts that make a match better.
   *
   * @param clients the clients to search
   * @param companies all companies of the firm, since clients are found through them
   */
  public Result run(Collection<Client> clients, Collection<Company> companies) {
    Matcher matcher = new Matcher(companies);
    Map<Boolean, List<Match>> byLeftOut =
        Stream.concat(clients.stream().map(Contact::of), companies.stream().map(Contact::of))
            .filter(contact -> type == null || type == contact.type())
            .map(matcher::match)
            .flatMap(Optional::stream)
            .sorted(Match.ORDER)
            .collect(
                Collectors.partitioningBy(match -> match.contact().archived() && !includeArchived));
    return new Result(
        Objects.requireNonNull(byLeftOut.get(false)),
        Objects.requireNonNull(byLeftOut.get(true)).size());
  }

  /**
   * What was found.
   *
   * @param matches the contacts, best match first
   * @param archivedLeftOut how many more matches are archived and were left out
   */
  public record Result(List<Match> matches, int archivedLeftOut) {
    /**
     * Makes collections unmodifiable.
     *
     * @param matches the contacts, best match first
     * @param archivedLeftOut how many more matches are archived and were left out
     */
    public Result {
      matches = List.copyOf(matches);
    }
  }

  @Override
  public String toString() {
    return "ContactSearch[type=" + type + ", includeArchived=" + includeArchived + "]";
  }

  /**
   * A contact that was found, with its sort keys.
   *
   * @param contact the contact
   * @param rank how well it fits, 0 the best
   * @param sortName the name to sort by; null if it has none, which sorts last
   */
  public record Match(Contact contact, int rank, @Nullable String sortName) {
    private static final Comparator<Match> ORDER =
        Comparator.comparingInt(Match::rank)
            .thenComparing(Match::sortName, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(match -> match.contact().type())
            .thenComparing(match -> match.contact().id());
  }

  /** The search with its texts folded once. */
  private final class Matcher {
    private final TextMatch anyText = TextMatch.of(query);
    private final TextMatch nameText = TextMatch.of(name);
    private final TextMatch companyText = TextMatch.of(company);
    private final boolean emailGiven = email != null && !email.isBlank();
    private final boolean phoneGiven = phone != null && !phone.isBlank();
    private final @Nullable PhoneNumber number = PhoneNumber.parse(phone).orElse(null);
    private final @Nullable PhoneNumber typedNumber =
        PhoneNumber.parseTyped(query)
            .filter(typed -> typed.length() >= DIGITS_TO_SEARCH)
            .orElse(null);
    private final Map<Long, List<FoldedName>> companiesOfClients = new HashMap<>();

    Matcher(Collection<Company> companies) {
      for (Company one : companies) {
        if (one.name() != null) {
          FoldedName folded = FoldedName.of(one.name());
          for (Ref client : one.clients()) {
            companiesOfClients.computeIfAbsent(client.id(), id -> new ArrayList<>()).add(folded);
          }
        }
      }
    }

    Optional<Match> match(Contact contact) {
      List<FoldedName> names = names(contact);
      List<FoldedName> companyNames = companyNames(contact, names);
      TextMatch.Fit byQuery = anyText.fitAny(names);
      TextMatch.Fit byName = nameText.fitAny(names);
      TextMatch.Fit byCompany = companyText.fitAny(companyNames);
      boolean found =
          holds(nameText, byName)
              && holds(companyText, byCompany)
              && (holds(anyText, byQuery) || isElsewhere(contact, companyNames))
              && (!emailGiven || EmailAddress.same(email, contact.email()))
              && (!phoneGiven || hasPhone(contact));
      if (!found) {
        return Optional.empty();
      }
      TextMatch.Fit best =
          Stream.of(
                  given(anyText, byQuery),
                  given(nameText, byName),
                  contact.type() == Contact.Type.COMPANY
                      ? given(companyText, byCompany)
                      : TextMatch.Fit.NONE)
              .min(Comparator.naturalOrder())
              .orElse(TextMatch.Fit.NONE);
      return Optional.of(new Match(contact, best.rank(), sortName(contact)));
    }

    private boolean isElsewhere(Contact contact, List<FoldedName> companyNames) {
      return (contact.email() != null && anyText.isIn(contact.email()))
          || EmailAddress.same(query, contact.email())
          || anyText.fitAny(companyNames) != TextMatch.Fit.NONE
          || (typedNumber != null && contact.phones().stream().anyMatch(typedNumber::isPartOf));
    }

    private List<FoldedName> companyNames(Contact contact, List<FoldedName> names) {
      return contact.type() == Contact.Type.COMPANY
          ? names
          : companiesOfClients.getOrDefault(contact.id(), List.of());
    }

    private static boolean holds(TextMatch text, TextMatch.Fit fit) {
      return text.isBlank() || fit != TextMatch.Fit.NONE;
    }

    private static TextMatch.Fit given(TextMatch text, TextMatch.Fit fit) {
      return text.isBlank() ? TextMatch.Fit.NONE : fit;
    }

    private boolean hasPhone(Contact contact) {
      return number != null && contact.phones().stream().anyMatch(number::matches);
    }

    private static @Nullable String sortName(Contact contact) {
      return contact.name() == null ? null : TextMatch.fold(contact.name());
    }
  }

  private static List<FoldedName> names(Contact contact) {
    Client client = contact.client();
    if (client == null) {
      return contact.name() == null ? List.of() : List.of(FoldedName.of(contact.name()));
    }
    String middle = client.middleName();
    return List.of(
        new FoldedName(
            client.firstName(),
            middle == null || middle.isBlank() ? client.middleInitial() : middle,
            client.lastName()));
  }
}
