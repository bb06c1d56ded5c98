package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.CustomField;
import io.github.mycase4j.client.model.CustomFieldOption;
import io.github.mycase4j.client.model.NewCustomField;
import io.github.mycase4j.client.model.NewCustomFieldOption;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.List;
import java.util.Optional;

/**
 * Custom fields that the firm defined, and the options of those that are lists. MyCase cannot
 * change a field, only its options. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Custom Fields
 */
public interface CustomFieldsApi {
  /**
   * Lists all custom fields that this login may see, lazily ({@code GET /custom_fields}).
   *
   * @return the custom fields, read page by page while they are iterated
   */
  default PagedIterable<CustomField> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the custom fields created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the custom fields, read page by page while they are iterated
   */
  PagedIterable<CustomField> list(UpdatedAfter filter);

  /**
   * Reads one custom field ({@code GET /custom_fields/{id}}).
   *
   * @param id the id of the custom field
   * @return the custom field
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no custom field with this
   *     id
   */
  CustomField get(long id);

  /**
   * Reads one custom field, or returns empty if there is none with this id.
   *
   * @param id the id of the custom field
   * @return the custom field, or empty
   */
  default Optional<CustomField> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates a custom field ({@code POST /custom_fields}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the custom field as MyCase stored it
   */
  CustomField create(NewCustomField body);

  /**
   * Deletes a custom field ({@code DELETE /custom_fields/{id}}). It cannot be undone.
   *
   * @param id the id of the custom field
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no custom field with this
   *     id
   */
  void delete(long id);

  /**
   * Reads the options of a field of type list ({@code GET /custom_fields/{id}/list_options}).
   * MyCase returns them all at once.
   *
   * @param id the id of the custom field
   * @return the options, unmodifiable
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no custom field with this
   *     id
   */
  List<CustomFieldOption> listOptions(long id);

  /**
   * Adds options to a field of type list ({@code POST /custom_fields/{id}/list_options}) and
   * returns the response of MyCase, its options with their keys.
   *
   * @param id the id of the custom field
   * @param options the options to add, at least one
   * @return the options, unmodifiable
   * @throws IllegalArgumentException if the list is empty; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no custom field with this
   *     id
   */
  List<CustomFieldOption> addOptions(long id, List<NewCustomFieldOption> options);

  /**
   * Renames an option ({@code PUT /custom_fields/{id}/list_options/{key}}).
   *
   * @param id the id of the custom field
   * @param key the option, by {@link CustomFieldOption#key}
   * @param option its new name
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no such field or option
   */
  void updateOption(long id, String key, NewCustomFieldOption option);

  /**
   * Deletes an option ({@code DELETE /custom_fields/{id}/list_options/{key}}). It cannot be undone.
   *
   * @param id the id of the custom field
   * @param key the option, by {@link CustomFieldOption#key}
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no such field or option
   */
  void deleteOption(long id, String key);
}
