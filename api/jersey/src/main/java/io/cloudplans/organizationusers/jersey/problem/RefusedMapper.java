package io.cloudplans.organizationusers.jersey.problem;

import static java.util.stream.Collectors.toMap;

import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.roster.Refusal;
import io.cloudplans.organizationusers.rules.roster.RefusedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Responds to a refusal of the roster with the problem type of its name. */
final class RefusedMapper implements ExceptionMapper<RefusedException> {
  private final Map<Refusal, ProblemType> types;
  private final Map<String, String> challenge;

  /**
   * A mapper.
   *
   * @param challenge the headers that ask for a second factor
   */
  RefusedMapper(ProblemTypes types, Map<String, String> challenge) {
    this.types =
        Arrays.stream(Refusal.values())
            .collect(toMap(refusal -> refusal, refusal -> types.of(refusal.slug())));
    this.challenge = challenge;
  }

  @Override
  public Response toResponse(RefusedException e) {
    Map<String, String> headers = e.refusal() == Refusal.STEP_UP_REQUIRED ? challenge : Map.of();
    ProblemType type = Objects.requireNonNull(types.get(e.refusal()));
    return ProblemResponses.response(type, List.of(), headers);
  }
}
