/** The OAuth 2.1 authorization server: discovery, registration, authorization, tokens. */
@NullMarked
package io.github.mycase4j.remote.oauth;

import org.jspecify.annotations.NullMarked;
