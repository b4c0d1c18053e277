package io.cloudplans.organizationusers.jersey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudplans.organizationusers.jersey.problem.ProblemFeature;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.contract.Routes;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes a Jersey application reject requests that the contract does not allow, in the contract's
 * order: 401 without a valid token, 404 and 405 for unknown routes, 415 and 406 for media types,
 * 413 for large bodies, 400 for syntax. Every error becomes a problem document (RFC 9457), and
 * every response has the contract's common headers. The resource receives only valid requests.
 *
 * <pre>{@code
 * new ResourceConfig()
 *     .register(new OrganizationUsersFeature(contract, (token, request) -> verifier.verify(token)))
 *     .register(resource);
 * }</pre>
 */
public final class OrganizationUsersFeature implements Feature {
  /** The mapper of the stub's models, which omits null members. */
  public static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
          .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
          .build();

  private final Contract contract;
  private final ProblemTypes types;
  private final Authenticator authenticator;
  private final List<ContainerRequestFilter> beforeToken = new ArrayList<>();
  private final List<ContainerRequestFilter> afterToken = new ArrayList<>();
  private Set<String> pages = Set.of();
  private String acrValues = "mfa";

  /**
   * Creates the feature.
   *
   * @param contract the contract to validate requests against
   * @param authenticator returns the caller of a token
   */
  public OrganizationUsersFeature(Contract contract, Authenticator authenticator) {
    this.contract = contract;
    this.types = new ProblemTypes(contract);
    this.authenticator = authenticator;
  }

  /**
   * Sets the paths of the application's other resources, which serve GET without a token.
   *
   * @param paths the paths as sent, case-sensitive; none by default
   * @return this feature
   */
  public OrganizationUsersFeature pages(Set<String> paths) {
    pages = Set.copyOf(paths);
    return this;
  }

  /**
   * Sets the {@code acr_values} of the challenge for a second factor (RFC 9470, section 3).
   *
   * @param values values that the issuer supports, separated by spaces; {@code mfa} by default
   * @return this feature
   */
  public OrganizationUsersFeature acrValues(String values) {
    acrValues = values;
    return this;
  }

  /**
   * Adds a step before the token is checked, such as a measurement.
   *
   * @param step called after the request's id and {@link HeadChecks#operation} are set
   * @return this feature
   */
  public OrganizationUsersFeature beforeToken(ContainerRequestFilter step) {
    beforeToken.add(step);
    return this;
  }

  /**
   * Adds a check after the check of the token, such as a rate limit (429).
   *
   * @param check called after the {@link Caller} is set
   * @return this feature
   */
  public OrganizationUsersFeature afterToken(ContainerRequestFilter check) {
    afterToken.add(check);
    return this;
  }

  /**
   * Returns the checks of a request's head, for an HTTP server that reads a body only after them.
   *
   * @return the checks as configured so far
   */
  public HeadChecks headChecks() {
    RouteFilter routes = new RouteFilter(new Routes(contract.operations(), pages, types));
    List<ContainerRequestFilter> inOrder = new ArrayList<>();
    inOrder.add(new RequestIdFilter());
    inOrder.add(routes::storeOperation);
    inOrder.addAll(beforeToken);
    inOrder.add(new TokenFilter(authenticator, types));
    inOrder.addAll(afterToken);
    inOrder.addAll(List.of(routes, new MediaTypeFilter(types), new SizeFilter(types)));
    return new HeadChecks(inOrder);
  }

  @Override
  public boolean configure(FeatureContext application) {
    application
        .register(headChecks(), 2)
        .register(new ValidationFilter(types), 3)
        .register(new RequestIdFilter(), 2)
        .register(new JsonBodies(JSON))
        .register(new ProblemFeature(types, acrValues));
    return true;
  }
}
