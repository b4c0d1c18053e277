package io.cloudplans.organizationusers.conformance.config;

/** Names the member of a configuration that is wrong, and what it must be. */
public final class WrongConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception for a member, as {@code tokens.command}. */
  public WrongConfigurationException(String member, String message) {
    super(member.isEmpty() ? message : member + ": " + message);
  }
}
