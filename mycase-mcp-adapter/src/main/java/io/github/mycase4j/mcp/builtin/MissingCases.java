package io.github.mycase4j.mcp.builtin;

import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.collection.Snapshot.Incompleteness;
import io.github.mycase4j.client.domain.BillingSummary;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.AccountChangedException;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.mcp.tool.ToolContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is owed on cases that MyCase does not return.
 *
 * @param owed null when nothing is, and when not all cases are known
 * @param incompleteness why not all cases are known, where that matters
 */
record MissingCases(@Nullable Owed owed, Optional<Incompleteness> incompleteness) {
  private static final MissingCases NONE = new MissingCases(null, Optional.empty());
  private static final Duration WAIT = Duration.ofSeconds(30);

  /** The number of invoices and what is outstanding on them. */
  public record Owed(int count, BigDecimal outstanding) {}

  /** Adds up the invoices of missing cases. The cases are read only when an invoice has one. */
  static MissingCases among(List<BillingSummary.OpenInvoice> open, ToolContext context) {
    if (open.stream().noneMatch(each -> each.invoice().legalCase() != null)) {
      return NONE;
    }
    try {
      return among(open, context.mycase().collections().cases().read());
    } catch (AccessDeniedException e) {
      // For a login without access to cases, every case would be missing.
      return NONE;
    } catch (LoginRequiredException | AccountChangedException | CallCancelledException e) {
      throw e;
    } catch (MyCaseException e) {
      String reason = "summary.on_missing_cases is not known: " + e.getMessage();
      return new MissingCases(null, Optional.of(new Incompleteness(reason, 0, null, WAIT)));
    }
  }

  private static MissingCases among(
      List<BillingSummary.OpenInvoice> open, Snapshot<LegalCase> cases) {
    int count = 0;
    BigDecimal outstanding = BigDecimal.ZERO;
    for (BillingSummary.OpenInvoice each : open) {
      Ref legalCase = each.invoice().legalCase();
      if (legalCase != null && cases.find(legalCase.id()).isEmpty()) {
        count++;
        outstanding = outstanding.add(each.outstanding());
      }
    }
    if (count == 0) {
      return NONE;
    }
    return cases.incompleteness().isPresent()
        ? new MissingCases(null, cases.incompleteness())
        : new MissingCases(new Owed(count, outstanding), Optional.empty());
  }
}
