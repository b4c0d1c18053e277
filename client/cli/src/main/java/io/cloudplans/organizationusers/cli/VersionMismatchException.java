package io.cloudplans.organizationusers.cli;

/** Signals that the organization is not at the reviewed version. */
final class VersionMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VersionMismatchException(String message) {
    super(message);
  }
}
