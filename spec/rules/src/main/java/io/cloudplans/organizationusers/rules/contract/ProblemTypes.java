package io.cloudplans.organizationusers.rules.contract;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The contract's problem types, which are its examples of problems. */
public final class ProblemTypes {
  private final Map<String, ProblemType> types = new LinkedHashMap<>();

  /** Reads the types of a contract. */
  public ProblemTypes(Contract contract) {
    for (var example : contract.document().at("/components/examples").properties()) {
      String slug = example.getKey();
      if (example.getValue().at("/value/type").asText().equals(ProblemType.FOLDER + slug)) {
        types.put(slug, ProblemType.read(slug, example.getValue()));
      }
    }
  }

  /** Returns all types, in the contract's order. */
  public Collection<ProblemType> all() {
    return types.values();
  }

  /** Returns the type with this slug; throws {@link IllegalArgumentException} if there is none. */
  public ProblemType of(String slug) {
    ProblemType type = types.get(slug);
    if (type == null) {
      throw new IllegalArgumentException("the contract has no problem type " + slug);
    }
    return type;
  }
}
