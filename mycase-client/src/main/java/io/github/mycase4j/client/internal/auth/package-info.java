/**
 * The refresh of access tokens, one at a time, with the new login stored before it is used. Not
 * exported.
 */
@NullMarked
package io.github.mycase4j.client.internal.auth;

import org.jspecify.annotations.NullMarked;
