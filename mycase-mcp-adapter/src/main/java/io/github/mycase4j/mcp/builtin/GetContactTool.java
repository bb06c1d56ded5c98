package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.domain.Contact;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.Company;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code get-contact}: everything MyCase has on one client or company. */
public final class GetContactTool implements MyCaseTool<GetContactTool.Input> {

  /** Creates the tool. */
  public GetContactTool() {}

  /** What {@code type} may be. */
  public enum Type {
    /** A person. */
    CLIENT,
    /** A company. */
    COMPANY;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The arguments. */
  public record Input(
      long contactId,
      @Describe("A client and a company can have the same id") @Nullable Type type) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "get-contact",
            "Returns everything MyCase has on one client or company, fresh: address, phones,"
                + " notes, cases. Find id and type with search-contacts.",
            Input.class)
        .title("Get a contact")
        .object("contact", ContactRow.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    MyCaseClient mycase = context.mycase();
    long id = in.contactId();
    Optional<Client> client =
        in.type() == Type.COMPANY ? Optional.empty() : mycase.clients().find(id);
    Optional<Company> company =
        in.type() == Type.CLIENT ? Optional.empty() : mycase.companies().find(id);
    if (client.isPresent() && company.isPresent()) {
      throw new InvalidArgumentException(
          "type", "type is needed: there is a client and a company with the id " + id + ".");
    }
    Contact contact =
        client
            .map(Contact::of)
            .or(() -> company.map(Contact::of))
            .orElseThrow(
                () ->
                    new InvalidArgumentException(
                        "contact_id",
                        "contact_id: there is no "
                            + (in.type() == null ? "client or company" : in.type().toString())
                            + " with the id "
                            + id
                            + "."));
    return ToolResult.object("contact", ContactRow.of(contact), ContactRow.source(contact));
  }
}
