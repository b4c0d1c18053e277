package io.cloudplans.organizationusers.rules.roster;

/** Signals that a call breaks a rule of the roster. Nothing was changed. */
public final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Rejection rejection;

  public RejectedException(Rejection rejection) {
    super(rejection.name(), null, false, false);
    this.rejection = rejection;
  }

  public Rejection rejection() {
    return rejection;
  }
}
