package io.github.mycase4j.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.Address;
import io.github.mycase4j.client.model.CalendarEvent;
import io.github.mycase4j.client.model.Call;
import io.github.mycase4j.client.model.CallUpdate;
import io.github.mycase4j.client.model.CaseClient;
import io.github.mycase4j.client.model.CaseFields;
import io.github.mycase4j.client.model.CaseStaff;
import io.github.mycase4j.client.model.CaseStage;
import io.github.mycase4j.client.model.CaseStageUpdate;
import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.CaseUpdate;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.ClientField;
import io.github.mycase4j.client.model.ClientUpdate;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.CompanyUpdate;
import io.github.mycase4j.client.model.CustomField;
import io.github.mycase4j.client.model.CustomFieldOption;
import io.github.mycase4j.client.model.CustomFieldParent;
import io.github.mycase4j.client.model.EventUpdate;
import io.github.mycase4j.client.model.Expense;
import io.github.mycase4j.client.model.Invoice;
import io.github.mycase4j.client.model.InvoicePayment;
import io.github.mycase4j.client.model.InvoicePaymentQuery;
import io.github.mycase4j.client.model.InvoiceQuery;
import io.github.mycase4j.client.model.Lead;
import io.github.mycase4j.client.model.LeadUpdate;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.Location;
import io.github.mycase4j.client.model.LocationUpdate;
import io.github.mycase4j.client.model.Message;
import io.github.mycase4j.client.model.MessageThread;
import io.github.mycase4j.client.model.NewCall;
import io.github.mycase4j.client.model.NewCase;
import io.github.mycase4j.client.model.NewCaseContact;
import io.github.mycase4j.client.model.NewCaseStaff;
import io.github.mycase4j.client.model.NewCaseStage;
import io.github.mycase4j.client.model.NewClient;
import io.github.mycase4j.client.model.NewCompany;
import io.github.mycase4j.client.model.NewCustomField;
import io.github.mycase4j.client.model.NewCustomFieldOption;
import io.github.mycase4j.client.model.NewEvent;
import io.github.mycase4j.client.model.NewEventStaff;
import io.github.mycase4j.client.model.NewExpense;
import io.github.mycase4j.client.model.NewInvoicePayment;
import io.github.mycase4j.client.model.NewLead;
import io.github.mycase4j.client.model.NewLocation;
import io.github.mycase4j.client.model.NewMessage;
import io.github.mycase4j.client.model.NewMessageThread;
import io.github.mycase4j.client.model.NewNote;
import io.github.mycase4j.client.model.NewPeopleGroup;
import io.github.mycase4j.client.model.NewPracticeArea;
import io.github.mycase4j.client.model.NewReferralSource;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.NewTimeEntry;
import io.github.mycase4j.client.model.NewWebhookSubscription;
import io.github.mycase4j.client.model.Note;
import io.github.mycase4j.client.model.NoteUpdate;
import io.github.mycase4j.client.model.PeopleGroup;
import io.github.mycase4j.client.model.PeopleGroupUpdate;
import io.github.mycase4j.client.model.PersonQuery;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.client.model.PracticeAreaUpdate;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.ReferralSource;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.client.model.StaffQuery;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.TaskPriority;
import io.github.mycase4j.client.model.TaskUpdate;
import io.github.mycase4j.client.model.TimeEntry;
import io.github.mycase4j.client.model.WebhookModel;
import io.github.mycase4j.client.model.WebhookSubscription;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** The flows, one for each service, with the rows of the sample firm. */
public final class SandboxFlows {
  private static final long CASE = 1001;
  private static final long CLIENT = 20001;
  private static final long COMPANY = 20081;
  private static final long STAFF = 501;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 20);
  private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-03-20T09:00:00-07:00");

  private SandboxFlows() {}

  public static List<SandboxFlow> all() {
    return List.of(
        new SandboxFlow("cases", SandboxFlows::cases),
        new SandboxFlow("clients", SandboxFlows::clients),
        new SandboxFlow("companies", SandboxFlows::companies),
        new SandboxFlow("leads", SandboxFlows::leads),
        new SandboxFlow("tasks", SandboxFlows::tasks),
        new SandboxFlow("events and locations", SandboxFlows::events),
        new SandboxFlow("calls", SandboxFlows::calls),
        new SandboxFlow("notes", SandboxFlows::notes),
        new SandboxFlow("time entries and expenses", SandboxFlows::work),
        new SandboxFlow("invoices", SandboxFlows::invoices),
        new SandboxFlow("documents", SandboxFileFlows::documents),
        new SandboxFlow("folders", SandboxFileFlows::folders),
        new SandboxFlow("custom fields", SandboxFlows::customFields),
        new SandboxFlow("messages", SandboxFlows::messages),
        new SandboxFlow("reference lists", SandboxFlows::references),
        new SandboxFlow("webhooks", SandboxFlows::webhooks),
        new SandboxFlow("staff and firm", SandboxFlows::staff));
  }

  static void gone(Runnable read) {
    assertThatThrownBy(read::run).isInstanceOf(NotFoundException.class);
  }

  private static void cases(MyCaseClient m, Path folder) {
    CasesApi cases = m.cases();
    LegalCase made =
        cases.create(NewCase.named("Ito v. Harbor").client(CLIENT).caseStage("Discovery").build());
    cases.addClients(made.id(), List.of(NewCaseContact.of(20005).withRole("Witness")));
    cases.addCompanies(made.id(), COMPANY);
    cases.addStaff(made.id(), List.of(NewCaseStaff.of(504).withLeadLawyer(true)));
    cases.update(made.id(), CaseUpdate.from(made).withStatus(CaseStatus.CLOSED));

    LegalCase now =
        cases.get(made.id(), CaseFields.defaults().withClientFields(ClientField.LAST_NAME));
    assertThat(now.status().known()).isEqualTo(CaseStatus.Known.CLOSED);
    assertThat(now.clients()).extracting(CaseClient::id).containsExactly(CLIENT, 20005L);
    assertThat(now.clients()).allMatch(client -> client.lastName() != null);
    assertThat(now.companies()).containsExactly(Ref.of(COMPANY));
    assertThat(now.staff()).extracting(CaseStaff::id).contains(504L);
    assertThat(cases.listByClient(CLIENT)).extracting(LegalCase::id).contains(made.id());
    assertThat(cases.list()).extracting(LegalCase::id).contains(made.id());
    cases.delete(made.id());
    gone(() -> cases.get(made.id()));
  }

  private static void clients(MyCaseClient m, Path folder) {
    ClientsApi clients = m.clients();
    Client made =
        clients.create(
            NewClient.of("Mara", "Ito")
                .withAddress(Address.of("1 Pier", "Oakland", "CA", "94607"))
                .withCases(List.of(CASE)));
    clients.update(made.id(), ClientUpdate.from(made).withEmail("mara@example.com"));

    assertThat(clients.get(made.id()).email()).isEqualTo("mara@example.com");
    assertThat(clients.list(PersonQuery.all().withEmail("mara@example.com")))
        .extracting(Client::fullName)
        .containsExactly("Mara Ito");
    clients.delete(made.id());
    assertThat(clients.find(made.id())).isEmpty();
  }

  private static void companies(MyCaseClient m, Path folder) {
    CompaniesApi companies = m.companies();
    Company made = companies.create(NewCompany.of("Pier 9 LLC").withClients(List.of(CLIENT)));
    companies.addClients(made.id(), 20005);
    companies.update(made.id(), CompanyUpdate.from(made).withNotes("Insurer"));

    assertThat(companies.get(made.id()).notes()).isEqualTo("Insurer");
    assertThat(companies.get(made.id()).clients()).contains(Ref.of(20005));
    assertThat(companies.list()).extracting(Company::id).contains(made.id());
    companies.delete(made.id());
    gone(() -> companies.get(made.id()));
  }

  private static void leads(MyCaseClient m, Path folder) {
    Lead made = m.leads().create(NewLead.of("Mara", "Ito").withReferredBy(CLIENT));
    m.leads().update(made.id(), LeadUpdate.from(made).withLeadDetails("Fence"));

    assertThat(m.leads().get(made.id()).leadDetails()).isEqualTo("Fence");
    assertThat(m.leads().list()).extracting(Lead::id).contains(made.id());
    assertThat(m.referralSources().create(NewReferralSource.of("Podcast")).name())
        .isEqualTo("Podcast");
    assertThat(m.referralSources().list()).extracting(ReferralSource::name).contains("Podcast");
  }

  private static void tasks(MyCaseClient m, Path folder) {
    Task made =
        m.tasks().create(NewTask.of("Call", TaskPriority.HIGH, DAY, List.of(STAFF)).withCase(CASE));
    m.tasks().addStaff(made.id(), 502);
    m.tasks()
        .update(
            made.id(), TaskUpdate.from(made).withStaff(List.of(STAFF, 502L)).withCompleted(true));

    Task now = m.tasks().list().stream().filter(t -> t.id() == made.id()).findFirst().orElseThrow();
    assertThat(now.completed()).isTrue();
    assertThat(now.staff()).containsExactly(Ref.of(STAFF), Ref.of(502));
    assertThat(now.legalCase()).isEqualTo(Ref.of(CASE));
    m.tasks().delete(made.id());
    assertThat(m.tasks().list()).extracting(Task::id).doesNotContain(made.id());
  }

  private static void events(MyCaseClient m, Path folder) {
    Location court = m.locations().create(NewLocation.of("Annex"));
    m.locations().update(court.id(), LocationUpdate.from(court).withName("Annex 2"));
    assertThat(m.locations().list()).extracting(Location::name).contains("Annex 2");
    CalendarEvent made =
        m.events()
            .create(
                NewEvent.of("Hearing", NINE, NINE.plusHours(1), List.of(STAFF))
                    .withLocation(court.id())
                    .withCase(CASE));
    m.events().addStaff(made.id(), List.of(NewEventStaff.of(503).withRequired(false)));
    m.events().update(made.id(), EventUpdate.from(made).withEnd(NINE.plusHours(2)));

    CalendarEvent now =
        m.events().list().stream().filter(e -> e.id() == made.id()).findFirst().orElseThrow();
    assertThat(now.end().toInstant()).isEqualTo(NINE.plusHours(2).toInstant());
    m.events().delete(made.id());
    m.locations().delete(court.id());
    assertThat(m.events().list()).extracting(CalendarEvent::id).doesNotContain(made.id());
  }

  private static void calls(MyCaseClient m, Path folder) {
    Instant at = Instant.parse("2026-03-11T17:00:00Z");
    m.calls().create(NewCall.ofCaller("Sam Ito", at, "(415) 555-0123", STAFF, "Please call back"));
    Call made =
        m.calls().list().stream()
            .filter(call -> "Sam Ito".equals(call.callerName()))
            .findFirst()
            .orElseThrow();
    m.calls().update(made.id(), CallUpdate.from(made).withLead(30001).withResolved(true));

    Call now = m.calls().list().stream().filter(c -> c.id() == made.id()).findFirst().orElseThrow();
    assertThat(now.resolved()).isTrue();
    assertThat(now.lead()).isEqualTo(Ref.of(30001));
    assertThat(now.calledAt()).isEqualTo(at);
    m.calls().delete(made.id());
    assertThat(m.calls().list()).extracting(Call::id).doesNotContain(made.id());
  }

  private static void notes(MyCaseClient m, Path folder) {
    NewNote body = NewNote.of("Call", "Rang back", NINE);
    Note onCase = m.notes().createForCase(CASE, body);
    Note onClient = m.notes().createForClient(CLIENT, body);
    Note onCompany = m.notes().createForCompany(COMPANY, body);
    m.notes().update(onCase.id(), NoteUpdate.from(onCase).withNote("Rang twice"));

    assertThat(m.notes().get(onCase.id()).note()).isEqualTo("Rang twice");
    assertThat(m.notes().listByCase(CASE)).extracting(Note::id).contains(onCase.id());
    assertThat(m.notes().listByClient(CLIENT)).extracting(Note::id).contains(onClient.id());
    m.notes().delete(onCompany.id());
    gone(() -> m.notes().get(onCompany.id()));
  }

  private static void work(MyCaseClient m, Path folder) {
    TimeEntry time =
        m.timeEntries()
            .create(
                NewTimeEntry.of(
                    "Research", DAY, new BigDecimal("250"), new BigDecimal("0.25"), CASE, STAFF));
    assertThat(m.timeEntries().get(time.id()).hours()).isEqualByComparingTo("0.25");
    assertThat(m.timeEntries().list()).extracting(TimeEntry::id).contains(time.id());
    m.timeEntries().delete(time.id());
    gone(() -> m.timeEntries().get(time.id()));

    Expense expense =
        m.expenses()
            .create(NewExpense.of("Postage", DAY, new BigDecimal("8.95"), BigDecimal.TEN, CASE));
    assertThat(m.expenses().get(expense.id()).cost()).isEqualByComparingTo("8.95");
    assertThat(m.expenses().list()).extracting(Expense::id).contains(expense.id());
    m.expenses().delete(expense.id());
    gone(() -> m.expenses().get(expense.id()));
  }

  private static void invoices(MyCaseClient m, Path folder) {
    Invoice invoice = m.invoices().list().iterator().next();
    InvoicePayment made =
        m.invoicePayments()
            .createForInvoice(
                invoice.id(),
                NewInvoicePayment.of(new BigDecimal("10.50"), DAY).withNotes("Check"));

    assertThat(made.amount()).isEqualByComparingTo("10.50");
    assertThat(m.invoicePayments().list(InvoicePaymentQuery.all().withInvoice(invoice.id())))
        .extracting(InvoicePayment::id)
        .contains(made.id());
    assertThat(m.invoices().list(InvoiceQuery.all().withOnlyOnlinePayments(true)))
        .allMatch(i -> Boolean.TRUE.equals(i.allowOnlinePayments()));
    m.invoices().delete(7002);
    assertThat(m.invoices().list()).extracting(Invoice::id).doesNotContain(7002L);
  }

  private static void customFields(MyCaseClient m, Path folder) {
    CustomFieldsApi fields = m.customFields();
    CustomField made =
        fields.create(NewCustomField.list("Judge", CustomFieldParent.CASE, List.of("Ng", "Orr")));
    assertThat(fields.get(made.id()).listOptions())
        .extracting(CustomFieldOption::option)
        .containsExactly("Ng", "Orr");
    fields.addOptions(made.id(), List.of(NewCustomFieldOption.of("Roe")));
    String key = fields.listOptions(made.id()).get(0).key();
    fields.updateOption(made.id(), key, NewCustomFieldOption.of("Ng, retired"));
    assertThat(fields.listOptions(made.id()))
        .extracting(CustomFieldOption::option)
        .containsExactly("Ng, retired", "Orr", "Roe");
    fields.deleteOption(made.id(), key);
    assertThat(fields.listOptions(made.id())).hasSize(2);
    assertThat(fields.list()).extracting(CustomField::id).contains(made.id());
    fields.delete(made.id());
    gone(() -> fields.get(made.id()));
  }

  private static void messages(MyCaseClient m, Path folder) {
    NewMessageThread body =
        NewMessageThread.of("Hello", "Hi").withSender(STAFF).withClientRecipients(List.of(CLIENT));
    MessageThread made = m.messageThreads().create(body);
    MessageThread onCase = m.messageThreads().createForCase(CASE, body);
    Message message = m.messageThreads().createMessage(made.id(), NewMessage.of(STAFF, "More"));

    assertThat(onCase.legalCase()).isEqualTo(Ref.of(CASE));
    assertThat(message.messageThread().id()).isEqualTo(made.id());
    assertThat(m.messageThreads().listByClient(CLIENT))
        .extracting(MessageThread::id)
        .contains(made.id(), onCase.id());
  }

  private static void references(MyCaseClient m, Path folder) {
    CaseStage stage = m.caseStages().create(NewCaseStage.of("Appeal"));
    m.caseStages().update(stage.id(), CaseStageUpdate.of("Second appeal"));
    assertThat(m.caseStages().list()).extracting(CaseStage::name).contains("Second appeal");
    m.caseStages().delete(stage.id());
    PracticeArea area = m.practiceAreas().create(NewPracticeArea.of("Maritime"));
    m.practiceAreas().update(area.id(), PracticeAreaUpdate.of("Admiralty"));
    assertThat(m.practiceAreas().list()).extracting(PracticeArea::name).contains("Admiralty");
    m.practiceAreas().delete(area.id());
    PeopleGroup group = m.peopleGroups().create(NewPeopleGroup.of("Mediator"));
    m.peopleGroups().update(group.id(), PeopleGroupUpdate.of("Mediators"));
    assertThat(m.peopleGroups().list()).extracting(PeopleGroup::name).contains("Mediators");
    m.peopleGroups().delete(group.id());
    assertThat(m.caseRoles().list()).isNotEmpty();
  }

  private static void webhooks(MyCaseClient m, Path folder) {
    WebhookSubscription made =
        m.webhooks()
            .create(
                NewWebhookSubscription.of(
                    WebhookModel.CASE, URI.create("https://hooks.example.com/x")));
    assertThat(m.webhooks().list()).extracting(WebhookSubscription::id).contains(made.id());
    m.webhooks().delete(made.id());
    assertThat(m.webhooks().list()).extracting(WebhookSubscription::id).doesNotContain(made.id());
  }

  private static void staff(MyCaseClient m, Path folder) {
    long me = m.staff().me().id();
    assertThat(m.staff().get(me).id()).isEqualTo(me);
    assertThat(m.staff().list(StaffQuery.all().withActive(true)))
        .extracting(StaffMember::id)
        .contains(me);
    assertThat(m.firm().get().name()).isNotNull();
  }
}
