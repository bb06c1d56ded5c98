package io.github.mycase4j.client.api;

import static io.github.mycase4j.client.api.Operation.creates;
import static io.github.mycase4j.client.api.Operation.reads;
import static io.github.mycase4j.client.api.Operation.writes;

import io.github.mycase4j.client.model.Address;
import io.github.mycase4j.client.model.CustomField;
import io.github.mycase4j.client.model.CustomFieldOption;
import io.github.mycase4j.client.model.CustomFieldParent;
import io.github.mycase4j.client.model.CustomFieldType;
import io.github.mycase4j.client.model.Location;
import io.github.mycase4j.client.model.LocationUpdate;
import io.github.mycase4j.client.model.MessageThread;
import io.github.mycase4j.client.model.NewCustomField;
import io.github.mycase4j.client.model.NewCustomFieldOption;
import io.github.mycase4j.client.model.NewLocation;
import io.github.mycase4j.client.model.NewMessage;
import io.github.mycase4j.client.model.NewMessageThread;
import io.github.mycase4j.client.model.NewWebhookSubscription;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.WebhookAction;
import io.github.mycase4j.client.model.WebhookModel;
import io.github.mycase4j.client.model.WebhookSubscription;
import java.net.URI;
import java.util.List;

/** Locations, custom fields, message threads and webhooks. */
public final class SetupOperations {
  private static final String LOCATION = "{'id':7,'name':'Court'}";
  private static final String OPTION = "{'key':'k 1','option':'Blue'}";
  private static final String FIELD =
      "{'id':7,'name':'Color','parent_type':'case','field_type':'list','list_options':["
          + OPTION
          + "]}";
  private static final String THREAD =
      "{'id':7,'subject':'Hello','first_message_body':'Hi','sender':{'id':4}}";
  private static final String HOOK =
      "{'id':'w-1','model':'case','url':'https://firm.example.com/hook','actions':['created'],"
          + "'hmac_key':'secret'}";

  private SetupOperations() {}

  public static List<Operation> all() {
    return List.of(
        reads(
            "locations.list",
            "GET /locations?page_size=1000",
            "[" + LOCATION + "]",
            m -> m.locations().list().stream().map(Location::name).toList(),
            List.of("Court")),
        creates(
            "locations.create",
            "POST /locations",
            "{'name':'Court','address':{'address1':'1 Main St','address2':'Suite 2',"
                + "'city':'Springfield','state':'IL','zip_code':'62701','country':'US'}}",
            LOCATION,
            m ->
                m.locations()
                    .create(
                        NewLocation.of("Court")
                            .withAddress(
                                Address.of("1 Main St", "Springfield", "IL", "62701")
                                    .withAddress2("Suite 2")
                                    .withCountry("US")))
                    .id(),
            7L),
        writes(
            "locations.update",
            "PUT /locations/7",
            "{'name':'New Court'}",
            m ->
                m.locations()
                    .update(
                        7,
                        LocationUpdate.from(Models.read(Location.class, LOCATION))
                            .withName("New Court"))),
        writes("locations.delete", "DELETE /locations/7", null, m -> m.locations().delete(7)),
        reads(
            "customFields.list",
            "GET /custom_fields?page_size=1000",
            "[" + FIELD + "]",
            m -> m.customFields().list().stream().map(CustomField::parentType).toList(),
            List.of(CustomFieldParent.CASE)),
        reads(
            "customFields.get",
            "GET /custom_fields/7",
            FIELD,
            m -> m.customFields().get(7).listOptions().get(0).key(),
            "k 1"),
        creates(
            "customFields.create",
            "POST /custom_fields",
            "{'name':'Color','parent_type':'case','field_type':'list',"
                + "'list_options':[{'option_value':'Blue'}]}",
            FIELD,
            m ->
                m.customFields()
                    .create(NewCustomField.list("Color", CustomFieldParent.CASE, List.of("Blue")))
                    .fieldType(),
            CustomFieldType.LIST),
        creates(
            "customFields.create",
            "POST /custom_fields",
            "{'name':'Size','parent_type':'client','field_type':'numeric'}",
            FIELD,
            m ->
                m.customFields()
                    .create(
                        NewCustomField.of(
                            "Size", CustomFieldParent.CLIENT, CustomFieldType.NUMERIC))
                    .id(),
            7L),
        writes(
            "customFields.delete",
            "DELETE /custom_fields/7",
            null,
            m -> m.customFields().delete(7)),
        reads(
            "customFields.listOptions",
            "GET /custom_fields/7/list_options",
            "[" + OPTION + "]",
            m -> m.customFields().listOptions(7).stream().map(CustomFieldOption::option).toList(),
            List.of("Blue")),
        new Operation(
            "customFields.addOptions",
            "POST /custom_fields/7/list_options",
            "{'list_options':[{'option_value':'Blue'}]}",
            "200 [" + OPTION + "]",
            m ->
                m.customFields().addOptions(7, List.of(NewCustomFieldOption.of("Blue"))).stream()
                    .map(CustomFieldOption::key)
                    .toList(),
            List.of("k 1")),
        writes(
            "customFields.updateOption",
            "PUT /custom_fields/7/list_options/k%201",
            "{'option_value':'Navy'}",
            m -> m.customFields().updateOption(7, "k 1", NewCustomFieldOption.of("Navy"))),
        writes(
            "customFields.deleteOption",
            "DELETE /custom_fields/7/list_options/a%2Fb",
            null,
            m -> m.customFields().deleteOption(7, "a/b")),
        reads(
            "messageThreads.listByClient",
            "GET /clients/8/message_threads",
            "[" + THREAD + "]",
            m -> m.messageThreads().listByClient(8).stream().map(MessageThread::subject).toList(),
            List.of("Hello")),
        creates(
            "messageThreads.create",
            "POST /message_threads",
            "{'subject':'Hello','first_message_body':'Hi','sender':{'id':4},"
                + "'client_recipients':[{'id':8}],'staff_recipients':[{'id':5}]}",
            THREAD,
            m ->
                m.messageThreads()
                    .create(
                        NewMessageThread.of("Hello", "Hi")
                            .withSender(4)
                            .withClientRecipients(List.of(8L))
                            .withStaffRecipients(List.of(5L)))
                    .sender(),
            Ref.of(4)),
        creates(
            "messageThreads.createForCase",
            "POST /cases/9/message_threads",
            "{'subject':'Hello','first_message_body':'Hi'}",
            THREAD,
            m -> m.messageThreads().createForCase(9, NewMessageThread.of("Hello", "Hi")).id(),
            7L),
        creates(
            "messageThreads.createMessage",
            "POST /message_threads/7/messages",
            "{'sender':{'id':4},'body':'Thanks'}",
            "{'id':71,'body':'Thanks','message_thread':{'id':7,'subject':'Hello'}}",
            m ->
                m.messageThreads()
                    .createMessage(7, NewMessage.of(4, "Thanks"))
                    .messageThread()
                    .subject(),
            "Hello"),
        reads(
            "webhooks.list",
            "GET /webhooks/subscriptions",
            "[" + HOOK + "]",
            m -> m.webhooks().list().stream().map(WebhookSubscription::actions).toList(),
            List.of(List.of(WebhookAction.CREATED))),
        creates(
            "webhooks.create",
            "POST /webhooks/subscriptions",
            "{'model':'case','url':'https://firm.example.com/hook','actions':['created']}",
            HOOK,
            m ->
                m.webhooks()
                    .create(
                        NewWebhookSubscription.of(
                                WebhookModel.CASE, URI.create("https://firm.example.com/hook"))
                            .withActions(WebhookAction.CREATED))
                    .hmacKey(),
            "secret"),
        writes(
            "webhooks.delete",
            "DELETE /webhooks/subscriptions/w-1",
            null,
            m -> m.webhooks().delete("w-1")));
  }
}
