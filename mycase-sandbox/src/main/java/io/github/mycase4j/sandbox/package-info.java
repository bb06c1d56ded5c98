/**
 * A stand-in MyCase: the API v1, the login page, the token endpoint and the file store, in one
 * process on 127.0.0.1, with a fictional law firm in it. It is written from MyCase's description of
 * its API and rejects what that description does not know, so that a wrong request fails a test
 * here instead of being silently ignored there.
 */
@NullMarked
package io.github.mycase4j.sandbox;

import org.jspecify.annotations.NullMarked;
