package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.CasesApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.CaseFields;
import io.github.mycase4j.client.model.CaseQuery;
import io.github.mycase4j.client.model.CaseUpdate;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.ClientField;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.NewCase;
import io.github.mycase4j.client.model.NewCaseContact;
import io.github.mycase4j.client.model.NewCaseStaff;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends the requests of {@link CasesApi}. */
final class CasesService implements CasesApi {
  private final Resource<LegalCase> cases;
  private final Resource<Client> clients;

  CasesService(Api api) {
    this.cases = new Resource<>(api, "cases", LegalCase.class, LegalCase::id);
    this.clients = new Resource<>(api, "clients", Client.class, Client::id);
  }

  @Override
  public PagedIterable<LegalCase> list(CaseQuery query) {
    PagedIterable<LegalCase> rows = cases.list(parameters(query));
    return query.fields().clientFields().isEmpty()
        ? rows
        : ClientFieldsFilling.filled(rows, () -> filling("/cases", query.fields()));
  }

  @Override
  public PagedIterable<LegalCase> listByClient(long clientId) {
    return cases.listBelow("clients", clientId);
  }

  @Override
  public LegalCase get(long id) {
    return cases.get(id);
  }

  @Override
  public LegalCase get(long id, CaseFields fields) {
    return filling("/cases/" + id, fields).filled(cases.get(id, parameters(fields)));
  }

  @Override
  public LegalCase create(NewCase body) {
    return cases.create(body);
  }

  @Override
  public void update(long id, CaseUpdate body) {
    cases.update(id, body, "name");
  }

  @Override
  public void delete(long id) {
    cases.delete(id);
  }

  @Override
  public void addClients(long caseId, List<NewCaseContact> clients) {
    cases.relate(caseId, "clients", clients);
  }

  @Override
  public void addCompanies(long caseId, List<NewCaseContact> companies) {
    cases.relate(caseId, "companies", companies);
  }

  @Override
  public void addStaff(long caseId, List<NewCaseStaff> staff) {
    cases.relate(caseId, "staff", staff);
  }

  private static Parameters parameters(CaseQuery query) {
    return parameters(query.fields())
        .filter("status", query.status())
        .filter("updated_after", query.updatedAfter());
  }

  private static Parameters parameters(CaseFields fields) {
    return new Parameters()
        .with("field[client]", clientFields(fields))
        .with("field[custom_field]", fields.customFieldTypes() ? "id,field_type" : null);
  }

  /** The id must be requested as well if any other field is. */
  private static @Nullable String clientFields(CaseFields fields) {
    return fields.clientFields().isEmpty()
        ? null
        : fields.clientFields().stream()
            .map(ClientField::value)
            .collect(Collectors.joining(",", "id,", ""));
  }

  private ClientFieldsFilling filling(String request, CaseFields fields) {
    return new ClientFieldsFilling(request, fields, clients::get);
  }
}
