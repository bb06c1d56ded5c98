/**
 * The typed SDK for MyCase's API v1. {@link io.github.mycase4j.client.MyCaseClient} is the way in;
 * every call goes through one visible list of steps: observe, retry, rate limit, login, transport.
 */
@NullMarked
package io.github.mycase4j.client;

import org.jspecify.annotations.NullMarked;
