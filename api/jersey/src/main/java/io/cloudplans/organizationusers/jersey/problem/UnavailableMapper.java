package io.cloudplans.organizationusers.jersey.problem;

import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Responds to an unavailable store. */
final class UnavailableMapper implements ExceptionMapper<StoreUnavailableException> {
  private static final Logger LOG = LoggerFactory.getLogger(UnavailableMapper.class);

  private final ProblemType type;

  UnavailableMapper(ProblemTypes types) {
    type = types.of("unavailable");
  }

  @Override
  public Response toResponse(StoreUnavailableException e) {
    // The cause's message may contain an e-mail address.
    LOG.warn("{} ({})", e.getMessage(), e.getCause() == null ? "" : e.getCause().getClass());
    return ProblemResponses.response(type, List.of(), Map.of());
  }
}
