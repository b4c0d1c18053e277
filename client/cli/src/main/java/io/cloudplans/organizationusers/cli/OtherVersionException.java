package io.cloudplans.organizationusers.cli;

/** The organization is not at the version that was reviewed. */
final class OtherVersionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherVersionException(String message) {
    super(message);
  }
}
