package io.github.mycase4j.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NewBodiesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  @Nested
  class ANewCase {

    @Test
    void sendsOnlyWhatWasSet() {
      assertThat(TestJson.write(NewCase.named("Roe v. Doe").build()))
          .isEqualTo("{'name':'Roe v. Doe'}");
    }

    @Test
    void sendsEverythingThatMyCaseKnows() {
      NewCase body =
          NewCase.named("Roe v. Doe")
              .caseNumber("26-1")
              .openedDate(DAY)
              .caseStage("Discovery")
              .practiceArea("Tax")
              .description("About a fence")
              .solDate(DAY.plusYears(2))
              .status(CaseStatus.OPEN)
              .outstandingBalance(new BigDecimal("10.50"))
              .billingContact(1)
              .client(1)
              .company(2)
              .staff(NewCaseStaff.of(3).withLeadLawyer(true).withOriginatingLawyer(false))
              .staff(NewCaseStaff.of(4))
              .customFieldValue(NewCustomFieldValue.of(5, "blue"))
              .customFieldValue(NewCustomFieldValue.of(6, new BigDecimal("1.5")))
              .customFieldValue(NewCustomFieldValue.of(7, true))
              .build();

      assertThat(TestJson.write(body))
          .isEqualTo(
              "{'name':'Roe v. Doe','case_number':'26-1','opened_date':'2026-03-05',"
                  + "'case_stage':'Discovery','practice_area':'Tax','description':'About a fence',"
                  + "'sol_date':'2028-03-05','status':'open','outstanding_balance':10.50,"
                  + "'billing_contact':{'id':1},'clients':[{'id':1}],'companies':[{'id':2}],"
                  + "'staff':[{'id':3,'lead_lawyer':true,'originating_lawyer':false},{'id':4}],"
                  + "'custom_field_values':[{'custom_field':{'id':5},'value':'blue'},"
                  + "{'custom_field':{'id':6},'value':1.5},"
                  + "{'custom_field':{'id':7},'value':true}]}");
    }

    @Test
    void rejectsACustomFieldValueOfAnotherKind() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new NewCustomFieldValue(Ref.of(5), List.of()))
          .withMessageContaining("custom field 5");
    }
  }

  @Nested
  class ANewTask {

    @Test
    void sendsWhatIsRequired() {
      assertThat(TestJson.write(NewTask.of("File", TaskPriority.HIGH, DAY, List.of(1L, 2L))))
          .isEqualTo(
              "{'name':'File','priority':'High','due_date':'2026-03-05',"
                  + "'staff':[{'id':1},{'id':2}]}");
    }

    @Test
    void sendsWhatIsOptional() {
      NewTask body =
          NewTask.of("File", TaskPriority.LOW, DAY, List.of(1L))
              .withDescription("Twice")
              .withCase(9)
              .withCompleted(false);

      assertThat(TestJson.write(body))
          .isEqualTo(
              "{'name':'File','description':'Twice','priority':'Low','due_date':'2026-03-05',"
                  + "'completed':false,'case':{'id':9},'staff':[{'id':1}]}");
    }

    @Test
    void sendsReferencesByIdAlone() {
      Ref read = new Ref(1, Map.of("name", "Ann"));

      assertThat(
              TestJson.write(
                  new NewTask("File", null, TaskPriority.LOW, DAY, null, read, List.of(read))))
          .doesNotContain("Ann");
    }

    @Test
    void needsStaff() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NewTask.of("File", TaskPriority.LOW, DAY, List.of()))
          .withMessageContaining("staff");
    }
  }

  @Nested
  class ANewCall {
    private static final Instant AT = Instant.parse("2026-03-05T06:07:08Z");
    private static final String REST =
        "{'called_at':'2026-03-05T06:07:08Z','caller_phone_number':'(555) 555-0142',"
            + "'call_for':{'id':4},'message':'Hello',";

    @Test
    void namesExactlyOneOtherParty() {
      assertThat(TestJson.write(NewCall.ofClient(1, AT, "(555) 555-0142", 4, "Hello")))
          .isEqualTo(REST + "'client':{'id':1}}");
      assertThat(TestJson.write(NewCall.ofLead(2, AT, "(555) 555-0142", 4, "Hello")))
          .isEqualTo(REST + "'lead':{'id':2}}");
      assertThat(TestJson.write(NewCall.ofCaller("Ann", AT, "(555) 555-0142", 4, "Hello")))
          .isEqualTo(REST + "'caller_name':'Ann'}");
    }

    @Test
    void sendsDirectionAndResolved() {
      NewCall body =
          NewCall.ofClient(1, AT, "(555) 555-0142", 4, "Hello")
              .withCallType(CallDirection.OUTGOING)
              .withResolved(true);

      assertThat(TestJson.write(body))
          .isEqualTo(REST + "'client':{'id':1},'call_type':'outgoing','resolved':true}");
    }

    @Test
    void rejectsTwoPartiesAndNone() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> call("Ann", Ref.of(1), null))
          .withMessageContaining("exactly one");
      assertThatIllegalArgumentException().isThrownBy(() -> call(null, Ref.of(1), Ref.of(2)));
      assertThatIllegalArgumentException().isThrownBy(() -> call(null, null, null));
    }

    private static NewCall call(String name, Ref client, Ref lead) {
      return new NewCall(AT, "555-0142", Ref.of(4), "Hello", name, client, lead, null, null);
    }
  }

  @Test
  void aNewNoteSendsItsThreeFields() {
    NewNote body = NewNote.of("Call", "Rang back", OffsetDateTime.parse("2026-03-05T06:07:08Z"));

    assertThat(TestJson.write(body))
        .isEqualTo("{'subject':'Call','note':'Rang back','date':'2026-03-05T06:07:08Z'}");
    assertThatNullPointerException().isThrownBy(() -> NewNote.of("Call", "Rang back", null));
  }

  @Test
  void aNewTimeEntrySendsRateAndHoursAsNumbers() {
    NewTimeEntry body =
        NewTimeEntry.of("Call", DAY, new BigDecimal("250.00"), new BigDecimal("0.1"), 9, 4);

    assertThat(TestJson.write(body))
        .isEqualTo(
            "{'activity_name':'Call','entry_date':'2026-03-05','rate':250.00,'hours':0.1,"
                + "'case':{'id':9},'staff':{'id':4}}");
    assertThat(
            TestJson.write(body.withDescription("With Ann").withBillable(false).withFlatFee(true)))
        .contains("'description':'With Ann','billable':false")
        .contains("'flat_fee':true");
  }
}
