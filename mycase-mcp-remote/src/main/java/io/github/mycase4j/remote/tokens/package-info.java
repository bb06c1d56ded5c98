/** Grants, codes, access and refresh tokens, API tokens: issued, verified and revoked. */
@NullMarked
package io.github.mycase4j.remote.tokens;

import org.jspecify.annotations.NullMarked;
