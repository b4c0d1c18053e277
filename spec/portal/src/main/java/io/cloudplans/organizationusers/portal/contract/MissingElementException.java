package io.cloudplans.organizationusers.portal.contract;

/** Signals that the contract lacks an element that the pages need. */
public final class MissingElementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingElementException(String element, String member) {
    super("The contract has no %s of %s.".formatted(member, element));
  }
}
