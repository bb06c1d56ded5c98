/**
 * The audit of a plain Java service's requests to MyCase. The package is the only part of the log
 * that knows the client, which has to be on the path only where this package is used.
 */
@NullMarked
package io.github.mycase4j.audit.client;

import org.jspecify.annotations.NullMarked;
