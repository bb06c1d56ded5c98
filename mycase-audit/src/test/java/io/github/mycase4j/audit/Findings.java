package io.github.mycase4j.audit;

import java.nio.file.Path;
import java.util.List;

/** A verification as a test wants it; as it is made, that of a whole log of five records. */
final class Findings {
  static final String HASH = "ab".repeat(32);

  int exitCode;
  long records = 5;
  String headHash = HASH;
  boolean withKey = true;
  long uncheckable;
  Verification.HeadStatus head = Verification.HeadStatus.MATCHES;
  Verification.AnchorStatus anchor = Verification.AnchorStatus.NOT_GIVEN;
  long anchorSeq;
  List<Verification.Gap> gaps = List.of();
  List<Verification.OpenIntent> openIntents = List.of();
  long backwards;
  long firstBackwards;
  Verification.BadLine firstBad;
  long strayRecords;
  List<String> remarks = List.of();
  String cannotCheck;

  Verification found() {
    return new Verification(
        Path.of("audit.log"),
        exitCode,
        records,
        records,
        headHash,
        withKey,
        records - uncheckable,
        uncheckable,
        head,
        anchor,
        anchorSeq,
        gaps,
        openIntents,
        backwards,
        firstBackwards,
        firstBad,
        strayRecords,
        remarks,
        cannotCheck);
  }
}
