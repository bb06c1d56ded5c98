package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.CaseFields;
import io.github.mycase4j.client.model.CaseQuery;
import io.github.mycase4j.client.model.CaseUpdate;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.NewCase;
import io.github.mycase4j.client.model.NewCaseContact;
import io.github.mycase4j.client.model.NewCaseStaff;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Cases (matters) of the firm. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Cases
 */
public interface CasesApi {
  /**
   * Lists all cases that this login may see, lazily ({@code GET /cases}).
   *
   * @return the cases, read page by page while they are iterated
   */
  default PagedIterable<LegalCase> list() {
    return list(CaseQuery.all());
  }

  /**
   * Lists the cases that match a query, lazily.
   *
   * @param query the filters
   * @return the cases, read page by page while they are iterated
   */
  PagedIterable<LegalCase> list(CaseQuery query);

  /**
   * Lists the cases of one client, lazily ({@code GET /clients/{id}/cases}). Clients on these cases
   * have ids only.
   *
   * @param clientId the id of the client
   * @return the cases, read page by page while they are iterated
   */
  PagedIterable<LegalCase> listByClient(long clientId);

  /**
   * Reads one case ({@code GET /cases/{id}}).
   *
   * @param id the id of the case
   * @return the case
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  LegalCase get(long id);

  /**
   * Reads one case with more fields of its clients and custom fields than their ids ({@code GET
   * /cases/{id}}).
   *
   * @param id the id of the case
   * @param fields what to ask for of its clients and custom fields
   * @return the case
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  LegalCase get(long id, CaseFields fields);

  /**
   * Reads one case, or returns empty if there is none with this id.
   *
   * @param id the id of the case
   * @return the case, or empty
   */
  default Optional<LegalCase> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates a case ({@code POST /cases}) and returns it as MyCase stored it. MyCase silently leaves
   * the stage or practice area blank if the firm has none of that name.
   *
   * @param body what to create
   * @return the case as MyCase stored it
   */
  LegalCase create(NewCase body);

  /**
   * Updates a case ({@code PUT /cases/{id}}). Only the fields that the body holds are sent. A
   * change that somebody else made to one of the sent fields since the record was read is
   * overwritten: MyCase does not detect it.
   *
   * @param id the id of the case
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  void update(long id, CaseUpdate body);

  /**
   * Deletes a case ({@code DELETE /cases/{id}}). It cannot be undone.
   *
   * @param id the id of the case
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  void delete(long id);

  /**
   * Adds clients to a case ({@code POST /cases/{id}/relationships/clients}); those already there
   * stay.
   *
   * @param caseId the id of the case
   * @param clients whom to add, at least one
   * @throws IllegalArgumentException if the list is empty; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  void addClients(long caseId, List<NewCaseContact> clients);

  /**
   * Adds clients to a case by id.
   *
   * @param caseId the id of the case
   * @param clientIds the ids of the clients, at least one
   * @throws IllegalArgumentException if no id is given; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  default void addClients(long caseId, long... clientIds) {
    addClients(caseId, LongStream.of(clientIds).mapToObj(NewCaseContact::of).toList());
  }

  /**
   * Adds companies to a case ({@code POST /cases/{id}/relationships/companies}); those already
   * there stay.
   *
   * @param caseId the id of the case
   * @param companies which to add, at least one
   * @throws IllegalArgumentException if the list is empty; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  void addCompanies(long caseId, List<NewCaseContact> companies);

  /**
   * Adds companies to a case by id.
   *
   * @param caseId the id of the case
   * @param companyIds the ids of the companies, at least one
   * @throws IllegalArgumentException if no id is given; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  default void addCompanies(long caseId, long... companyIds) {
    addCompanies(caseId, LongStream.of(companyIds).mapToObj(NewCaseContact::of).toList());
  }

  /**
   * Adds staff members to a case ({@code POST /cases/{id}/relationships/staff}); those already
   * there stay.
   *
   * @param caseId the id of the case
   * @param staff whom to add, at least one
   * @throws IllegalArgumentException if the list is empty; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  void addStaff(long caseId, List<NewCaseStaff> staff);

  /**
   * Adds staff members to a case by id.
   *
   * @param caseId the id of the case
   * @param staffIds the ids of the staff members, at least one
   * @throws IllegalArgumentException if no id is given; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  default void addStaff(long caseId, long... staffIds) {
    addStaff(caseId, LongStream.of(staffIds).mapToObj(NewCaseStaff::of).toList());
  }
}
