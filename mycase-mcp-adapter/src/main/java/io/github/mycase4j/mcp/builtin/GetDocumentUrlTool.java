package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.model.DownloadLocation;
import io.github.mycase4j.client.model.LegalDocument;
import io.github.mycase4j.client.model.ModelFields;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolContext;
import io.github.mycase4j.mcp.tool.ToolResult;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code get-document-url}: returns a URL that downloads one document and is valid for a minute.
 */
public final class GetDocumentUrlTool implements MyCaseTool<GetDocumentUrlTool.Input> {

  /** Creates the tool. */
  public GetDocumentUrlTool() {}

  /** The arguments. */
  public record Input(long documentId) {}

  /** The result. */
  public record Output(
      long documentId,
      @Nullable String name,
      @Nullable String filename,
      String downloadUrl,
      Instant expiresAt,
      @Nullable List<String> unreadableFields) {}

  @Override
  public ToolSpec<Input> spec() {
    return ToolSpec.read(
            "get-document-url",
            "Returns a URL for downloading one document. Call it only when about to open the"
                + " file: the URL is valid for a minute, for anyone who has it.",
            Input.class)
        .title("Get a document's download URL")
        .result(Output.class);
  }

  @Override
  public ToolResult call(Input in, ToolContext context) {
    LegalDocument document =
        IdChecks.get(
            "document_id", "document", in.documentId(), context.mycase().documents()::find);
    Instant asked = context.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    DownloadLocation location = context.mycase().documents().downloadLocation(in.documentId());
    Set<String> unreadable = ModelFields.unreadable(document).keySet();
    return ToolResult.of(
        new Output(
            in.documentId(),
            document.name(),
            document.filename(),
            location.address().toASCIIString(),
            asked.plus(location.validFor()),
            unreadable.isEmpty() ? null : List.copyOf(unreadable)));
  }
}
