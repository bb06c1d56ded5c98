package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.domain.Contact;
import io.github.mycase4j.client.model.Ref;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client or a company in a list. */
record ContactRow(
    long id,
    String type,
    @Nullable String name,
    @Nullable String email,
    List<String> phones,
    @Nullable Boolean archived,
    List<Ref> cases) {

  static ContactRow of(Contact contact) {
    return new ContactRow(
        contact.id(),
        contact.type().name().toLowerCase(Locale.ROOT),
        contact.name(),
        contact.email(),
        contact.phones(),
        Unreadable.has(source(contact), "archived") ? null : contact.archived(),
        contact.cases());
  }

  /** Returns the whole record that the contact was made from. */
  static Record source(Contact contact) {
    return contact.client() != null ? contact.client() : Objects.requireNonNull(contact.company());
  }
}
