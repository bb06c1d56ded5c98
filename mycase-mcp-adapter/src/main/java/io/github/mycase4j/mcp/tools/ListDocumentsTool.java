package io.github.mycase4j.mcp.tools;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.client.practice.TextKind;
import io.github.mycase4j.client.practice.TextMatch;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.Recorded;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code list-documents}: documents by case and by words in their names. */
public final class ListDocumentsTool implements MyCaseTool<ListDocumentsTool.Input> {
  private static final RowOrder<LegalDocument> LAST_UPDATED_FIRST =
      RowOrder.<LegalDocument, Instant>descending(LegalDocument::updatedAt)
          .thenDescending(LegalDocument::id);

  /** Creates the tool. */
  public ListDocumentsTool() {}

  /** The arguments. */
  public record Input(
      @Nullable Long caseId,
      @Describe(value = "Part of name, filename or path", recorded = Recorded.HASHED)
          @Nullable String query,
      @Describe("Instant with offset, or date (UTC)") @Nullable Instant updatedAfter) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "list-documents",
            "Lists documents by case and by words in name, filename or path; last updated first."
                + " It does not look inside documents; get-document-url opens one.",
            Input.class)
        .title("List documents")
        .rows("documents", DocumentRow.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    new Known(context).filters(in.caseId(), null, null);
    TextMatch query = TextMatch.of(in.query());
    Predicate<LegalDocument> matches =
        d ->
            query.isInAny(TextKind.TITLE, d.name(), d.filename(), d.path())
                && Within.changed(d.updatedAt(), d.createdAt(), in.updatedAfter());
    if (in.caseId() != null) {
      // MyCase lists a case's documents by itself: a few requests, not all pages of the firm.
      List<LegalDocument> ofCase =
          context.mycase().documents().listOfCase(in.caseId()).stream()
              .peek(document -> context.check())
              .filter(matches)
              .toList();
      return ToolResult.rows(ofCase, LAST_UPDATED_FIRST, DocumentRow::of);
    }
    Snapshot<LegalDocument> documents = context.mycase().collections().documents().read();
    List<LegalDocument> found =
        CheckedRows.of(context, documents.rows()).stream().filter(matches).toList();
    return ToolResult.rows(found, LAST_UPDATED_FIRST, DocumentRow::of).missing(documents.missing());
  }
}
