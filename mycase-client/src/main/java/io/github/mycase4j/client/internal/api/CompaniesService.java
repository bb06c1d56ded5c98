package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.CompaniesApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.CompanyQuery;
import io.github.mycase4j.client.model.CompanyUpdate;
import io.github.mycase4j.client.model.NewCompany;
import io.github.mycase4j.client.model.Ref;
import java.util.List;

/** Sends the requests of {@link CompaniesApi}. */
final class CompaniesService implements CompaniesApi {
  private final Resource<Company> companies;

  CompaniesService(Api api) {
    this.companies = new Resource<>(api, "companies", Company.class, Company::id);
  }

  @Override
  public PagedIterable<Company> list(CompanyQuery query) {
    return companies.list(
        new Parameters()
            .filter("name", query.name())
            .filter("email", query.email())
            .filter("main_phone_number", query.mainPhoneNumber())
            .filter("fax_phone_number", query.faxPhoneNumber())
            .filter("updated_after", query.updatedAfter()));
  }

  @Override
  public Company get(long id) {
    return companies.get(id);
  }

  @Override
  public Company create(NewCompany body) {
    return companies.create(body);
  }

  @Override
  public void update(long id, CompanyUpdate body) {
    companies.update(id, body, "name");
  }

  @Override
  public void delete(long id) {
    companies.delete(id);
  }

  @Override
  public void addClients(long companyId, List<Ref> clients) {
    companies.relate(companyId, "clients", clients);
  }
}
