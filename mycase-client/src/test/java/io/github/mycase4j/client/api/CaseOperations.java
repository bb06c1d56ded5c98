package io.github.mycase4j.client.api;

import static io.github.mycase4j.client.api.Operation.creates;
import static io.github.mycase4j.client.api.Operation.reads;
import static io.github.mycase4j.client.api.Operation.writes;

import io.github.mycase4j.client.model.CaseFields;
import io.github.mycase4j.client.model.CaseQuery;
import io.github.mycase4j.client.model.CaseRole;
import io.github.mycase4j.client.model.CaseStage;
import io.github.mycase4j.client.model.CaseStageUpdate;
import io.github.mycase4j.client.model.CaseStatus;
import io.github.mycase4j.client.model.CaseUpdate;
import io.github.mycase4j.client.model.ClientField;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.NewCase;
import io.github.mycase4j.client.model.NewCaseContact;
import io.github.mycase4j.client.model.NewCaseStaff;
import io.github.mycase4j.client.model.NewCaseStage;
import io.github.mycase4j.client.model.NewCustomFieldValue;
import io.github.mycase4j.client.model.NewPracticeArea;
import io.github.mycase4j.client.model.PracticeArea;
import io.github.mycase4j.client.model.PracticeAreaUpdate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Cases and what a firm sorts them by. */
public final class CaseOperations {
  private static final String CASE =
      "{'id':7,'name':'Roe v. Doe','case_stage':'Discovery','status':'open',"
          + "'outstanding_balance':'500.0','clients':[{'id':1,'first_name':'Ann',"
          + "'last_name':'Roe'}],'custom_field_values':[{'custom_field':{'id':5,"
          + "'field_type':'numeric'},'value':1.5}]}";

  private CaseOperations() {}

  public static List<Operation> all() {
    LegalCase legalCase = Models.read(LegalCase.class, CASE);
    return List.of(
        reads(
            "cases.list",
            "GET /cases?page_size=1000",
            "[" + CASE + "]",
            m -> m.cases().list().stream().toList(),
            List.of(legalCase)),
        reads(
            "cases.list",
            "GET /cases?field[client]=id,first_name,last_name&field[custom_field]=id,field_type"
                + "&filter[status]=open&filter[updated_after]=2026-03-05T06:07:08Z"
                + "&page_size=1000",
            "[" + CASE + "]",
            m ->
                m
                    .cases()
                    .list(
                        CaseQuery.all()
                            .withStatus(CaseStatus.OPEN)
                            .withUpdatedAfter(Instant.parse("2026-03-05T06:07:08Z"))
                            .withClientNames()
                            .withCustomFieldTypes(true))
                    .stream()
                    .map(c -> c.clients().get(0).fullName())
                    .toList(),
            List.of("Ann Roe")),
        reads(
            "cases.listByClient",
            "GET /clients/1/cases",
            "[" + CASE + "]",
            m -> m.cases().listByClient(1).stream().toList(),
            List.of(legalCase)),
        reads("cases.get", "GET /cases/7", CASE, m -> m.cases().get(7), legalCase),
        reads(
            "cases.get",
            "GET /cases/7?field[client]=id,last_name",
            CASE,
            m ->
                m.cases()
                    .get(7, CaseFields.defaults().withClientFields(ClientField.LAST_NAME))
                    .id(),
            7L),
        creates(
            "cases.create",
            "POST /cases",
            "{'name':'Roe v. Doe','clients':[{'id':1}]}",
            CASE,
            m -> m.cases().create(NewCase.named("Roe v. Doe").client(1).build()),
            legalCase),
        writes(
            "cases.update",
            "PUT /cases/7",
            "{'name':'Roe v. Doe','case_stage':'Trial','status':'closed'}",
            m ->
                m.cases()
                    .update(
                        7,
                        CaseUpdate.from(legalCase)
                            .withCaseStage("Trial")
                            .withStatus(CaseStatus.CLOSED))),
        writes(
            "cases.update",
            "PUT /cases/7",
            "{'name':'Roe v. Doe','outstanding_balance':0,'custom_field_values':"
                + "[{'custom_field':{'id':5},'value':'x'}]}",
            m ->
                m.cases()
                    .update(
                        7,
                        CaseUpdate.from(legalCase)
                            .withOutstandingBalance(BigDecimal.ZERO)
                            .withCustomFieldValue(NewCustomFieldValue.of(5, "x")))),
        writes("cases.delete", "DELETE /cases/7", null, m -> m.cases().delete(7)),
        writes(
            "cases.addClients",
            "POST /cases/7/relationships/clients",
            "{'clients':[{'id':1,'role':'Witness'},{'id':2}]}",
            m ->
                m.cases()
                    .addClients(
                        7,
                        List.of(NewCaseContact.of(1).withRole("Witness"), NewCaseContact.of(2)))),
        writes(
            "cases.addCompanies",
            "POST /cases/7/relationships/companies",
            "{'companies':[{'id':3}]}",
            m -> m.cases().addCompanies(7, 3)),
        writes(
            "cases.addStaff",
            "POST /cases/7/relationships/staff",
            "{'staff':[{'id':4,'lead_lawyer':true}]}",
            m -> m.cases().addStaff(7, List.of(NewCaseStaff.of(4).withLeadLawyer(true)))),
        reads(
            "caseRoles.list",
            "GET /case_roles?page_size=1000",
            "[{'id':7,'name':'Witness'}]",
            m -> m.caseRoles().list().stream().map(CaseRole::name).toList(),
            List.of("Witness")),
        reads(
            "caseStages.list",
            "GET /case_stages?page_size=1000",
            "[{'id':7,'name':'Trial'}]",
            m -> m.caseStages().list().stream().map(CaseStage::name).toList(),
            List.of("Trial")),
        creates(
            "caseStages.create",
            "POST /case_stages",
            "{'name':'Trial'}",
            "{'id':7,'name':'Trial'}",
            m -> m.caseStages().create(NewCaseStage.of("Trial")).id(),
            7L),
        writes(
            "caseStages.update",
            "PUT /case_stages/7",
            "{'name':'Appeal'}",
            m -> m.caseStages().update(7, CaseStageUpdate.of("Appeal"))),
        writes("caseStages.delete", "DELETE /case_stages/7", null, m -> m.caseStages().delete(7)),
        reads(
            "practiceAreas.list",
            "GET /practice_areas?page_size=1000",
            "[{'id':7,'name':'Tax'}]",
            m -> m.practiceAreas().list().stream().map(PracticeArea::name).toList(),
            List.of("Tax")),
        creates(
            "practiceAreas.create",
            "POST /practice_areas",
            "{'name':'Tax'}",
            "{'id':7,'name':'Tax'}",
            m -> m.practiceAreas().create(NewPracticeArea.of("Tax")).name(),
            "Tax"),
        writes(
            "practiceAreas.update",
            "PUT /practice_areas/7",
            "{'name':'Tax law'}",
            m ->
                m.practiceAreas()
                    .update(
                        7,
                        PracticeAreaUpdate.from(
                                Models.read(PracticeArea.class, "{'id':7,'name':'Tax'}"))
                            .withName("Tax law"))),
        writes(
            "practiceAreas.delete",
            "DELETE /practice_areas/7",
            null,
            m -> m.practiceAreas().delete(7)));
  }
}
