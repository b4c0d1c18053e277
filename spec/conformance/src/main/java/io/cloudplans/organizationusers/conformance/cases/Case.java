package io.cloudplans.organizationusers.conformance.cases;

import java.util.Set;

/**
 * One case of the kit.
 *
 * @param id its family and its name, {@code family.name}; never renamed
 * @param sentence how the sentence of the contract begins that it checks
 */
public record Case(String id, String sentence, Set<Need> needs, Script script) {
  /** Returns the family's name. */
  public String family() {
    return id.substring(0, id.indexOf('.'));
  }
}
