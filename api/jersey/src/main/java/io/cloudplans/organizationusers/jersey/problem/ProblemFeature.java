package io.cloudplans.organizationusers.jersey.problem;

import io.cloudplans.organizationusers.rules.contract.Challenge;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** Responds to every exception with a problem of the contract. */
public final class ProblemFeature implements Feature {
  private final ProblemTypes types;
  private final String acrValues;

  /**
   * Creates the feature.
   *
   * @param types the contract's problem types
   * @param acrValues the {@code acr_values} of the challenge for a second factor (RFC 9470, section
   *     3)
   */
  public ProblemFeature(ProblemTypes types, String acrValues) {
    this.types = types;
    this.acrValues = acrValues;
  }

  @Override
  public boolean configure(FeatureContext application) {
    application
        .register(new RequestProblemMapper())
        .register(new RejectedMapper(types, Challenge.stepUp(acrValues)))
        .register(new UnavailableMapper(types))
        .register(new WebApplicationExceptionMapper(new StatusTypes(types)))
        .register(new UnexpectedMapper(types));
    return true;
  }
}
