/** The settings of a client and how its parts are put together from them. Not exported. */
@NullMarked
package io.github.mycase4j.client.internal.assembly;

import org.jspecify.annotations.NullMarked;
