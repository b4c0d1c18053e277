package io.cloudplans.organizationusers.portal.contract;

/** Says what the pages need and the contract does not have. */
public final class MissingElementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingElementException(String element, String member) {
    super("The contract has no %s of %s.".formatted(member, element));
  }
}
