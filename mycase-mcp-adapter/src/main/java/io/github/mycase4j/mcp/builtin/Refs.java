package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether references are to an id that a caller asks for. */
final class Refs {
  private Refs() {}

  /** Returns whether a reference is to this id. */
  static boolean is(@Nullable Ref reference, @Nullable Long id) {
    return reference != null && id != null && reference.id() == id;
  }

  /** Returns whether one of the references is to this id. */
  static boolean has(List<Ref> references, @Nullable Long id) {
    return references.stream().anyMatch(reference -> is(reference, id));
  }

  /** Returns whether this staff member is a lead lawyer of a case. */
  static boolean isLedBy(LegalCase legalCase, @Nullable Long staffId) {
    return staffId != null
        && legalCase.staff().stream()
            .anyMatch(member -> member.id() == staffId && Boolean.TRUE.equals(member.leadLawyer()));
  }
}
