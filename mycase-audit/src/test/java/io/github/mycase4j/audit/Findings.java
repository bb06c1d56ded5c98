package io.github.mycase4j.audit;

import java.nio.file.Path;
import java.util.List;

/** A verification as a test wants it; as it is made, that of a whole log of five records. */
public final class Findings {
  public static final String HASH = "ab".repeat(32);

  public int exitCode;
  public long records = 5;
  public String headHash = HASH;
  public boolean withKey = true;
  public long uncheckable;
  public Verification.HeadStatus head = Verification.HeadStatus.MATCHES;
  public Verification.AnchorStatus anchor = Verification.AnchorStatus.NOT_GIVEN;
  public long anchorSeq;
  public List<Verification.GapRecord> gaps = List.of();
  public List<Verification.OpenIntent> openIntents = List.of();
  public long backwards;
  public long firstBackwards;
  public Verification.BadLine firstBad;
  public long strayRecords;
  public List<String> remarks = List.of();
  public String cannotCheck;

  /** Starts with the findings of a log of five records in which nothing is wrong. */
  public Findings() {}

  public Verification found() {
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
