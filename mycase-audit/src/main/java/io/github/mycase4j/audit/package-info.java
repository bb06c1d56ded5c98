/**
 * An append-only, tamper-evident log of what was requested and done, with its verifier. Every
 * record is chained to the one before it by SHA-256 and carries an HMAC; an append returns only
 * when its line is on disk. The package knows nothing about what it logs and needs nothing but the
 * JDK.
 *
 * <h2>Class map</h2>
 *
 * <p><b>For callers.</b> {@link io.github.mycase4j.audit.AuditLog} appends {@link
 * io.github.mycase4j.audit.AuditRecord}s ({@link io.github.mycase4j.audit.Access}, {@link
 * io.github.mycase4j.audit.Outcome}, {@link io.github.mycase4j.audit.ParamPolicy}, {@link
 * io.github.mycase4j.audit.ParamRule}) as {@link io.github.mycase4j.audit.AuditLogConfig} says,
 * under an {@link io.github.mycase4j.audit.AuditKey}; {@link
 * io.github.mycase4j.audit.AuditException} says why it did not. {@link
 * io.github.mycase4j.audit.AuditVerifier} turns a {@link io.github.mycase4j.audit.VerifyRequest}
 * into a {@link io.github.mycase4j.audit.Verification} and hands over {@link
 * io.github.mycase4j.audit.VerifiedRecord}s; {@link io.github.mycase4j.audit.AuditRepair} records
 * an incident; {@link io.github.mycase4j.audit.AuditHead} reads the head hash. Reports are in
 * {@link io.github.mycase4j.audit.report}.
 *
 * <p><b>What a line looks like.</b> {@code RecordFormat} writes records, {@code Hex}, {@code Hkdf}
 * and {@code Ulids} their parts; {@code LineBlock} finds and checks lines in bytes that were read.
 *
 * <p><b>Writing.</b> {@code AuditLog} queues; {@code LogWriter} commits one {@code WriteBatch} at a
 * time under the lock between processes. {@code LogState} holds the open files and knows where the
 * log ends: {@code LogFile} is the log, {@code HeadFile} the head. {@code ControlRecords} are the
 * records that the log writes about itself, {@code Rotation} begins a new file, {@code OwedRecords}
 * are outcomes that could not be written yet.
 *
 * <p><b>The head.</b> {@code Head} is one slot of the head file, {@code HeadSlots} weighs the two.
 *
 * <p><b>Reading the chain.</b> {@code ChainReader} follows records through the files for the
 * verifier and for the recovery alike. It asks {@code ControlRecordChecker} and {@code Keyring},
 * counts in {@code ChainCounters}, and keeps bytes that no record commits to in {@code
 * UncoveredRanges}.
 *
 * <p><b>After a crash or an attack.</b> {@code Recovery} finds the {@code LogTail}, the end of the
 * log with every {@code Gap} that a record has to cover first. {@code LastAcknowledged} lets a
 * writer notice that its log was replaced, {@code LostKey} begins a new file when the key is lost,
 * {@code AuditErrors} words the reasons to append nothing.
 *
 * <p><b>Verifying.</b> {@code Snapshot} opens the files as they are at one moment, {@code
 * StrayFiles} picks those that may not belong to the log, {@code Judgment} draws the conclusion,
 * {@code VerificationText} words it.
 *
 * <p><b>Files.</b> {@code LogPaths} names them. {@code Disk} is every operation on them: {@code
 * LocalDisk} does it, {@code RetryingDisk} retries it. {@code OwnerOnly} sets permissions, {@code
 * LockFile} and {@code LockWait} lock between processes, {@code UninterruptibleIo} shields I/O from
 * interrupts, {@code FileBytes} reads and hashes ranges, {@code IoProblem} words a failure.
 */
@NullMarked
package io.github.mycase4j.audit;

import org.jspecify.annotations.NullMarked;
