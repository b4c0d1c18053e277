package io.cloudplans.organizationusers.jersey.problem;

import static java.util.stream.Collectors.toMap;

import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.roster.RejectedException;
import io.cloudplans.organizationusers.rules.roster.Rejection;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Responds to a rejection by the roster's rules with the problem type of the same name. */
final class RejectedMapper implements ExceptionMapper<RejectedException> {
  private final Map<Rejection, ProblemType> types;
  private final Map<String, String> challenge;

  /**
   * Creates the mapper.
   *
   * @param challenge the headers that request a second factor
   */
  RejectedMapper(ProblemTypes types, Map<String, String> challenge) {
    this.types =
        Arrays.stream(Rejection.values())
            .collect(toMap(rejection -> rejection, rejection -> types.of(rejection.slug())));
    this.challenge = challenge;
  }

  @Override
  public Response toResponse(RejectedException e) {
    Map<String, String> headers =
        e.rejection() == Rejection.STEP_UP_REQUIRED ? challenge : Map.of();
    ProblemType type = Objects.requireNonNull(types.get(e.rejection()));
    return ProblemResponses.response(type, List.of(), headers);
  }
}
