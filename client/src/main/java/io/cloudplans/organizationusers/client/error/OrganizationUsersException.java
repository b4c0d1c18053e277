package io.cloudplans.organizationusers.client.error;

import org.jspecify.annotations.Nullable;

/**
 * The parent of all that a call can throw. There are four kinds: {@link InvalidCallException}, the
 * request breaks a rule and was not sent; {@link ProblemException}, the server says what is wrong;
 * {@link NoResponseException}, no whole answer came; {@link UnexpectedResponseException}, an answer
 * came that the contract does not describe. No message of theirs holds the token.
 */
public abstract class OrganizationUsersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OrganizationUsersException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
