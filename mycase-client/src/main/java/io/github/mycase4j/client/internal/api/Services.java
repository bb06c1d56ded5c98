package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.CallsApi;
import io.github.mycase4j.client.api.CaseRolesApi;
import io.github.mycase4j.client.api.CaseStagesApi;
import io.github.mycase4j.client.api.CasesApi;
import io.github.mycase4j.client.api.ClientsApi;
import io.github.mycase4j.client.api.CompaniesApi;
import io.github.mycase4j.client.api.CustomFieldsApi;
import io.github.mycase4j.client.api.DocumentsApi;
import io.github.mycase4j.client.api.EventsApi;
import io.github.mycase4j.client.api.ExpensesApi;
import io.github.mycase4j.client.api.FirmApi;
import io.github.mycase4j.client.api.FoldersApi;
import io.github.mycase4j.client.api.InvoicePaymentsApi;
import io.github.mycase4j.client.api.InvoicesApi;
import io.github.mycase4j.client.api.LeadsApi;
import io.github.mycase4j.client.api.LocationsApi;
import io.github.mycase4j.client.api.MessageThreadsApi;
import io.github.mycase4j.client.api.NotesApi;
import io.github.mycase4j.client.api.PeopleGroupsApi;
import io.github.mycase4j.client.api.PracticeAreasApi;
import io.github.mycase4j.client.api.ReferralSourcesApi;
import io.github.mycase4j.client.api.StaffApi;
import io.github.mycase4j.client.api.TasksApi;
import io.github.mycase4j.client.api.TimeEntriesApi;
import io.github.mycase4j.client.api.WebhooksApi;
import io.github.mycase4j.client.internal.http.Api;

/** Creates the services that send their requests through one view of the API. Immutable. */
public final class Services {
  private final Api api;

  /** Creates services on a view of the API. */
  public Services(Api api) {
    this.api = api;
  }

  /** Returns the service for cases. */
  public CasesApi cases() {
    return new CasesService(api);
  }

  /** Returns the service for clients. */
  public ClientsApi clients() {
    return new ClientsService(api);
  }

  /** Returns the service for companies. */
  public CompaniesApi companies() {
    return new CompaniesService(api);
  }

  /** Returns the service for tasks. */
  public TasksApi tasks() {
    return new TasksService(api);
  }

  /** Returns the service for calendar events. */
  public EventsApi events() {
    return new EventsService(api);
  }

  /** Returns the service for logged telephone calls. */
  public CallsApi calls() {
    return new CallsService(api);
  }

  /** Returns the service for staff, and the user whom the login belongs to. */
  public StaffApi staff() {
    return new StaffService(api);
  }

  /** Returns the service for the firm itself. */
  public FirmApi firm() {
    return new FirmService(api);
  }

  /** Returns the service for time entries. */
  public TimeEntriesApi timeEntries() {
    return new TimeEntriesService(api);
  }

  /** Returns the service for invoices. */
  public InvoicesApi invoices() {
    return new InvoicesService(api);
  }

  /** Returns the service for payments on invoices. */
  public InvoicePaymentsApi invoicePayments() {
    return new InvoicePaymentsService(api);
  }

  /** Returns the service for documents. */
  public DocumentsApi documents() {
    return new DocumentsService(api);
  }

  /** Returns the service for leads. */
  public LeadsApi leads() {
    return new LeadsService(api);
  }

  /** Returns the service for notes on cases, clients and companies. */
  public NotesApi notes() {
    return new NotesService(api);
  }

  /** Returns the service for case stages. */
  public CaseStagesApi caseStages() {
    return new CaseStagesService(api);
  }

  /** Returns the service for practice areas. */
  public PracticeAreasApi practiceAreas() {
    return new PracticeAreasService(api);
  }

  /** Returns the service for locations of events. */
  public LocationsApi locations() {
    return new LocationsService(api);
  }

  /** Returns the service for case roles. */
  public CaseRolesApi caseRoles() {
    return new CaseRolesService(api);
  }

  /** Returns the service for people groups. */
  public PeopleGroupsApi peopleGroups() {
    return new PeopleGroupsService(api);
  }

  /** Returns the service for referral sources. */
  public ReferralSourcesApi referralSources() {
    return new ReferralSourcesService(api);
  }

  /** Returns the service for expenses. */
  public ExpensesApi expenses() {
    return new ExpensesService(api);
  }

  /** Returns the service for custom fields. */
  public CustomFieldsApi customFields() {
    return new CustomFieldsService(api);
  }

  /** Returns the service for folders of documents. */
  public FoldersApi folders() {
    return new FoldersService(api);
  }

  /** Returns the service for message threads. */
  public MessageThreadsApi messageThreads() {
    return new MessageThreadsService(api);
  }

  /** Returns the service for webhook subscriptions. */
  public WebhooksApi webhooks() {
    return new WebhooksService(api);
  }
}
