package io.cloudplans.organizationusers.rules.contract;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The paths of the server, which are case-sensitive, and their methods. */
public final class Routes {
  private final Map<String, Operation> operations = new HashMap<>();
  private final Map<String, Set<String>> methods = new HashMap<>();
  private final ProblemType routeNotFound;
  private final ProblemType methodNotAllowed;

  /**
   * Creates the routes.
   *
   * @param pages paths outside the contract's operations, for GET only
   */
  public Routes(Collection<Operation> operations, Set<String> pages, ProblemTypes types) {
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

  /** Returns the operation of a request; null for a page and for an unknown path or method. */
  public @Nullable Operation operation(String method, String path) {
    return operations.get((method.equals("HEAD") ? "GET" : method) + ' ' + path);
  }

  /**
   * Throws {@link RequestProblemException} if the path or its method does not exist.
   *
   * @param path the path as sent, percent-encoded
   */
  public void check(String method, String path) {
    Set<String> allowed = methods.get(path);
    if (allowed == null) {
      throw new RequestProblemException(routeNotFound);
    }
    if (!allowed.contains(method)) {
      throw new RequestProblemException(
          methodNotAllowed, List.of(), Map.of("Allow", String.join(", ", allowed)));
    }
  }
}
