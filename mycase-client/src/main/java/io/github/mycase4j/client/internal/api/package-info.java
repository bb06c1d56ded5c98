/**
 * The implementation of the services. {@code Resource} holds the operations that most resources
 * share, a service names them, and {@code Services} creates the services for one view.
 */
@NullMarked
package io.github.mycase4j.client.internal.api;

import org.jspecify.annotations.NullMarked;
