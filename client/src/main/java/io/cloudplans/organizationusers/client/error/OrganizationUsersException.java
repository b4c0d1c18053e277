package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.Nullable;

/**
 * The superclass of the exceptions that a call throws. There are four kinds: {@link
 * InvalidCallException}, the request could not be sent; {@link ProblemException}, the server says
 * what is wrong; {@link NoResponseException}, no complete response arrived; {@link
 * UnexpectedResponseException}, the contract does not describe the response. No message contains
 * the token.
 */
public abstract class OrganizationUsersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OrganizationUsersException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
