package io.cloudplans.organizationusers.jersey.problem;

import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Responds to any other exception with an internal error, and logs it. */
final class UnexpectedMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedMapper.class);

  private final ProblemType type;

  UnexpectedMapper(ProblemTypes types) {
    type = types.of("internal-error");
  }

  @Override
  public Response toResponse(Throwable e) {
    LOG.error("a request failed", new RedactedException(e));
    return ProblemResponses.response(type, List.of(), Map.of());
  }
}
