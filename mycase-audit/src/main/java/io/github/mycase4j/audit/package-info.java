/**
 * An append-only, tamper-evident log of what was asked and done, with its verifier and its reports.
 * Every record is chained to the one before it by SHA-256 and carries an HMAC; an append returns
 * only when its line is on the disk. The package knows nothing of what it logs and needs nothing
 * but the JDK.
 */
@NullMarked
package io.github.mycase4j.audit;

import org.jspecify.annotations.NullMarked;
