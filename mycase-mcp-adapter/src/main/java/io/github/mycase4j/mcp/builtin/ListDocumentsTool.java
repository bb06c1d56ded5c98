package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.domain.RowConditions;
import io.github.mycase4j.client.domain.TextKind;
import io.github.mycase4j.client.domain.TextMatch;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.mcp.tool.AuditMode;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.GroupKey;
import io.github.mycase4j.mcp.tool.GroupKey.KeyType;
import io.github.mycase4j.mcp.tool.Grouping;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.RowOrder;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolResult.EmptyGroups;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code list-documents}: documents by case and by words in their names. */
public final class ListDocumentsTool implements MyCaseTool<ListDocumentsTool.Input> {
  private static final RowOrder<LegalDocument> LAST_UPDATED_FIRST =
      RowOrder.<LegalDocument, Instant>descending(LegalDocument::updatedAt)
          .thenDescending(LegalDocument::id);

  private static final Grouping<LegalDocument> GROUPS =
      Grouping.<LegalDocument>of("document", LegalDocument::id, Grouping.Count.class)
          .by("case", GroupKey.reference(KeyType.CASE, "case", LegalDocument::legalCase))
          .by(
              "folder",
              GroupKey.<LegalDocument>reference(KeyType.OTHER, "folder", LegalDocument::folder)
                  .named(ListDocumentsTool::folderName));

  /** Creates the tool. */
  public ListDocumentsTool() {}

  /** The arguments. */
  public record Input(
      @Nullable Long caseId,
      @Describe(value = "Part of name, filename or path", recorded = AuditMode.HASHED)
          @Nullable String query,
      @Describe("Instant with offset, or date (UTC)") @Nullable Instant updatedAfter) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "list-documents",
            "Lists documents by case and by words in name, filename or path; last updated first."
                + " Does not look inside documents; get-document-url opens one.",
            Input.class)
        .title("List documents")
        .rows("documents", DocumentRow.class)
        .groups(GROUPS);
  }

  /** MyCase does not list folders; the path of a document names its folders. */
  private static @Nullable String folderName(LegalDocument document) {
    String path = document.path();
    int end = path == null ? -1 : path.lastIndexOf('/');
    return path == null || end <= 0
        ? null
        : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    new IdChecks(context).filters(in.caseId(), null, null);
    TextMatch query = TextMatch.of(in.query());
    ChangeRange changed = ChangeRange.of(in.updatedAfter(), null);
    RowConditions<LegalDocument> conditions =
        RowConditions.of("document", LegalDocument::id)
            .where(
                in.query() != null,
                d -> query.isInAny(TextKind.TITLE, d.name(), d.filename(), d.path()),
                "name",
                "filename",
                "path")
            .where(
                changed.isAsked(),
                d -> changed.has(d.updatedAt(), d.createdAt()),
                "updated_at",
                "created_at");
    if (in.caseId() != null) {
      // MyCase lists a case's documents by itself: a few requests, not all pages of the firm.
      List<LegalDocument> ofCase =
          context.mycase().documents().listByCase(in.caseId()).stream()
              .peek(document -> context.check())
              .toList();
      List<LegalDocument> found = conditions.matches(ofCase);
      return ToolResult.rows(found, LAST_UPDATED_FIRST, DocumentRow::of)
          .groups(
              GROUPS,
              found,
              Grouping.Count.collector(),
              new EmptyGroups(c -> Refs.isOrAny(c.id(), in.caseId()), (key, id) -> false))
          .doubts(conditions.doubts(ofCase));
    }
    Snapshot<LegalDocument> documents = context.mycase().collections().documents().read();
    List<LegalDocument> found = conditions.matches(CheckedRows.of(context, documents.rows()));
    return ToolResult.rows(found, LAST_UPDATED_FIRST, DocumentRow::of)
        .groups(GROUPS, found, Grouping.Count.collector())
        .missing(documents.incompleteness())
        .doubts(conditions.doubts(documents.unreadable()));
  }
}
