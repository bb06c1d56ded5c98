package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.CustomFieldsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.CustomField;
import io.github.mycase4j.client.model.CustomFieldOption;
import io.github.mycase4j.client.model.NewCustomField;
import io.github.mycase4j.client.model.NewCustomFieldOption;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.List;

/** Sends the requests of {@link CustomFieldsApi}. */
final class CustomFieldsService implements CustomFieldsApi {
  private final Api api;
  private final Resource<CustomField> customFields;

  CustomFieldsService(Api api) {
    this.api = api;
    this.customFields = new Resource<>(api, "custom_fields", CustomField.class, CustomField::id);
  }

  @Override
  public PagedIterable<CustomField> list(UpdatedAfter filter) {
    return customFields.list(filter);
  }

  @Override
  public CustomField get(long id) {
    return customFields.get(id);
  }

  @Override
  public CustomField create(NewCustomField body) {
    return customFields.create(body);
  }

  @Override
  public void delete(long id) {
    customFields.delete(id);
  }

  @Override
  public List<CustomFieldOption> listOptions(long id) {
    return api.getAll(options(id), List.of(), CustomFieldOption.class);
  }

  @Override
  public List<CustomFieldOption> addOptions(long id, List<NewCustomFieldOption> options) {
    return api.postForList(
        options(id), Relationship.of("list_options", options), CustomFieldOption.class);
  }

  @Override
  public void updateOption(long id, String key, NewCustomFieldOption option) {
    api.put(option(id, key), option);
  }

  @Override
  public void deleteOption(long id, String key) {
    api.delete(option(id, key));
  }

  private static String options(long id) {
    return "/custom_fields/" + id + "/list_options";
  }

  private static String option(long id, String key) {
    return options(id) + "/" + PathSegment.of("key", key);
  }
}
