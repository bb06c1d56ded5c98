package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.ToolContext;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the ids in arguments: an id that MyCase does not know is rejected under the argument's
 * name.
 */
final class IdChecks {
  private final MyCaseClient mycase;

  IdChecks(ToolContext context) {
    this.mycase = context.mycase();
  }

  /** Checks the ids of filters; null is no filter. */
  IdChecks filters(@Nullable Long caseId, @Nullable Long staffId, @Nullable Long clientId) {
    filter("case_id", "case", caseId, mycase.collections().cases(), id -> mycase.cases().find(id));
    staffFilter("staff_id", staffId);
    filter(
        "client_id",
        "client",
        clientId,
        mycase.collections().clients(),
        id -> mycase.clients().find(id));
    return this;
  }

  /** Checks the company id of a filter; null is no filter. */
  IdChecks companyFilter(@Nullable Long companyId) {
    filter(
        "company_id",
        "company",
        companyId,
        mycase.collections().companies(),
        id -> mycase.companies().find(id));
    return this;
  }

  /** Checks the lead lawyer id of a filter, active or not; null is no filter. */
  IdChecks leadLawyerFilter(@Nullable Long staffId) {
    staffFilter("lead_lawyer_id", staffId);
    return this;
  }

  private void staffFilter(String argument, @Nullable Long staffId) {
    filter(
        argument,
        "staff member",
        staffId,
        mycase.collections().staff(),
        id -> mycase.staff().find(id));
  }

  /** Records in memory need no request; others may be new and are requested. */
  private static <T> void filter(
      String argument,
      String what,
      @Nullable Long id,
      SyncedCollection<T> collection,
      LongFunction<Optional<T>> find) {
    if (id != null && collection.cached().flatMap(rows -> rows.find(id)).isEmpty()) {
      get(argument, what, id, find);
    }
  }

  /** Asks MyCase for a case. */
  LegalCase legalCase(String argument, long id) {
    return get(argument, "case", id, mycase.cases()::find);
  }

  /** Asks MyCase for staff members. */
  List<StaffMember> staff(String argument, List<Long> ids) {
    return ids.stream().map(id -> get(argument, "staff member", id, mycase.staff()::find)).toList();
  }

  /** Asks MyCase for clients. */
  List<Client> clients(String argument, List<Long> ids) {
    return ids.stream().map(id -> get(argument, "client", id, mycase.clients()::find)).toList();
  }

  /** Asks MyCase for companies. */
  List<Company> companies(String argument, List<Long> ids) {
    return ids.stream().map(id -> get(argument, "company", id, mycase.companies()::find)).toList();
  }

  /** Asks MyCase whether there is a client or a company of this id. */
  void contact(String argument, long id) {
    if (mycase.clients().find(id).isEmpty()) {
      get(argument, "client or company", id, mycase.companies()::find);
    }
  }

  /** Asks MyCase whether there is such a lead. */
  void lead(String argument, long id) {
    get(argument, "lead", id, mycase.leads()::find);
  }

  /** Requests one record from MyCase; a missing one is rejected under the argument's name. */
  static <T> T get(String argument, String what, long id, LongFunction<Optional<T>> find) {
    return find.apply(id)
        .orElseThrow(
            () ->
                new InvalidArgumentException(
                    argument, argument + ": there is no " + what + " with the id " + id + "."));
  }
}
