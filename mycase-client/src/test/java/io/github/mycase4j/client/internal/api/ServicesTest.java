package io.github.mycase4j.client.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.error.RequestSummary;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.CaseQuery;
import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.CompanyQuery;
import io.github.mycase4j.client.model.DownloadLocation;
import io.github.mycase4j.client.model.Firm;
import io.github.mycase4j.client.model.InvoicePaymentQuery;
import io.github.mycase4j.client.model.NewCall;
import io.github.mycase4j.client.model.NewCase;
import io.github.mycase4j.client.model.NewNote;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.NewTimeEntry;
import io.github.mycase4j.client.model.PaymentStatus;
import io.github.mycase4j.client.model.PersonQuery;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.client.model.StaffQuery;
import io.github.mycase4j.client.model.TaskPriority;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServicesTest {
  private static final Instant T = Instant.parse("2026-03-05T06:07:08Z");
  private final RecordedApi api = new RecordedApi();

  record Sent(String request, Consumer<Api> call) {}

  static Sent[] requests() {
    UpdatedAfter after = UpdatedAfter.of(T);
    String since = " filter[updated_after]=2026-03-05T06:07:08Z";
    NewNote note = NewNote.of("s", "n", OffsetDateTime.parse("2026-03-05T06:07:08Z"));
    LocalDate day = LocalDate.of(2026, 3, 5);
    return new Sent[] {
      new Sent("LIST cases /cases 1000", a -> new CasesService(a).list()),
      new Sent(
          "LIST cases /cases filter[status]=open" + since + " 1000",
          a ->
              new CasesService(a)
                  .list(CaseQuery.all().withStatus(CaseStatus.OPEN).withUpdatedAfter(T))),
      new Sent("LIST cases /clients/8/cases 0", a -> new CasesService(a).listByClient(8)),
      new Sent("GET /cases/7", a -> new CasesService(a).get(7)),
      new Sent("POST /cases NewCase", a -> new CasesService(a).create(NewCase.named("n").build())),
      new Sent("LIST clients /clients 1000", a -> new ClientsService(a).list()),
      new Sent(
          "LIST clients /clients filter[email]=a@example.com filter[first_name]=Ann"
              + " filter[last_name]=Lee filter[cell_phone_number]=1 filter[work_phone_number]=2"
              + " filter[home_phone_number]=3"
              + since
              + " 1000",
          a ->
              new ClientsService(a)
                  .list(
                      PersonQuery.all()
                          .withEmail("a@example.com")
                          .withFirstName("Ann")
                          .withLastName("Lee")
                          .withCellPhoneNumber("1")
                          .withWorkPhoneNumber("2")
                          .withHomePhoneNumber("3")
                          .withUpdatedAfter(T))),
      new Sent("GET /clients/7", a -> new ClientsService(a).get(7)),
      new Sent(
          "LIST companies /companies filter[name]=Acme filter[email]=a@example.com"
              + " filter[main_phone_number]=1 filter[fax_phone_number]=2"
              + since
              + " 1000",
          a ->
              new CompaniesService(a)
                  .list(
                      CompanyQuery.all()
                          .withName("Acme")
                          .withEmail("a@example.com")
                          .withMainPhoneNumber("1")
                          .withFaxPhoneNumber("2")
                          .withUpdatedAfter(T))),
      new Sent("GET /companies/7", a -> new CompaniesService(a).get(7)),
      new Sent(
          "LIST leads /leads filter[email]=a@example.com filter[first_name]=Ann"
              + " filter[last_name]=Lee filter[cell_phone_number]=1 filter[work_phone_number]=2"
              + " filter[home_phone_number]=3"
              + since
              + " 1000",
          a ->
              new LeadsService(a)
                  .list(
                      PersonQuery.all()
                          .withEmail("a@example.com")
                          .withFirstName("Ann")
                          .withLastName("Lee")
                          .withCellPhoneNumber("1")
                          .withWorkPhoneNumber("2")
                          .withHomePhoneNumber("3")
                          .withUpdatedAfter(T))),
      new Sent("GET /leads/7", a -> new LeadsService(a).get(7)),
      new Sent("LIST tasks /tasks 1000", a -> new TasksService(a).list()),
      new Sent("LIST tasks /tasks" + since + " 1000", a -> new TasksService(a).list(after)),
      new Sent(
          "POST /tasks NewTask",
          a -> new TasksService(a).create(NewTask.of("n", TaskPriority.LOW, day, List.of(1L)))),
      new Sent("LIST events /events" + since + " 1000", a -> new EventsService(a).list(after)),
      new Sent("LIST calls /calls" + since + " 1000", a -> new CallsService(a).list(after)),
      new Sent(
          "POST /calls NewCall no answer",
          a -> new CallsService(a).create(NewCall.ofClient(1, T, "555-0142", 2, "m"))),
      new Sent("LIST staff /staff 1000", a -> new StaffService(a).list()),
      new Sent(
          "LIST staff /staff filter[status]=active 1000",
          a -> new StaffService(a).list(StaffQuery.all().withActive(true))),
      new Sent(
          "LIST staff /staff filter[status]=inactive" + since + " 1000",
          a -> new StaffService(a).list(StaffQuery.all().withActive(false).withUpdatedAfter(T))),
      new Sent("GET /staff/7", a -> new StaffService(a).get(7)),
      new Sent("GET /me", a -> new StaffService(a).me()),
      new Sent("GET /firm", a -> new FirmService(a).get()),
      new Sent(
          "LIST time_entries /time_entries" + since + " 1000",
          a -> new TimeEntriesService(a).list(after)),
      new Sent("GET /time_entries/7", a -> new TimeEntriesService(a).get(7)),
      new Sent(
          "POST /time_entries NewTimeEntry",
          a ->
              new TimeEntriesService(a)
                  .create(NewTimeEntry.of("n", day, BigDecimal.ONE, BigDecimal.ONE, 1, 2))),
      new Sent(
          "LIST invoices /invoices only_allowed_online_payments=false 1000",
          a -> new InvoicesService(a).list()),
      new Sent(
          "LIST invoices /invoices only_allowed_online_payments=false" + since + " 1000",
          a -> new InvoicesService(a).list(after)),
      new Sent(
          "LIST invoice_payments /invoice_payments filter[status]=success filter[payable_id]=12"
              + " 1000",
          a ->
              new InvoicePaymentsService(a)
                  .list(
                      InvoicePaymentQuery.all()
                          .withStatus(PaymentStatus.SUCCESS)
                          .withInvoice(12L))),
      new Sent(
          "LIST practice_areas /practice_areas" + since + " 1000",
          a -> new PracticeAreasService(a).list(after)),
      new Sent(
          "LIST case_stages /case_stages" + since + " 1000",
          a -> new CaseStagesService(a).list(after)),
      new Sent("LIST locations /locations 1000", a -> new LocationsService(a).list()),
      new Sent("GET /notes/7", a -> new NotesService(a).get(7)),
      new Sent("LIST notes /cases/8/notes 0", a -> new NotesService(a).listByCase(8)),
      new Sent("LIST notes /clients/8/notes 0", a -> new NotesService(a).listByClient(8)),
      new Sent("POST /cases/8/notes NewNote", a -> new NotesService(a).createForCase(8, note)),
      new Sent("POST /clients/8/notes NewNote", a -> new NotesService(a).createForClient(8, note)),
      new Sent(
          "POST /companies/8/notes NewNote", a -> new NotesService(a).createForCompany(8, note)),
      new Sent(
          "LIST documents /documents" + since + " 1000", a -> new DocumentsService(a).list(after)),
      new Sent("GET /documents/7", a -> new DocumentsService(a).get(7)),
      new Sent("LIST documents /cases/8/documents 0", a -> new DocumentsService(a).listByCase(8)),
    };
  }

  @ParameterizedTest
  @MethodSource("requests")
  void sendsWhatMyCaseDocuments(Sent sent) {
    sent.call().accept(api);

    assertThat(api.only()).isEqualTo(sent.request());
  }

  @Nested
  class WhenReadingOne {
    private final StaffMember ann = staff(7);

    @Test
    void givesWhatMyCaseAnswered() {
      api.answer = ann;

      assertThat(new StaffService(api).get(7)).isSameAs(ann);
      assertThat(new StaffService(api).find(7)).containsSame(ann);
      assertThat(new StaffService(api).me()).isSameAs(ann);
    }

    @Test
    void findsNothingWhereMyCaseHasNothing() {
      api.failure = new NotFoundException("No staff 7.", attempted(404), null);

      assertThat(new StaffService(api).find(7)).isEmpty();
      assertThatThrownBy(() -> new StaffService(api).get(7)).isSameAs(api.failure);
    }

    @Test
    void neverTakesAnotherFailureForNothing() {
      api.failure = new AccessDeniedException("Forbidden.", attempted(403), null);

      assertThatThrownBy(() -> new StaffService(api).find(7)).isSameAs(api.failure);
    }

    private static RequestSummary attempted(int status) {
      return new RequestSummary("GET", "/staff/7", status, null, 1);
    }
  }

  @Test
  void aListingGivesTheRows() {
    PracticeArea tax = new PracticeArea(3, "Tax", null, null, Map.of());
    api.answer = tax;

    assertThat(new PracticeAreasService(api).list()).containsExactly(tax);
  }

  @Test
  void theFirmIsReadWhole() {
    api.answer = new Firm("Roe LLP", "https://roe.example.com", Map.of());

    assertThat(new FirmService(api).get().name()).isEqualTo("Roe LLP");
  }

  @Test
  void aDownloadIsGoodForAMinute() {
    URI address = URI.create("https://files.example.com/7?signature=abc");
    api.answer = address;

    DownloadLocation location = new DocumentsService(api).downloadLocation(7);

    assertThat(api.only()).isEqualTo("LOCATION /documents/7/data");
    assertThat(location.address()).isEqualTo(address);
    assertThat(location.validFor()).isEqualTo(Duration.ofMinutes(1));
    assertThat(location.toString()).doesNotContain("signature");
  }

  private static StaffMember staff(long id) {
    return new StaffMember(
        id, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        Map.of());
  }
}
