package io.cloudplans.organizationusers.client.error;

import java.util.List;

/**
 * Signals a request that the client cannot send: a header has a value that HTTP or the contract
 * does not allow, a text cannot be encoded, or a plan has an invalid reason. Nothing was sent.
 */
public final class InvalidCallException extends OrganizationUsersException {
  private static final long serialVersionUID = 1L;

  /** The faults of the request. */
  @SuppressWarnings("serial") // The result of List.copyOf is serializable.
  private final List<RequestFault> errors;

  /**
   * Creates the exception.
   *
   * @param errors the faults of the request, at least one
   */
  public InvalidCallException(List<RequestFault> errors) {
    super("not sent: " + errors, null);
    this.errors = List.copyOf(errors);
  }

  /**
   * Returns the faults of the request, each with its location.
   *
   * @return the faults, at least one, without the rejected values
   */
  public List<RequestFault> errors() {
    return errors;
  }
}
