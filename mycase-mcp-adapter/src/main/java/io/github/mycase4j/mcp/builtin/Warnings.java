package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.mcp.tool.ToolContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Warnings about input that is allowed but looks like a mistake: sentences that name the argument.
 */
final class Warnings {
  private final List<String> sentences = new ArrayList<>();
  private final ToolContext context;

  Warnings(ToolContext context) {
    this.context = context;
  }

  /** Warns of a day before today. */
  Warnings ofPast(String argument, @Nullable LocalDate day) {
    Today now = Today.of(context);
    if (day != null && day.isBefore(now.day())) {
      sentences.add(argument + ": " + day + " is in the past (today is " + now + ").");
    }
    return this;
  }

  /** Warns about staff who are no longer active. */
  Warnings ofInactive(String argument, List<StaffMember> staff) {
    for (StaffMember member : staff) {
      if (Boolean.FALSE.equals(member.active())) {
        add(argument, "staff member", member.id(), member.fullName(), "is no longer active");
      }
    }
    return this;
  }

  /** Warns of a case that is closed. */
  Warnings ofClosed(String argument, LegalCase legalCase) {
    if (CaseStatus.CLOSED.equals(legalCase.status())) {
      add(argument, "case", legalCase.id(), legalCase.name(), "is closed");
    }
    return this;
  }

  /** Warns about clients who are archived. */
  Warnings ofArchivedClients(String argument, List<Client> clients) {
    for (Client client : clients) {
      if (Boolean.TRUE.equals(client.archived())) {
        add(argument, "client", client.id(), client.fullName(), "is archived");
      }
    }
    return this;
  }

  /** Warns of companies that are archived. */
  Warnings ofArchivedCompanies(String argument, List<Company> companies) {
    for (Company company : companies) {
      if (Boolean.TRUE.equals(company.archived())) {
        add(argument, "company", company.id(), company.name(), "is archived");
      }
    }
    return this;
  }

  private void add(String argument, String what, long id, @Nullable String name, String state) {
    sentences.add(
        argument
            + ": "
            + what
            + " "
            + id
            + (name == null ? "" : " (" + name + ")")
            + " "
            + state
            + ".");
  }

  /** Returns the sentences, in the order of the checks. */
  List<String> all() {
    return sentences;
  }
}
