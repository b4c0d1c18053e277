package io.cloudplans.organizationusers.server.filter;

import io.cloudplans.organizationusers.rules.contract.Operation;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a request's head before its body is read, and hands a rejection on to Jersey. */
@PreMatching
public final class HeadChecks implements ContainerRequestFilter {
  private static final String REJECTION = HeadChecks.class.getName();

  private final List<ContainerRequestFilter> inOrder;

  public HeadChecks(List<ContainerRequestFilter> inOrder) {
    this.inOrder = List.copyOf(inOrder);
  }

  /** Returns the operation to execute; null for a page and for a rejected request. */
  public @Nullable Operation admit(ContainerRequestContext request) {
    try {
      for (ContainerRequestFilter check : inOrder) {
        check.filter(request);
      }
      return RouteFilter.operation(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      reject(request, e);
      return null;
    } finally {
      TraceContext.suspend(request);
    }
  }

  /** Makes Jersey respond with the problem of an exception. */
  public static void reject(ContainerRequestContext request, RuntimeException problem) {
    request.setProperty(REJECTION, problem);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    TraceContext.resume(request);
    if (request.getProperty(REJECTION) instanceof RuntimeException problem) {
      throw problem;
    }
  }
}
