package io.cloudplans.organizationusers.conformance.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Collects the cases of one family. */
public final class Cases {
  private final String family;
  private final List<Case> cases;
  private final String sentence;
  private final Set<Need> needs;

  private Cases(String family, List<Case> cases, String sentence, Set<Need> needs) {
    this.family = family;
    this.cases = cases;
    this.sentence = sentence;
    this.needs = needs;
  }

  /** Returns an empty collection for a family. */
  public static Cases of(String family) {
    return new Cases(family, new ArrayList<>(), "", Set.of());
  }

  /** Returns a view for cases that check the contract's sentence with this beginning. */
  public Cases says(String beginning) {
    return new Cases(family, cases, beginning, needs);
  }

  /** Returns a view for cases with further needs. */
  public Cases needs(Need... more) {
    Set<Need> all = EnumSet.noneOf(Need.class);
    all.addAll(needs);
    all.addAll(Arrays.asList(more));
    return new Cases(family, cases, sentence, all);
  }

  /** Adds a case and returns this view. */
  public Cases add(String name, Script script) {
    cases.add(new Case(family + "." + name, sentence, needs, script));
    return this;
  }

  /** Returns all cases. */
  public List<Case> all() {
    return List.copyOf(cases);
  }
}
