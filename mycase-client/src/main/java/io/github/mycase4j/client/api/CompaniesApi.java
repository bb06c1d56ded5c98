package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.CompanyQuery;
import io.github.mycase4j.client.model.CompanyUpdate;
import io.github.mycase4j.client.model.NewCompany;
import io.github.mycase4j.client.model.Ref;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Companies among the contacts of the firm. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Companies
 */
public interface CompaniesApi {
  /**
   * Lists all companies that this login may see, lazily ({@code GET /companies}).
   *
   * @return the companies, read page by page while they are iterated
   */
  default PagedIterable<Company> list() {
    return list(CompanyQuery.all());
  }

  /**
   * Lists the companies that match a query, lazily.
   *
   * @param query the filters
   * @return the companies, read page by page while they are iterated
   */
  PagedIterable<Company> list(CompanyQuery query);

  /**
   * Reads one company ({@code GET /companies/{id}}).
   *
   * @param id the id of the company
   * @return the company
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no company with this id
   */
  Company get(long id);

  /**
   * Reads one company, or returns empty if there is none with this id.
   *
   * @param id the id of the company
   * @return the company, or empty
   */
  default Optional<Company> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates a company ({@code POST /companies}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the company as MyCase stored it
   */
  Company create(NewCompany body);

  /**
   * Updates a company ({@code PUT /companies/{id}}). Only the fields that the body holds are sent.
   * A change that somebody else made to one of the sent fields since the record was read is
   * overwritten: MyCase does not detect it.
   *
   * @param id the id of the company
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no company with this id
   */
  void update(long id, CompanyUpdate body);

  /**
   * Deletes a company ({@code DELETE /companies/{id}}). It cannot be undone.
   *
   * @param id the id of the company
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no company with this id
   */
  void delete(long id);

  /**
   * Adds clients to a company ({@code POST /companies/{id}/relationships/clients}); those already
   * there stay.
   *
   * @param companyId the id of the company
   * @param clients whom to add, at least one
   * @throws IllegalArgumentException if the list is empty; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no company with this id
   */
  void addClients(long companyId, List<Ref> clients);

  /**
   * Adds clients to a company by id.
   *
   * @param companyId the id of the company
   * @param clientIds the ids of the clients, at least one
   * @throws IllegalArgumentException if no id is given; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no company with this id
   */
  default void addClients(long companyId, long... clientIds) {
    addClients(companyId, LongStream.of(clientIds).mapToObj(Ref::of).toList());
  }
}
