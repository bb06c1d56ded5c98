/** HTTP requests, responses and errors in MyCase's form, and the servers that exchange them. */
@NullMarked
package io.github.mycase4j.sandbox.http;

import org.jspecify.annotations.NullMarked;
