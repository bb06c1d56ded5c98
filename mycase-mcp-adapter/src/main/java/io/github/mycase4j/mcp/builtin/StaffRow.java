package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.model.StaffMember;
import org.jspecify.annotations.Nullable;

/** A staff member in a list. */
record StaffRow(
    long id,
    @Nullable String name,
    @Nullable String email,
    @Nullable String type,
    @Nullable String title,
    @Nullable Boolean active) {

  static StaffRow of(StaffMember member) {
    return new StaffRow(
        member.id(),
        member.fullName(),
        member.email(),
        member.type(),
        member.title(),
        member.active());
  }
}
