package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.rules.contract.Fault;
import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.RequestProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Reads the body, which must be short; the carrier sees that it comes in time. */
@PreMatching
public final class BodyFilter implements ContainerRequestFilter {
  private static final Map<String, String> CLOSE = Map.of("Connection", "close");

  private static final List<Fault> BROKEN =
      List.of(new Fault(Fault.Kind.POINTER, "#", "must arrive whole"));

  private final ProblemType tooLarge;
  private final ProblemType timeout;
  private final ProblemType invalidRequest;

  public BodyFilter(ProblemTypes types) {
    tooLarge = types.of("payload-too-large");
    timeout = types.of("request-timeout");
    invalidRequest = types.of("invalid-request");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Operation operation = RouteFilter.operation(request);
    if (announced(request) > Operation.MOST_BODY_BYTES) {
      throw new RequestProblemException(tooLarge, List.of(), CLOSE);
    }
    if (operation != null && operation.body() != null) {
      request.setEntityStream(new ByteArrayInputStream(read(request.getEntityStream())));
    }
  }

  /** The request's own {@code getLength} fails beyond an int. That it is a number, is checked. */
  private static long announced(ContainerRequestContext request) {
    String length = request.getHeaderString("Content-Length");
    return length == null ? 0 : Long.parseLong(length);
  }

  private byte[] read(InputStream stream) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    try {
      for (int length = stream.read(part); length >= 0; length = stream.read(part)) {
        body.write(part, 0, length);
        if (body.size() > Operation.MOST_BODY_BYTES) {
          throw new RequestProblemException(tooLarge, List.of(), CLOSE);
        }
      }
    } catch (IOException e) {
      throw e.getCause() instanceof TimeoutException
          ? new RequestProblemException(timeout, List.of(), CLOSE)
          : new RequestProblemException(invalidRequest, BROKEN, CLOSE);
    }
    return body.toByteArray();
  }
}
