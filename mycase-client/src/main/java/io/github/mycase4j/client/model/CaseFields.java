package io.github.mycase4j.client.model;

import java.util.List;

/**
 * What a request for cases asks for beyond MyCase's default, which is the id alone of each client
 * and of each custom field.
 *
 * @param clientFields the fields of the clients; empty for the id alone. The id is always sent
 * @param customFieldTypes whether to include the type of each custom field
 */
public record CaseFields(List<ClientField> clientFields, boolean customFieldTypes) {
  private static final CaseFields DEFAULTS = new CaseFields(List.of(), false);

  /**
   * Normalizes the components.
   *
   * @param clientFields the fields of the clients; empty for the id alone. The id is always sent
   * @param customFieldTypes whether to include the type of each custom field
   */
  public CaseFields {
    clientFields = clientFields.stream().distinct().toList();
  }

  /** {@return MyCase's default: ids alone} */
  public static CaseFields defaults() {
    return DEFAULTS;
  }

  /**
   * {@return a copy that asks for these fields of the clients, instead of those before}
   *
   * @param fields the fields; none for the id alone
   */
  public CaseFields withClientFields(ClientField... fields) {
    return new CaseFields(List.of(fields), customFieldTypes);
  }

  /**
   * {@return a copy that asks for the types of the custom fields, or does not}
   *
   * @param types true to ask for them
   */
  public CaseFields withCustomFieldTypes(boolean types) {
    return new CaseFields(clientFields, types);
  }
}
