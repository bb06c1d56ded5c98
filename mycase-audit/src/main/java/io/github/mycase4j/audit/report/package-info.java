/**
 * Reports of an audit log for people: a table for a spreadsheet, and a page to print and hand over.
 * A report verifies the log while it reads it and states the result. Nothing in the log's own
 * package knows of this one.
 */
@NullMarked
package io.github.mycase4j.audit.report;

import org.jspecify.annotations.NullMarked;
