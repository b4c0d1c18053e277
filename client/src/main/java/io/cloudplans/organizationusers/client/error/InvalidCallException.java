package io.cloudplans.organizationusers.client.error;

import java.util.List;

/**
 * The request breaks a rule of the contract, so the client did not send it. The server would answer
 * with an {@link InvalidRequestException}.
 */
public final class InvalidCallException extends OrganizationUsersException {
  private static final long serialVersionUID = 1L;

  /** What is wrong where. */
  @SuppressWarnings("serial") // What List.copyOf answers is serializable.
  private final List<RequestFault> errors;

  /**
   * Makes the exception.
   *
   * @param errors what is wrong where, at least one
   */
  public InvalidCallException(List<RequestFault> errors) {
    super("not sent: " + errors, null);
    this.errors = List.copyOf(errors);
  }

  /**
   * What is wrong where in the request.
   *
   * @return the faults, at least one; they do not repeat the values
   */
  public List<RequestFault> errors() {
    return errors;
  }
}
