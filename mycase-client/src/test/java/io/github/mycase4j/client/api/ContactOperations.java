package io.github.mycase4j.client.api;

import static io.github.mycase4j.client.api.Operation.creates;
import static io.github.mycase4j.client.api.Operation.reads;
import static io.github.mycase4j.client.api.Operation.writes;

import io.github.mycase4j.client.model.Address;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.ClientUpdate;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.client.model.CompanyUpdate;
import io.github.mycase4j.client.model.Lead;
import io.github.mycase4j.client.model.LeadUpdate;
import io.github.mycase4j.client.model.NewClient;
import io.github.mycase4j.client.model.NewCompany;
import io.github.mycase4j.client.model.NewLead;
import io.github.mycase4j.client.model.NewPeopleGroup;
import io.github.mycase4j.client.model.NewReferralSource;
import io.github.mycase4j.client.model.PeopleGroup;
import io.github.mycase4j.client.model.PeopleGroupUpdate;
import io.github.mycase4j.client.model.PersonQuery;
import io.github.mycase4j.client.model.ReferralSource;
import io.github.mycase4j.client.model.StaffMember;
import io.github.mycase4j.client.model.StaffQuery;
import java.time.LocalDate;
import java.util.List;

/** Clients, companies, leads, staff and what a firm sorts people by. */
public final class ContactOperations {
  private static final String CLIENT =
      "{'id':7,'first_name':'Ann','last_name':'Lee','email':'ann@example.com',"
          + "'custom_field_values':[{'custom_field':{'id':5},'value':'blue'}]}";
  private static final String COMPANY = "{'id':7,'name':'Acme','clients':[{'id':1}]}";
  private static final String LEAD =
      "{'id':7,'first_name':'Ann','last_name':'Lee','status':'Contacted'}";
  private static final String STAFF = "{'id':7,'first_name':'Ann','active':true}";
  private static final String ADDRESS =
      "'address':{'address1':'1 Main St','address2':'','city':'Springfield','state':'IL',"
          + "'zip_code':'62701','country':''}";

  private ContactOperations() {}

  public static List<Operation> all() {
    Client client = Models.read(Client.class, CLIENT);
    Company company = Models.read(Company.class, COMPANY);
    Lead lead = Models.read(Lead.class, LEAD);
    Address address = Address.of("1 Main St", "Springfield", "IL", "62701");
    return List.of(
        reads(
            "clients.list",
            "GET /clients?filter[last_name]=Lee&page_size=1000",
            "[" + CLIENT + "]",
            m -> m.clients().list(PersonQuery.all().withLastName("Lee")).stream().toList(),
            List.of(client)),
        reads("clients.get", "GET /clients/7", CLIENT, m -> m.clients().get(7), client),
        creates(
            "clients.create",
            "POST /clients",
            "{'email':'ann@example.com','first_name':'Ann','last_name':'Lee',"
                + ADDRESS
                + ",'birthdate':'1990-02-03','people_group':{'id':3},'cases':[{'id':9}]}",
            CLIENT,
            m ->
                m.clients()
                    .create(
                        NewClient.of("Ann", "Lee")
                            .withEmail("ann@example.com")
                            .withAddress(address)
                            .withBirthdate(LocalDate.of(1990, 2, 3))
                            .withPeopleGroup(3)
                            .withCases(List.of(9L))),
            client),
        writes(
            "clients.update",
            "PUT /clients/7",
            "{'first_name':'Ann','last_name':'Roe','cell_phone_number':'555-0142'}",
            m ->
                m.clients()
                    .update(
                        7,
                        ClientUpdate.from(client)
                            .withLastName("Roe")
                            .withCellPhoneNumber("555-0142"))),
        writes("clients.delete", "DELETE /clients/7", null, m -> m.clients().delete(7)),
        reads(
            "companies.list",
            "GET /companies?page_size=1000",
            "[" + COMPANY + "]",
            m -> m.companies().list().stream().toList(),
            List.of(company)),
        reads("companies.get", "GET /companies/7", COMPANY, m -> m.companies().get(7), company),
        creates(
            "companies.create",
            "POST /companies",
            "{'name':'Acme','website':'https://acme.example.com','clients':[{'id':1}]}",
            COMPANY,
            m ->
                m.companies()
                    .create(
                        NewCompany.of("Acme")
                            .withWebsite("https://acme.example.com")
                            .withClients(List.of(1L))),
            company),
        writes(
            "companies.update",
            "PUT /companies/7",
            "{'name':'Acme'," + ADDRESS + "}",
            m -> m.companies().update(7, CompanyUpdate.from(company).withAddress(address))),
        writes("companies.delete", "DELETE /companies/7", null, m -> m.companies().delete(7)),
        writes(
            "companies.addClients",
            "POST /companies/7/relationships/clients",
            "{'clients':[{'id':1},{'id':2}]}",
            m -> m.companies().addClients(7, 1, 2)),
        reads(
            "leads.list",
            "GET /leads?page_size=1000",
            "[" + LEAD + "]",
            m -> m.leads().list().stream().toList(),
            List.of(lead)),
        reads("leads.get", "GET /leads/7", LEAD, m -> m.leads().get(7), lead),
        creates(
            "leads.create",
            "POST /leads",
            "{'first_name':'Ann','last_name':'Lee','lead_details':'Fence',"
                + "'referral_source_reference':{'id':4},'referred_by':{'id':5}}",
            LEAD,
            m ->
                m.leads()
                    .create(
                        NewLead.of("Ann", "Lee")
                            .withLeadDetails("Fence")
                            .withReferralSourceReference(4)
                            .withReferredBy(5)),
            lead),
        writes(
            "leads.update",
            "PUT /leads/7",
            "{'email':'lee@example.com','first_name':'Ann','last_name':'Lee'}",
            m -> m.leads().update(7, LeadUpdate.from(lead).withEmail("lee@example.com"))),
        reads(
            "staff.list",
            "GET /staff?filter[status]=active&page_size=1000",
            "[" + STAFF + "]",
            m ->
                m.staff().list(StaffQuery.all().withActive(true)).stream()
                    .map(StaffMember::firstName)
                    .toList(),
            List.of("Ann")),
        reads("staff.get", "GET /staff/7", STAFF, m -> m.staff().get(7).active(), true),
        reads("staff.me", "GET /me", STAFF, m -> m.staff().me().id(), 7L),
        reads("firm.get", "GET /firm", "{'name':'Roe LLP'}", m -> m.firm().get().name(), "Roe LLP"),
        reads(
            "peopleGroups.list",
            "GET /people_groups?page_size=1000",
            "[{'id':7,'name':'Client'}]",
            m -> m.peopleGroups().list().stream().map(PeopleGroup::name).toList(),
            List.of("Client")),
        creates(
            "peopleGroups.create",
            "POST /people_groups",
            "{'name':'Expert'}",
            "{'id':7,'name':'Expert'}",
            m -> m.peopleGroups().create(NewPeopleGroup.of("Expert")).name(),
            "Expert"),
        writes(
            "peopleGroups.update",
            "PUT /people_groups/7",
            "{'name':'Experts'}",
            m -> m.peopleGroups().update(7, PeopleGroupUpdate.of("Experts"))),
        writes(
            "peopleGroups.delete",
            "DELETE /people_groups/7",
            null,
            m -> m.peopleGroups().delete(7)),
        reads(
            "referralSources.list",
            "GET /referral_sources?page_size=1000",
            "[{'id':7,'name':'Website'}]",
            m -> m.referralSources().list().stream().map(ReferralSource::name).toList(),
            List.of("Website")),
        creates(
            "referralSources.create",
            "POST /referral_sources",
            "{'name':'Website'}",
            "{'id':7,'name':'Website'}",
            m -> m.referralSources().create(NewReferralSource.of("Website")).id(),
            7L));
  }
}
