package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.CompanyQuery;
import java.util.Optional;

/**
 * The companies among the firm's contacts (MyCase: Companies). Every method does I/O and throws
 * what {@link io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class CompaniesApi {
  private final Resource<Company> companies;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public CompaniesApi(Api api) {
    this.companies = new Resource<>(api, "companies", Company.class, Company::id);
  }

  /** Lists all companies that MyCase lets this login see, lazily. */
  public PagedIterable<Company> list() {
    return list(CompanyQuery.all());
  }

  /** Lists companies, lazily. */
  public PagedIterable<Company> list(CompanyQuery query) {
    return companies.list(
        new Parameters()
            .filter("name", query.name())
            .filter("email", query.email())
            .filter("main_phone_number", query.mainPhoneNumber())
            .filter("fax_phone_number", query.faxPhoneNumber())
            .filter("updated_after", query.updatedAfter()));
  }

  /**
   * Reads one company.
   *
   * @throws io.github.mycase4j.client.error.NotFoundException when there is none with this id
   */
  public Company get(long id) {
    return companies.get(id);
  }

  /** Reads one company, if there is one with this id. */
  public Optional<Company> find(long id) {
    return companies.find(id);
  }
}
