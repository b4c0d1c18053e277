package io.cloudplans.organizationusers.jersey;

import io.cloudplans.organizationusers.rules.contract.Operation;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the head of a request: token, rate, route, media types and declared size. Jersey runs the
 * checks as a filter. An HTTP server that reads a body only after these checks calls {@link #admit}
 * itself; the filter then does not repeat them.
 */
@PreMatching
public final class HeadChecks implements ContainerRequestFilter {
  private static final String OPERATION = Operation.class.getName();
  private static final String REJECTION = HeadChecks.class.getName();
  private static final String ADMITTED = REJECTION + ".admitted";

  private final List<ContainerRequestFilter> inOrder;

  HeadChecks(List<ContainerRequestFilter> inOrder) {
    this.inOrder = List.copyOf(inOrder);
  }

  /**
   * Checks a request before Jersey handles it. Jersey then responds to a rejected request with its
   * problem.
   *
   * @param request the request that Jersey will handle
   * @return the operation to execute; null for a page and for a rejected request
   */
  public @Nullable Operation admit(ContainerRequestContext request) {
    request.setProperty(ADMITTED, true);
    try {
      for (ContainerRequestFilter check : inOrder) {
        check.filter(request);
      }
      return operation(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      reject(request, e);
      return null;
    }
  }

  /**
   * Makes Jersey respond with the problem of an exception.
   *
   * @param request the request that Jersey will handle
   * @param problem any exception that one of the feature's mappers supports
   */
  public static void reject(ContainerRequestContext request, RuntimeException problem) {
    request.setProperty(REJECTION, problem);
  }

  /**
   * Returns the operation of a request.
   *
   * @param request a request whose checks have begun
   * @return the operation; null for a page and for an unknown route
   */
  public static @Nullable Operation operation(ContainerRequestContext request) {
    return (Operation) request.getProperty(OPERATION);
  }

  static void setOperation(ContainerRequestContext request, @Nullable Operation operation) {
    request.setProperty(OPERATION, operation);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getProperty(ADMITTED) == null) {
      admit(request);
    }
    if (request.getProperty(REJECTION) instanceof RuntimeException problem) {
      throw problem;
    }
  }
}
