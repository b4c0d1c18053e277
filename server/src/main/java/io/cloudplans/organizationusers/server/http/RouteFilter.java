package io.cloudplans.organizationusers.server.http;

import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.server.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets through only the paths there are, letter by letter, and only their methods. Jersey by itself
 * would also take trailing slashes and path parameters, and answer {@code OPTIONS}.
 */
@PreMatching
public final class RouteFilter implements ContainerRequestFilter {
  private static final String OPERATION = Operation.class.getName();

  private final Map<String, Operation> operations = new HashMap<>();
  private final Map<String, Set<String>> methods = new HashMap<>();
  private final ProblemType routeNotFound;
  private final ProblemType methodNotAllowed;

  /**
   * The routes.
   *
   * @param pages paths outside the contract's operations, for GET alone
   */
  public RouteFilter(Collection<Operation> operations, Set<String> pages, ProblemTypes types) {
    for (Operation operation : operations) {
      this.operations.put(operation.method() + ' ' + operation.path(), operation);
      allow(operation.path(), operation.method());
    }
    pages.forEach(page -> allow(page, "GET"));
    routeNotFound = types.of("route-not-found");
    methodNotAllowed = types.of("method-not-allowed");
  }

  private void allow(String path, String method) {
    Set<String> allowed = methods.computeIfAbsent(path, key -> new TreeSet<>());
    allowed.add(method);
    if (method.equals("GET")) {
      allowed.add("HEAD");
    }
  }

  /** The operation that a request is for; null for a page and what is unknown. */
  static @Nullable Operation operation(ContainerRequestContext request) {
    return (Operation) request.getProperty(OPERATION);
  }

  /**
   * Notes which operation a request is for, also for who refuses it before its route is checked.
   */
  void note(ContainerRequestContext request) {
    String path = request.getUriInfo().getRequestUri().getRawPath();
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    request.setProperty(OPERATION, operations.get(method + ' ' + path));
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getRequestUri().getRawPath();
    Set<String> allowed = methods.get(path);
    if (allowed == null) {
      throw new ProblemException(routeNotFound);
    }
    if (!allowed.contains(request.getMethod())) {
      throw new ProblemException(
          methodNotAllowed, List.of(), Map.of("Allow", String.join(", ", allowed)));
    }
  }
}
