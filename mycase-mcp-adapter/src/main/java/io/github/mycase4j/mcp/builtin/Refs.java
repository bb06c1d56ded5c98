package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comparisons of references with an id that a caller requests. */
final class Refs {
  private Refs() {}

  /** Returns whether a reference is to this id. */
  static boolean is(@Nullable Ref reference, @Nullable Long id) {
    return reference != null && id != null && reference.id() == id;
  }

  /** Returns whether an id is the requested one, or no id is requested. */
  static boolean isOrAny(long id, @Nullable Long asked) {
    return asked == null || asked == id;
  }

  /** Returns whether one of the references is to this id. */
  static boolean has(List<Ref> references, @Nullable Long id) {
    return references.stream().anyMatch(reference -> is(reference, id));
  }

  /** Returns whether a case has the client with this id. */
  static boolean isClient(LegalCase legalCase, @Nullable Long id) {
    return id != null && legalCase.clients().stream().anyMatch(client -> client.id() == id);
  }

  /** Returns whether the staff member with this id is a lead lawyer of a case. */
  static boolean isLead(LegalCase legalCase, @Nullable Long id) {
    return id != null
        && legalCase.staff().stream()
            .anyMatch(staff -> staff.id() == id && Boolean.TRUE.equals(staff.leadLawyer()));
  }
}
